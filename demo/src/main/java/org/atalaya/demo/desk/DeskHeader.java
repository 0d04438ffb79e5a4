// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Locale;
import org.atalaya.cases.Wording;
import org.atalaya.widgets.desk.DeskText;
import org.atalaya.widgets.staff.StaffAccess;
import org.springframework.security.authentication.AuthenticationManager;

/** The pages of the desk, who is signed in, and the way to take a role in an emergency. */
final class DeskHeader extends Header {

  private static final long serialVersionUID = 1L;

  private final DeskRules rules;

  DeskHeader(
      Locale locale,
      StaffAccess access,
      AuthenticationManager passwords,
      AuthenticationContext authentication) {
    DeskText words = (key, arguments) -> text(locale, key, arguments);
    rules = new DeskRules(access, new PasswordAgain(passwords, words), locale);
    String staff = DeskRules.signedIn().getName();
    Nav pages =
        new Nav(
            new RouterLink(words.text("alerts"), DeskPage.class),
            new RouterLink(words.text("certificates"), RegistryPage.class),
            new RouterLink(words.text("tips"), TipsPage.class),
            new RouterLink(words.text("audit"), AuditPage.class));
    Span who = new Span(words.text("signed-in", DeskApplication.USERS.getOrDefault(staff, staff)));
    Button leave = new Button(words.text("sign-out"), event -> authentication.logout());
    add(
        new DeskLetterhead(locale),
        new H1(words.text("title")),
        pages,
        new EmergencyButton(rules, words, locale),
        DeskLanguage.button(),
        who,
        leave);
    addClassName("desk-header");
  }

  private static String text(Locale locale, String key, Object... arguments) {
    return Wording.of(DeskHeader.class).text(locale, key, arguments);
  }

  /** What is asked before an act. */
  DeskRules rules() {
    return rules;
  }
}
