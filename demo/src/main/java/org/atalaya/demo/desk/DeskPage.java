// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import org.atalaya.widgets.alertdesk.AlertDesk;
import org.atalaya.widgets.alertdesk.AlertDeskSource;
import org.atalaya.widgets.staff.StaffAccess;
import org.springframework.security.authentication.AuthenticationManager;

/** The desk for alerts, and who is signed in. */
@Route("")
@RolesAllowed(DeskApplication.ROLE)
public final class DeskPage extends StaffPage {

  private static final long serialVersionUID = 1L;

  /** The page. */
  public DeskPage(
      AlertDeskSource source,
      StaffAccess access,
      AuthenticationManager passwords,
      AuthenticationContext authentication) {
    super("title", access, passwords, authentication);
    AlertDesk desk = new AlertDesk(source, () -> DeskRules.signedIn().getName());
    desk.setEvents(DeskApplication.EVENTS);
    desk.setGuard(rules());
    show(
        desk,
        """
        AlertDesk desk = new AlertDesk(source, () -> signedIn.id());
        add(desk);\
        """);
  }
}
