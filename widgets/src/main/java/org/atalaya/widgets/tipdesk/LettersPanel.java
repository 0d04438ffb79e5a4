// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import org.atalaya.tips.LetterContent;
import org.atalaya.tips.OpenedTip;
import org.atalaya.tips.OpenedTip.Part;
import org.atalaya.widgets.desk.Notice;
import org.atalaya.widgets.desk.Panel;

/** What was written: the letter, what was added to it, and the answers. */
final class LettersPanel extends Panel {

  private static final long serialVersionUID = 1L;

  private final TipWords words;
  private final H3 heading = new H3();
  private final Div written = new Div();

  LettersPanel(TipWords words) {
    this.words = words;
    add(heading, written);
  }

  void show(OpenedTip tip) {
    clear();
    heading.setText(words.text("letters"));
    List<Part> letters = tip.letters();
    for (int place = 0; place < letters.size(); place++) {
      add(place == 0 ? words.text("letter") : words.text("addition", place), letters.get(place));
    }
    for (Part reply : tip.replies()) {
      add(words.text("answer", reply.number() + 1), reply);
    }
  }

  private void add(String title, Part part) {
    written.add(new H4(title));
    switch (part) {
      case Part.Unreadable unreadable -> written.add(alarm("letter.unreadable"));
      case Part.Readable readable ->
          LetterContent.read(readable.letter())
              .ifPresentOrElse(this::add, () -> written.add(alarm("letter.other-form")));
    }
  }

  private void add(LetterContent content) {
    written.add(new UnkeptText().say(content.text()));
    Optional<String> contact = content.contact();
    if (contact.isPresent()) {
      Paragraph title = new Paragraph(words.text("letter.contact"));
      title.getStyle().setFontWeight(600).setMargin("0.5rem 0 0");
      written.add(title, new UnkeptText().say(contact.get()));
    }
  }

  private Paragraph alarm(String key) {
    Paragraph said = new Paragraph(words.text(key));
    said.getStyle().setColor(Notice.ALARM);
    return said;
  }

  void clear() {
    written.removeAll();
  }
}
