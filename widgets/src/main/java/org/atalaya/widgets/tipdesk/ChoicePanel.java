// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.function.SerializableBiConsumer;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;
import org.atalaya.tips.CloseReason;
import org.atalaya.tips.ForwardReason;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.TipState;
import org.atalaya.widgets.desk.Confirmation;
import org.atalaya.widgets.desk.Panel;

/** Gives a tip to another unit, or closes it; for a reason of a list. */
final class ChoicePanel extends Panel {

  private static final long serialVersionUID = 1L;

  private final TipWords words;
  private final SerializableBiConsumer<String, ForwardReason> forward;
  private final SerializableConsumer<CloseReason> close;
  private final H3 forwardHeading = new H3();
  private final Paragraph forwardAbout = new Paragraph();
  private final Select<String> unit = new Select<>();
  private final Select<ForwardReason> forwardReason = new Select<>();
  private final Button give = new Button();
  private final Div forwarding = row(unit, forwardReason, give);
  private final H3 closeHeading = new H3();
  private final Paragraph closeAbout = new Paragraph();
  private final Select<CloseReason> closeReason = new Select<>();
  private final Button end = new Button();
  private final Div closing = row(closeReason, end);

  /** The panel; both are given what was chosen, after it was confirmed. */
  ChoicePanel(
      TipWords words,
      SerializableBiConsumer<String, ForwardReason> forward,
      SerializableConsumer<CloseReason> close) {
    this.words = words;
    this.forward = forward;
    this.close = close;
    forwardReason.setItems(ForwardReason.values());
    closeReason.setItems(CloseReason.values());
    give.addClickListener(event -> chosenForward());
    end.addClickListener(event -> chosenClose());
    add(forwardHeading, forwardAbout, forwarding, closeHeading, closeAbout, closing);
  }

  private static Div row(Component... parts) {
    Div row = new Div(parts);
    row.getStyle()
        .setDisplay(Style.Display.FLEX)
        .setFlexWrap(Style.FlexWrap.WRAP)
        .setAlignItems(Style.AlignItems.BASELINE)
        .set("gap", "0 1rem");
    return row;
  }

  /** Offers what can be done; what was chosen stays as far as it can. */
  void show(InboxEntry entry) {
    label();
    List<String> others = words.others(entry);
    String chosen = unit.getValue();
    unit.setItems(others);
    if (others.contains(chosen)) {
      unit.setValue(chosen);
    }
    forwarding.setVisible(!others.isEmpty());
    forwardAbout.setText(words.text(others.isEmpty() ? "forward.nowhere" : "forward.about"));
    boolean closable = entry.state() == TipState.ACKNOWLEDGED;
    closing.setVisible(closable);
    closeAbout.setText(words.text("close.about." + entry.state().name()));
  }

  private void label() {
    forwardHeading.setText(words.text("forward"));
    unit.setLabel(words.text("forward.unit"));
    unit.setItemLabelGenerator(words::unit);
    forwardReason.setLabel(words.text("forward.reason"));
    forwardReason.setItemLabelGenerator(one -> words.text("forward." + one.name()));
    give.setText(words.text("forward.do"));
    closeHeading.setText(words.text("close"));
    closeReason.setLabel(words.text("close.reason"));
    closeReason.setItemLabelGenerator(one -> words.text("close." + one.name()));
    end.setText(words.text("close.do"));
    List.of(unit, forwardReason, closeReason)
        .forEach(select -> select.setErrorMessage(words.text("choose")));
  }

  private void chosenForward() {
    unit.setInvalid(unit.isEmpty());
    forwardReason.setInvalid(forwardReason.isEmpty());
    if (!unit.isEmpty() && !forwardReason.isEmpty()) {
      String to = unit.getValue();
      ForwardReason why = forwardReason.getValue();
      Confirmation.askFinal(words, "ask.forward", () -> forward.accept(to, why), words.unit(to));
    }
  }

  private void chosenClose() {
    closeReason.setInvalid(closeReason.isEmpty());
    if (!closeReason.isEmpty()) {
      CloseReason why = closeReason.getValue();
      Confirmation.ask(words, "ask.close", () -> close.accept(why));
    }
  }

  void clear() {
    unit.clear();
    forwardReason.clear();
    closeReason.clear();
  }
}
