// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import org.atalaya.widgets.auditview.AuditView;
import org.atalaya.widgets.auditview.AuditViewSource;
import org.atalaya.widgets.staff.StaffAccess;
import org.atalaya.widgets.staff.StaffRole;
import org.springframework.security.authentication.AuthenticationManager;

/** Who did what. */
@Route("auditoria")
@RolesAllowed(DeskApplication.ROLE)
public final class AuditPage extends StaffPage {

  private static final long serialVersionUID = 1L;

  /** The page. */
  public AuditPage(
      AuditViewSource source,
      StaffAccess access,
      AuthenticationManager passwords,
      AuthenticationContext authentication) {
    super("audit", access, passwords, authentication);
    if (!may(access, StaffRole.AUDIT)) {
      say("audit.no-role");
      return;
    }
    show(
        new AuditView(source, rules()::fresh),
        "add(new AuditView(new AuditViewSource(audit, breakGlass, zone), guard));");
  }
}
