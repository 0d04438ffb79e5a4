// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.search.OpenedLetters;
import org.atalaya.tips.search.OpenedLetters.Alike;
import org.atalaya.widgets.desk.Panel;

/** The tips that who is signed in has opened, too, and that say much the same. */
final class AlikePanel extends Panel {

  private static final long serialVersionUID = 1L;
  private static final int MOST = 5;

  private final TipWords words;
  private final TipAccess access;
  private final SerializableConsumer<String> open;
  private final H3 heading = new H3();
  private final Paragraph about = new Paragraph();
  private final UnorderedList list = new UnorderedList();

  AlikePanel(TipWords words, TipAccess access, SerializableConsumer<String> open) {
    this.words = words;
    this.access = access;
    this.open = open;
    add(heading, about, list);
  }

  void show(TipId tip) {
    clear();
    List<Alike> found =
        access.inbox().opened().alike(access.staff(), access.units(), tip, MOST).stream()
            .filter(one -> access.find(one.tip().text()).isPresent())
            .toList();
    setVisible(!found.isEmpty());
    if (!found.isEmpty()) {
      heading.setText(words.text("alike"));
      about.setText(words.text("alike.about", OpenedLetters.KEPT.toMinutes()));
      found.forEach(this::add);
    }
  }

  private void add(Alike alike) {
    String id = alike.tip().text();
    String told = words.text("alike.one", TipWords.shortened(id), alike.percent());
    Button button = new Button(told, event -> open.accept(id));
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.setAriaLabel(words.text("list.open", TipWords.shortened(id)) + ". " + told);
    list.add(new ListItem(button));
  }

  void clear() {
    list.removeAll();
  }
}
