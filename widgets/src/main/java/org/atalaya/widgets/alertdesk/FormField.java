// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.SerializableRunnable;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A field of the form, which knows whether somebody has typed into it since it was filled: what was
 * typed is not lost where the alert is loaded anew.
 *
 * @param <V> what it holds
 */
final class FormField<V> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final AbstractField<?, V> field;
  private final SerializableFunction<V, String> inWords;
  private boolean filling;
  private boolean typed;
  private boolean wrong;
  private String hint = "";

  /**
   * A field.
   *
   * @param key of its words: {@code field.key}, and {@code hint.key} where it has one
   * @param inWords what a value is called
   */
  FormField(String key, AbstractField<?, V> field, SerializableFunction<V, String> inWords) {
    this.key = key;
    this.field = field;
    this.inWords = inWords;
  }

  void onTyped(SerializableRunnable listener) {
    field.addValueChangeListener(event -> {
      if (!filling) {
        typed = true;
        wrong = false;
        listener.run();
      }
    });
  }

  Component component() {
    return field;
  }

  Optional<V> value() {
    return field.getOptionalValue();
  }

  boolean isTyped() {
    return typed;
  }

  /** What was typed is saved. */
  void settle() {
    typed = false;
  }

  /** Whether it holds something that is no value at all, such as "12x" for an age. */
  boolean isUnreadable() {
    return !wrong
        && field.isEmpty()
        && field instanceof HasValidationProperties validated
        && validated.isInvalid();
  }

  /** Puts a value in the place of whatever there is. */
  void fill(Optional<V> value) {
    put(value);
    typed = false;
    allow();
    help(hint);
  }

  private void help(String text) {
    if (field instanceof HasHelper helped) {
      helped.setHelperText(text);
    }
  }

  /** Puts a value where nothing was typed; else says what it is elsewhere. */
  void merge(Optional<V> value, DeskWords words) {
    if (!typed) {
      fill(value);
    } else if (!value.equals(value())) {
      String theirs = value.map(inWords::apply).orElseGet(() -> words.text("nothing"));
      help(words.text("theirs", theirs));
    }
  }

  private void put(Optional<V> value) {
    filling = true;
    try {
      field.setValue(value.orElseGet(field::getEmptyValue));
    } finally {
      filling = false;
    }
  }

  /** Offers other values, of which the present one stays if it is among them. */
  void offer(List<V> values, SerializableConsumer<List<V>> items) {
    Optional<V> before = value();
    filling = true;
    try {
      items.accept(values);
    } finally {
      filling = false;
    }
    put(before.flatMap(kept -> values.stream().filter(kept::equals).findFirst()));
  }

  /**
   * Names it.
   *
   * @param hinted whether there are words that help to fill it in
   */
  void label(DeskWords words, boolean hinted) {
    if (field instanceof HasLabel labelled) {
      labelled.setLabel(words.text("field." + key));
    }
    hint = hinted ? words.text("hint." + key) : "";
    help(hint);
  }

  void refuse(String reason) {
    if (field instanceof HasValidationProperties validated) {
      wrong = true;
      validated.setErrorMessage(reason);
      validated.setInvalid(true);
    }
  }

  void allow() {
    if (field instanceof HasValidationProperties validated) {
      wrong = false;
      validated.setInvalid(false);
    }
  }

  void focus() {
    if (field instanceof Focusable<?> focusable) {
      focusable.focus();
    }
  }
}
