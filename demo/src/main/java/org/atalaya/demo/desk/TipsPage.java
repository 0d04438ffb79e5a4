// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import org.atalaya.widgets.staff.StaffAccess;
import org.atalaya.widgets.staff.StaffRole;
import org.atalaya.widgets.tipdesk.TipDesk;
import org.atalaya.widgets.tipdesk.TipDeskSource;
import org.springframework.security.authentication.AuthenticationManager;

/** The desk for tips. */
@Route("avisos")
@RolesAllowed(DeskApplication.ROLE)
public final class TipsPage extends StaffPage {

  private static final long serialVersionUID = 1L;

  /** The page. */
  public TipsPage(
      TipDeskSource source,
      StaffAccess access,
      AuthenticationManager passwords,
      AuthenticationContext authentication) {
    super("tips", access, passwords, authentication);
    if (!may(access, StaffRole.TIPS)) {
      say("tips.no-role");
      return;
    }
    DeskRules rules = rules();
    TipDesk desk = new TipDesk(source, () -> DeskRules.signedIn().getName(), TipsPage::units);
    desk.setEvents(DeskApplication.EVENTS);
    desk.setGuard((act, proceed) -> rules.fresh(proceed));
    say("tips.invented");
    show(
        desk,
        """
        TipDesk desk = new TipDesk(source, () -> signedIn.id(), () -> signedIn.units());
        add(desk);\
        """);
  }

  private static Set<String> units() {
    return DeskApplication.UNITS.getOrDefault(DeskRules.signedIn().getName(), Set.of());
  }
}
