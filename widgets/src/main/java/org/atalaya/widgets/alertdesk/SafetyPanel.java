// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.alerts.SafetyAssessment;
import org.atalaya.alerts.SafetyAssessment.Answer;
import org.atalaya.widgets.desk.Panel;

/**
 * Whether the alert would put her in danger: the question, what the registers say, the override.
 */
final class SafetyPanel extends Panel {

  private static final long serialVersionUID = 1L;

  private final DeskWords words;
  private final AlertActs acts;
  private final H3 heading = new H3();
  private final Paragraph why = new Paragraph();
  private final RadioButtonGroup<Answer> question = new RadioButtonGroup<>();
  private final Button assess = new Button();
  private final UnorderedList findings = new UnorderedList();
  private final TextArea reason = new TextArea();
  private final Button override = new Button();
  private final Div second = new Div(reason, override);

  SafetyPanel(DeskWords words, AlertActs acts) {
    this.words = words;
    this.acts = acts;
    question.setItems(Answer.NO, Answer.YES, Answer.UNKNOWN);
    assess.addClickListener(event -> assess());
    override.addClickListener(event -> override());
    second.setWidthFull();
    reason.setWidthFull();
    reason.setMaxLength(1000);
    add(heading, why, question, assess, findings, second);
    label();
  }

  void label() {
    heading.setText(words.text("safety"));
    why.setText(words.text("safety.why"));
    question.setLabel(words.text("safety.question"));
    question.setHelperText(words.text("safety.question.hint"));
    question.setItemLabelGenerator(this::answer);
    assess.setText(words.text("safety.assess"));
    reason.setLabel(words.text("safety.reason"));
    reason.setHelperText(words.text("safety.reason.hint"));
    override.setText(words.text("safety.override"));
  }

  private String answer(Answer answer) {
    return words.text("answer." + answer.name().toLowerCase(Locale.ROOT));
  }

  private void assess() {
    boolean answered = question.getValue() != null;
    question.setInvalid(!answered);
    question.setErrorMessage(words.text("safety.unanswered"));
    if (answered) {
      acts.assess(question.getValue());
    }
  }

  private void override() {
    acts.override(reason.getValue());
  }

  /** Says that the reason cannot be. */
  void refuseReason(String why) {
    reason.setErrorMessage(why);
    reason.setInvalid(true);
  }

  boolean isTyped() {
    return !reason.isEmpty();
  }

  /** Shows what was found, and leaves alone what is typed. */
  void show(Optional<SafetyAssessment> assessment) {
    findings.removeAll();
    if (assessment.isEmpty()) {
      findings.add(new ListItem(words.text("safety.none")));
    }
    assessment.ifPresent(this::tell);
    second.setVisible(assessment.filter(made -> !made.passes()).isPresent());
  }

  private void tell(SafetyAssessment made) {
    String finding = made.finding().name().toLowerCase(Locale.ROOT).replace('_', '-');
    findings.add(
        new ListItem(words.text("safety.finding." + finding)),
        new ListItem(words.text("safety.answered", answer(made.leftToBeSafe()))));
    made.override()
        .ifPresent(why -> findings.add(new ListItem(words.text("safety.overridden", why))));
    findings.add(new ListItem(words.text(made.passes() ? "safety.passes" : "safety.blocks")));
  }

  /** Forgets what is typed. */
  void clear() {
    question.clear();
    question.setInvalid(false);
    reason.clear();
    reason.setInvalid(false);
    findings.removeAll();
  }
}
