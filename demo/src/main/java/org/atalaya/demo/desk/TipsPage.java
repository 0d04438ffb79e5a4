// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import org.atalaya.cases.Wording;
import org.atalaya.widgets.staff.StaffAccess;
import org.atalaya.widgets.staff.StaffRole;
import org.atalaya.widgets.tipdesk.TipDesk;
import org.atalaya.widgets.tipdesk.TipDeskSource;
import org.springframework.security.authentication.AuthenticationManager;

/** The desk for tips. */
@Route("avisos")
@RolesAllowed(DeskApplication.ROLE)
public final class TipsPage extends Div implements HasDynamicTitle {

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(TipsPage.class);

  /** The page. */
  public TipsPage(
      TipDeskSource source,
      StaffAccess access,
      AuthenticationManager passwords,
      AuthenticationContext authentication) {
    DeskHeader header = new DeskHeader(getLocale(), access, passwords, authentication);
    DeskRules rules = header.rules();
    boolean may = access.roles(DeskRules.signedIn()).contains(StaffRole.TIPS);
    Main main = new Main();
    if (may) {
      TipDesk desk = new TipDesk(source, () -> DeskRules.signedIn().getName(), TipsPage::units);
      desk.setEvents(DeskApplication.EVENTS);
      desk.setGuard((act, proceed) -> rules.fresh(proceed));
      main.add(new Paragraph(WORDING.text(getLocale(), "tips.invented")), desk);
    } else {
      main.add(new Paragraph(WORDING.text(getLocale(), "tips.no-role")));
    }
    main.addClassName("desk-main");
    add(header, main);
  }

  private static Set<String> units() {
    return DeskApplication.UNITS.getOrDefault(DeskRules.signedIn().getName(), Set.of());
  }

  @Override
  public String getPageTitle() {
    return WORDING.text(getLocale(), "tips");
  }
}
