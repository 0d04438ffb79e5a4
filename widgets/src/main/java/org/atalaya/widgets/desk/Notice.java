// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.function.SerializableRunnable;
import org.atalaya.widgets.identity.Tokens;

/**
 * What became of what staff did last. It stays in sight, and is said to those who do not see it.
 */
public final class Notice extends Div {

  /** Colour of what went wrong, readable on light and dark. */
  public static final String ALARM = Tokens.either("alarm");

  private static final long serialVersionUID = 1L;
  private static final String CALM = Tokens.either("good");

  private final Paragraph text = new Paragraph();

  /** One that says nothing yet. */
  public Notice() {
    // There before its text comes: a live region that comes with it is not read out.
    getElement().setAttribute("role", "status");
    text.getStyle().setMargin("0");
    getStyle()
        .setPosition(Style.Position.STICKY)
        .setTop("0")
        .setZIndex(1)
        .set("background", "var(--vaadin-background-color, var(--lumo-base-color, Canvas))");
  }

  /** Tells what was done. */
  public void done(String words) {
    show(words, CALM);
  }

  /** Tells why nothing was done. */
  public void problem(String words) {
    show(words, ALARM);
  }

  /** A problem with a way out of it. */
  public void problem(String words, String way, SerializableRunnable out) {
    show(words, ALARM);
    add(new Button(way, event -> out.run()));
  }

  /** Tells nothing any more. */
  public void clear() {
    removeAll();
    getStyle().remove("border").remove("padding");
  }

  /** What it says; empty if nothing. */
  public String said() {
    return text.isAttached() ? text.getText() : "";
  }

  private void show(String words, String colour) {
    removeAll();
    text.setText(words);
    add(text);
    getStyle().setBorder("2px solid " + colour).setPadding("0.75rem");
  }
}
