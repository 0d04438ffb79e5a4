// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.spring.security.AuthenticationContext;
import org.atalaya.cases.Wording;
import org.atalaya.widgets.staff.StaffAccess;
import org.atalaya.widgets.staff.StaffRole;
import org.springframework.security.authentication.AuthenticationManager;

/** A page of the desk: its header, what it is for, and how that is had elsewhere. */
abstract class StaffPage extends Div implements HasDynamicTitle {

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(StaffPage.class);

  private final DeskHeader header;
  private final Main main = new Main();
  private final String title;

  /**
   * A page.
   *
   * @param title name of the text that is its title
   */
  StaffPage(
      String title,
      StaffAccess access,
      AuthenticationManager passwords,
      AuthenticationContext authentication) {
    this.title = title;
    header = new DeskHeader(getLocale(), access, passwords, authentication);
    main.addClassName("desk-main");
    add(header, main);
  }

  /** Whether the one who is signed in has this role. */
  static boolean may(StaffAccess access, StaffRole role) {
    return access.roles(DeskRules.signedIn()).contains(role);
  }

  /** What is asked before an act. */
  final DeskRules rules() {
    return header.rules();
  }

  /** Adds a sentence: the text of this name. */
  final void say(String key) {
    main.add(new Paragraph(WORDING.text(getLocale(), key)));
  }

  /**
   * Adds a component of the library.
   *
   * @param java how a Vaadin view has it
   */
  final void show(Component component, String java) {
    Pre code = new Pre(java);
    code.getElement().setAttribute("tabindex", "0");
    NativeDetails embedding = new NativeDetails(WORDING.text(getLocale(), "embedding"));
    embedding.setContent(new Div(new Paragraph(WORDING.text(getLocale(), "embedding.lead")), code));
    embedding.addClassName("desk-embedding");
    main.add(component, embedding);
  }

  @Override
  public String getPageTitle() {
    return WORDING.text(getLocale(), title);
  }
}
