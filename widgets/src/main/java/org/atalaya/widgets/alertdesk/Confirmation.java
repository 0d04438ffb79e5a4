// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.function.SerializableRunnable;

/** Says what will happen before it does. */
final class Confirmation {

  private Confirmation() {}

  /**
   * Asks with the words {@code key.title}, {@code key.text} and {@code key.yes}.
   *
   * @param arguments of title and text; never anything of a person
   */
  static void ask(DeskWords words, String key, SerializableRunnable yes, Object... arguments) {
    open(words, key, "primary", yes, arguments);
  }

  /** As {@link #ask}, of what cannot be taken back. */
  static void askFinal(DeskWords words, String key, SerializableRunnable yes, Object... arguments) {
    open(words, key, "error primary", yes, arguments);
  }

  private static void open(
      DeskWords words, String key, String theme, SerializableRunnable yes, Object... arguments) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(words.text(key + ".title", arguments));
    dialog.setText(words.text(key + ".text", arguments));
    dialog.setConfirmButton(words.text(key + ".yes"), event -> yes.run());
    dialog.setConfirmButtonTheme(theme);
    dialog.setCancelable(true);
    dialog.setCancelText(words.text("cancel"));
    dialog.open();
  }
}
