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
import org.atalaya.widgets.registrydesk.RegistryDesk;
import org.atalaya.widgets.registrydesk.RegistryDeskSource;
import org.atalaya.widgets.staff.StaffAccess;
import org.atalaya.widgets.staff.StaffRole;
import org.springframework.security.authentication.AuthenticationManager;

/** The desk for certificates of absence. */
@Route("constancias")
@RolesAllowed(DeskApplication.ROLE)
public final class RegistryPage extends Div implements HasDynamicTitle {

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(RegistryPage.class);

  /** The page. */
  public RegistryPage(
      RegistryDeskSource source,
      StaffAccess access,
      AuthenticationManager passwords,
      AuthenticationContext authentication) {
    DeskHeader header = new DeskHeader(getLocale(), access, passwords, authentication);
    DeskRules rules = header.rules();
    boolean may = access.roles(DeskRules.signedIn()).contains(StaffRole.CERTIFICATES);
    Main main = new Main();
    if (may) {
      RegistryDesk desk = new RegistryDesk(source, () -> DeskRules.signedIn().getName());
      desk.setEvents(DeskApplication.EVENTS);
      desk.setGuard((act, proceed) -> rules.fresh(proceed));
      main.add(desk);
    } else {
      main.add(new Paragraph(WORDING.text(getLocale(), "certificates.no-role")));
    }
    main.addClassName("desk-main");
    add(header, main);
  }

  @Override
  public String getPageTitle() {
    return WORDING.text(getLocale(), "certificates");
  }
}
