// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import org.atalaya.cases.Wording;
import org.atalaya.widgets.alertdesk.AlertDesk;
import org.atalaya.widgets.alertdesk.AlertDeskSource;
import org.atalaya.widgets.staff.StaffAccess;
import org.springframework.security.authentication.AuthenticationManager;

/** The desk for alerts, and who is signed in. */
@Route("")
@RolesAllowed(DeskApplication.ROLE)
public final class DeskPage extends Div implements HasDynamicTitle {

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(DeskPage.class);

  /** The page over these alerts. */
  public DeskPage(
      AlertDeskSource source,
      StaffAccess access,
      AuthenticationManager passwords,
      AuthenticationContext authentication) {
    DeskHeader header = new DeskHeader(getLocale(), access, passwords, authentication);
    AlertDesk desk = new AlertDesk(source, () -> DeskRules.signedIn().getName());
    desk.setEvents(DeskApplication.EVENTS);
    desk.setGuard(header.rules());
    Main main = new Main(desk);
    main.addClassName("desk-main");
    add(header, main);
  }

  @Override
  public String getPageTitle() {
    return WORDING.text(getLocale(), "title");
  }
}
