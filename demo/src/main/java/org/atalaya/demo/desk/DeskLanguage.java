// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import org.atalaya.cases.Wording;

/** The language of the desk: Spanish, until somebody chooses the other for her session. */
final class DeskLanguage implements VaadinServiceInitListener {

  private static final long serialVersionUID = 1L;
  private static final String CHOSEN = "desk.language";

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event
        .getSource()
        .addUIInitListener(init -> {
          UI ui = init.getUI();
          Locale locale = chosen(ui.getSession());
          ui.setLocale(locale);
          ui.getPage().executeJs("document.documentElement.lang = $0", locale.getLanguage());
        });
  }

  private static Locale chosen(VaadinSession session) {
    return session.getAttribute(CHOSEN) instanceof Locale chosen
        ? chosen
        : Wording.LANGUAGES.getFirst();
  }

  /** Changes to the language that is not the page's, in its own word. */
  static Button button() {
    Locale now = chosen(VaadinSession.getCurrent());
    Locale other =
        Wording.LANGUAGES.stream().filter(each -> !each.equals(now)).findFirst().orElse(now);
    String name = other.getDisplayLanguage(other);
    Button button =
        new Button(
            name.substring(0, 1).toUpperCase(other) + name.substring(1),
            event -> {
              VaadinSession.getCurrent().setAttribute(CHOSEN, other);
              UI.getCurrent().getPage().reload();
            });
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.getElement().setAttribute("lang", other.getLanguage());
    return button;
  }
}
