// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.atalaya.widgets.desk.Panel;

/** Until when the public sees it, and the button that shows it. */
final class PublishPanel extends Panel {

  private static final long serialVersionUID = 1L;
  private static final Duration USUAL = Duration.ofDays(7);

  private final DeskWords words;
  private final H3 heading = new H3();
  private final Paragraph who = new Paragraph();
  private final DateTimePicker expires = new DateTimePicker();
  private final Button publish = new Button();
  private String act = "activate";

  PublishPanel(DeskWords words, AlertActs acts, SerializableRunnable changed) {
    this.words = words;
    expires.setWidth("100%");
    expires.setMaxWidth("26rem");
    expires.setStep(Duration.ofMinutes(30));
    expires.addValueChangeListener(event -> changed.run());
    publish.addThemeVariants(ButtonVariant.PRIMARY);
    publish.addClickListener(event -> acts.publish());
    add(heading, who, expires, publish);
    label();
  }

  void label() {
    heading.setText(words.text(act));
    who.setText(words.text(act + ".who"));
    publish.setText(words.text(act + ".button"));
    expires.setLabel(words.text("expires"));
    expires.setHelperText(words.text("expires.hint"));
    expires.setDatePickerI18n(words.calendar());
    expires.setLocale(words.locale());
    expires.setDateAriaLabel(words.text("expires.day"));
    expires.setTimeAriaLabel(words.text("expires.time"));
  }

  /** For a draft, or for what is posted; a week from now, as a rule. */
  void show(boolean draft) {
    act = draft ? "activate" : "update";
    LocalDateTime now = LocalDateTime.ofInstant(words.now(), words.zone());
    expires.setValue(now.plus(USUAL).truncatedTo(ChronoUnit.HOURS));
    allow();
    label();
  }

  Optional<Instant> expires() {
    return expires.getOptionalValue().map(local -> local.atZone(words.zone()).toInstant());
  }

  /** What a preview says where nothing is chosen. */
  Instant previewed() {
    return expires().orElseGet(() -> words.now().plus(USUAL));
  }

  void refuse(String reason) {
    expires.setErrorMessage(reason);
    expires.setInvalid(true);
  }

  void allow() {
    expires.setInvalid(false);
  }
}
