// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.function.SerializableConsumer;
import org.atalaya.alerts.Outcome;
import org.atalaya.alerts.Requester;
import org.atalaya.widgets.desk.Panel;

/** The ways in which an alert goes: it ends, is withdrawn, or was never more than a draft. */
final class ClosePanel extends Panel {

  private static final long serialVersionUID = 1L;

  private final DeskWords words;
  private final H3 withdrawHeading = new H3();
  private final Paragraph withdrawText = new Paragraph();
  private final RadioButtonGroup<Requester> requester = new RadioButtonGroup<>();
  private final Button withdraw = new Button();
  private final H3 endHeading = new H3();
  private final Paragraph endText = new Paragraph();
  private final RadioButtonGroup<Outcome> outcome = new RadioButtonGroup<>();
  private final Button end = new Button();
  private final H3 discardHeading = new H3();
  private final Paragraph discardText = new Paragraph();
  private final Button discard = new Button();

  ClosePanel(DeskWords words, AlertActs acts) {
    this.words = words;
    requester.setItems(Requester.values());
    outcome.setItems(Outcome.LOCATED_ALIVE, Outcome.LOCATED_DEAD, Outcome.OTHER);
    end.addClickListener(event -> chosen(outcome, acts::end));
    withdraw.addThemeVariants(ButtonVariant.ERROR);
    withdraw.addClickListener(event -> chosen(requester, acts::withdraw));
    discard.addClickListener(event -> acts.discard());
    for (H3 further : new H3[] {withdrawHeading, discardHeading}) {
      further.getStyle().setMarginTop("2rem");
    }
    add(endHeading, endText, outcome, end);
    add(withdrawHeading, withdrawText, requester, withdraw);
    add(discardHeading, discardText, discard);
    label();
  }

  private <T> void chosen(RadioButtonGroup<T> group, SerializableConsumer<T> act) {
    T value = group.getValue();
    group.setErrorMessage(words.text("choose"));
    group.setInvalid(value == null);
    if (value != null) {
      act.accept(value);
    }
  }

  void label() {
    endHeading.setText(words.text("end"));
    endText.setText(words.text("end.about"));
    outcome.setLabel(words.text("end.outcome"));
    outcome.setItemLabelGenerator(one -> words.text("outcome." + one.code()));
    end.setText(words.text("end.button"));
    withdrawHeading.setText(words.text("withdraw"));
    withdrawText.setText(words.text("withdraw.about"));
    requester.setLabel(words.text("withdraw.requester"));
    requester.setItemLabelGenerator(one -> words.text("requester." + one.code()));
    withdraw.setText(words.text("withdraw.button"));
    discardHeading.setText(words.text("discard"));
    discardText.setText(words.text("discard.about"));
    discard.setText(words.text("discard.button"));
  }

  /** Offers what can be done with a draft, or with what is posted. */
  void show(boolean draft) {
    for (Component part : new Component[] {endHeading, endText, outcome, end}) {
      part.setVisible(!draft);
    }
    for (Component part : new Component[] {discardHeading, discardText, discard}) {
      part.setVisible(draft);
    }
    for (RadioButtonGroup<?> group : new RadioButtonGroup<?>[] {outcome, requester}) {
      group.clear();
      group.setInvalid(false);
    }
  }
}
