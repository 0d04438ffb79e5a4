// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.Locale;
import org.atalaya.cases.Wording;

/**
 * Says why there is no page, and where to go on. It asks the observatory nothing, which may be what
 * does not answer.
 */
abstract class ProblemPage extends Div implements HasDynamicTitle {

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(ProblemPage.class);

  private final String key;
  private String title = "";

  /** A page with the texts of this key. */
  ProblemPage(String key) {
    this.key = key;
    addClassName("portal");
  }

  /** Writes the page in the language that the address asks for. */
  final void fill(BeforeEnterEvent event) {
    Locale locale = Visit.language(event.getLocation().getQueryParameters());
    event.getUI().setLocale(locale);
    event.getUI().getPage().executeJs("document.documentElement.lang = $0", locale.getLanguage());
    String heading = WORDING.text(locale, key + ".title");
    title = PortalIdentity.current().title(locale, heading);
    Main main =
        new Main(
            new H1(heading),
            new Paragraph(WORDING.text(locale, key + ".explanation")),
            new Paragraph(home(locale, WORDING.text(locale, "problem.home"))),
            new Paragraph(WORDING.text(locale, "help")));
    removeAll();
    add(header(locale), main);
  }

  private static Header header(Locale locale) {
    Div top = new Div(new Div(PortalIdentity.current().letterhead(locale)));
    top.addClassName("portal-top");
    Header header = new Header(top);
    header.addClassName("portal-header");
    return header;
  }

  /** Loaded anew, since it may be the application that does not answer. */
  private static Anchor home(Locale locale, String text) {
    Anchor home = new Anchor(Visit.isEnglish(locale) ? "/?lang=en" : "/", text);
    home.setRouterIgnore(true);
    return home;
  }

  @Override
  public String getPageTitle() {
    return title;
  }
}
