// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Optional;

/** Something that an evaluator causes, and where to watch what it does. */
abstract class Experiment extends Section {

  private static final long serialVersionUID = 1L;

  private final Visit visit;
  private final Paragraph state = new Paragraph();
  private final Div acts = new Div();

  /**
   * An experiment.
   *
   * @param key first part of the names of its texts
   */
  Experiment(Visit visit, String key) {
    this.visit = visit;
    addClassName("portal-experiment");
    acts.addClassName("portal-acts");
    state.addClassName("portal-state");
    // Read out when it changes: it says what the button did.
    state.getElement().setAttribute("role", "status");
    add(new H2(visit.text(key)), new Paragraph(visit.text(key + ".watch")), acts, state);
  }

  /** Shows how things are now. */
  abstract void update();

  final Visit visit() {
    return visit;
  }

  /** Adds a button; what it did is shown at once. */
  final NativeButton act(String text, Runnable act) {
    NativeButton button =
        new NativeButton(
            text,
            click -> {
              act.run();
              update();
            });
    acts.add(button);
    return button;
  }

  /** Adds a link to another site, where it is running. */
  final void site(Optional<String> address, String key) {
    address.ifPresent(there -> {
      Anchor link = new Anchor(there, visit.text(key));
      link.setTarget("_blank");
      acts.add(link);
    });
  }

  /** Says how things are. */
  final void say(String text) {
    if (!state.getText().equals(text)) {
      state.setText(text);
    }
  }

  /** Adds what is to be watched. */
  final void watch(Component... components) {
    add(components);
  }
}
