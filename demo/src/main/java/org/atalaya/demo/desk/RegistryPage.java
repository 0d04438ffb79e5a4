// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import org.atalaya.widgets.registrydesk.RegistryDesk;
import org.atalaya.widgets.registrydesk.RegistryDeskSource;
import org.atalaya.widgets.staff.StaffAccess;
import org.atalaya.widgets.staff.StaffRole;
import org.springframework.security.authentication.AuthenticationManager;

/** The desk for certificates of absence. */
@Route("constancias")
@RolesAllowed(DeskApplication.ROLE)
public final class RegistryPage extends StaffPage {

  private static final long serialVersionUID = 1L;

  /** The page. */
  public RegistryPage(
      RegistryDeskSource source,
      StaffAccess access,
      AuthenticationManager passwords,
      AuthenticationContext authentication) {
    super("certificates", access, passwords, authentication);
    if (!may(access, StaffRole.CERTIFICATES)) {
      say("certificates.no-role");
      return;
    }
    DeskRules rules = rules();
    RegistryDesk desk = new RegistryDesk(source, () -> DeskRules.signedIn().getName());
    desk.setEvents(DeskApplication.EVENTS);
    desk.setGuard((act, proceed) -> rules.fresh(proceed));
    show(
        desk,
        """
        RegistryDesk desk = new RegistryDesk(source, () -> signedIn.id());
        add(desk);\
        """);
  }
}
