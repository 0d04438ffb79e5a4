// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import org.atalaya.cases.Wording;
import org.atalaya.widgets.alertdesk.AlertDesk;
import org.atalaya.widgets.alertdesk.AlertDeskSource;
import org.springframework.security.core.context.SecurityContextHolder;

/** The desk for alerts, and who is signed in. */
@Route("")
@RolesAllowed(DeskApplication.ROLE)
public final class DeskPage extends Div implements HasDynamicTitle {

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(DeskPage.class);

  /** The page over these alerts. */
  public DeskPage(AlertDeskSource source, AuthenticationContext authentication) {
    Button leave = new Button(text("sign-out"), event -> authentication.logout());
    Span who = new Span(text("signed-in", DeskApplication.USERS.getOrDefault(staff(), staff())));
    Header header = new Header(new H1(text("title")), DeskLanguage.button(), who, leave);
    header.addClassName("desk-header");
    Main main = new Main(new AlertDesk(source, DeskPage::staff));
    main.addClassName("desk-main");
    add(header, main);
  }

  /** The id that sign-in gives. */
  private static String staff() {
    return requireNonNull(
            SecurityContextHolder.getContext().getAuthentication(), "nobody is signed in")
        .getName();
  }

  private String text(String key, Object... arguments) {
    return WORDING.text(getLocale(), key, arguments);
  }

  @Override
  public String getPageTitle() {
    return text("title");
  }
}
