// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import org.atalaya.cases.Wording;
import org.atalaya.widgets.auditview.AuditView;
import org.atalaya.widgets.auditview.AuditViewSource;
import org.atalaya.widgets.staff.StaffAccess;
import org.atalaya.widgets.staff.StaffRole;
import org.springframework.security.authentication.AuthenticationManager;

/** Who did what. */
@Route("auditoria")
@RolesAllowed(DeskApplication.ROLE)
public final class AuditPage extends Div implements HasDynamicTitle {

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(AuditPage.class);

  /** The page. */
  public AuditPage(
      AuditViewSource source,
      StaffAccess access,
      AuthenticationManager passwords,
      AuthenticationContext authentication) {
    DeskHeader header = new DeskHeader(getLocale(), access, passwords, authentication);
    DeskRules rules = header.rules();
    boolean may = access.roles(DeskRules.signedIn()).contains(StaffRole.AUDIT);
    Main main =
        new Main(
            may
                ? new AuditView(source, rules::fresh)
                : new Paragraph(WORDING.text(getLocale(), "audit.no-role")));
    main.addClassName("desk-main");
    add(header, main);
  }

  @Override
  public String getPageTitle() {
    return WORDING.text(getLocale(), "audit");
  }
}
