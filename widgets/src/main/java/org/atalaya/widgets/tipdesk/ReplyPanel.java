// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.Optional;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.LetterContent;
import org.atalaya.tips.sealing.SealedReply;
import org.atalaya.tips.sealing.TipLetter;
import org.atalaya.widgets.desk.Confirmation;
import org.atalaya.widgets.desk.Panel;

/** Answers whoever sent it; what is typed stays in the browser until it is sealed. */
final class ReplyPanel extends Panel {

  private static final long serialVersionUID = 1L;

  /** Characters; accents and line ends take two bytes. */
  private static final int LONGEST = 3000;

  private final TipWords words;
  private final H3 heading = new H3();
  private final Paragraph about = new Paragraph();
  private final UnkeptArea answer = new UnkeptArea(LONGEST);
  private final Button send = new Button();
  private final SerializableConsumer<SerializableRunnable> guarded;
  private final SerializableConsumer<TipLetter> reply;

  /**
   * The panel.
   *
   * @param guarded runs what it is given if it may be done
   * @param reply is given the answer, and closes nothing
   */
  ReplyPanel(
      TipWords words,
      SerializableConsumer<SerializableRunnable> guarded,
      SerializableConsumer<TipLetter> reply) {
    this.words = words;
    this.guarded = guarded;
    this.reply = reply;
    send.addThemeVariants(ButtonVariant.PRIMARY);
    send.addClickListener(event -> chosen());
    add(heading, about, answer, send);
  }

  /** What is typed stays. */
  void show(InboxEntry entry) {
    heading.setText(words.text("reply"));
    about.setText(words.text(entry.hasMailbox() ? "reply.about" : "reply.none"));
    answer.label(words.text("reply.text"), words.text("reply.hint"));
    send.setText(words.text("reply.send"));
    answer.setVisible(entry.hasMailbox());
    send.setVisible(entry.hasMailbox());
  }

  private void chosen() {
    answer.refuse(answer.isTyped() ? "" : words.text("reply.missing"));
    if (answer.isTyped()) {
      Confirmation.askFinal(
          words, "ask.reply", () -> guarded.accept(() -> answer.take(this::taken)));
    }
  }

  private void taken(String text) {
    if (text.isBlank()) {
      answer.refuse(words.text("reply.missing"));
      return;
    }
    try (TipLetter letter = new LetterContent(text.strip(), Optional.empty()).letter()) {
      if (letter.plaintext().length > SealedReply.MOST_CONTENT_BYTES) {
        answer.refuse(words.text("reply.too-long"));
      } else {
        reply.accept(letter);
      }
    }
  }

  boolean isTyped() {
    return answer.isTyped();
  }

  void clear() {
    answer.clear();
  }
}
