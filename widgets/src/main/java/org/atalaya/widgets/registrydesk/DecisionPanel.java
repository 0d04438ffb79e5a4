// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.registrydesk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.function.SerializableBiConsumer;
import java.util.List;
import org.atalaya.registry.Decision;
import org.atalaya.registry.Decision.Act;
import org.atalaya.registry.RequestState;
import org.atalaya.widgets.desk.Confirmation;
import org.atalaya.widgets.desk.Panel;

/** What can be decided, and the reason without which nothing is. */
final class DecisionPanel extends Panel {

  private static final long serialVersionUID = 1L;

  private final RegistryWords words;
  private final SerializableBiConsumer<Act, String> decide;
  private final H3 heading = new H3();
  private final Paragraph about = new Paragraph();
  private final TextArea reason = new TextArea();
  private final Div buttons = new Div();

  /**
   * The panel.
   *
   * @param decide is given what was decided and the reason, after it was confirmed
   */
  DecisionPanel(RegistryWords words, SerializableBiConsumer<Act, String> decide) {
    this.words = words;
    this.decide = decide;
    reason.setWidth("40rem");
    reason.setMaxWidth("100%");
    reason.setMinRows(3);
    reason.setMaxLength(Decision.LONGEST_REASON);
    // Known before it is left, so that nobody leaves it behind unasked.
    reason.setValueChangeMode(ValueChangeMode.LAZY);
    buttons
        .getStyle()
        .setDisplay(Style.Display.FLEX)
        .setFlexWrap(Style.FlexWrap.WRAP)
        .set("gap", "0.5rem 1rem");
    add(heading, about, reason, buttons);
  }

  /** Offers what can be decided there; what is typed stays. */
  void show(RequestState state) {
    List<Act> acts = acts(state);
    setVisible(!acts.isEmpty());
    heading.setText(words.text("decide"));
    about.setText(words.text("decide.about"));
    reason.setLabel(words.text("decide.reason"));
    reason.setHelperText(words.text("decide.reason.hint"));
    buttons.removeAll();
    acts.forEach(act -> buttons.add(button(act)));
  }

  private static List<Act> acts(RequestState state) {
    return switch (state) {
      case RequestState.Unproved unproved -> List.of();
      case RequestState.Proved proved -> List.of();
      case RequestState.InReview review -> List.of(Act.ISSUE, Act.REFUSE);
      case RequestState.Issued issued -> List.of(Act.REVOKE);
      case RequestState.Refused refused -> List.of(Act.APPEAL);
      case RequestState.Revoked revoked -> List.of(Act.APPEAL);
    };
  }

  private Button button(Act act) {
    Button button = new Button(words.text("act." + act.name()), event -> chosen(act));
    switch (act) {
      case ISSUE, APPEAL -> button.addThemeVariants(ButtonVariant.PRIMARY);
      case REFUSE, REVOKE -> button.addThemeVariants(ButtonVariant.ERROR);
    }
    return button;
  }

  private void chosen(Act act) {
    String given = reason.getValue().strip();
    reason.setErrorMessage(words.text("decide.reason.missing"));
    reason.setInvalid(given.isEmpty());
    if (given.isEmpty()) {
      reason.focus();
    } else {
      Confirmation.askFinal(words, "ask." + act.name(), () -> decide.accept(act, given));
    }
  }

  boolean isTyped() {
    return !reason.getValue().isBlank();
  }

  void clear() {
    reason.clear();
    reason.setInvalid(false);
  }
}
