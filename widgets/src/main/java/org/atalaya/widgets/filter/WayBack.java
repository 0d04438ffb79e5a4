// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.filter;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;
import java.util.Map;

/** The way from all places into the one that is shown, each step of which leads back. */
final class WayBack extends Nav {

  private static final long serialVersionUID = 1L;

  private final SerializableConsumer<Map<String, String>> onStep;

  /**
   * A step.
   *
   * @param name of the place
   * @param choices what is chosen there
   */
  record Step(String name, Map<String, String> choices) {}

  /**
   * @param onStep told what is chosen at the step to which a reader goes
   */
  WayBack(SerializableConsumer<Map<String, String>> onStep) {
    this.onStep = onStep;
  }

  /** Shows a way; none for no steps. */
  void show(StatisticsFilterI18n words, List<Step> steps) {
    setAriaLabel(words.way());
    setVisible(!steps.isEmpty());
    removeAll();
    for (Step step : steps) {
      boolean here = step == steps.getLast();
      add(here ? here(step) : back(step));
      if (!here) {
        Span between = new Span(" › ");
        between.getElement().setAttribute("aria-hidden", "true");
        add(between);
      }
    }
  }

  private Component back(Step step) {
    Map<String, String> choices = Map.copyOf(step.choices());
    Button button = new Button(step.name(), event -> onStep.accept(choices));
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    return button;
  }

  private static Span here(Step step) {
    Span here = new Span(step.name());
    here.getElement().setAttribute("aria-current", "page");
    return here;
  }
}
