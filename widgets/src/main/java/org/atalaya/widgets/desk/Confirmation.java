// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.desk;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Says what will happen before it does. */
public final class Confirmation {

  private Confirmation() {}

  /**
   * Asks with the words {@code key.title}, {@code key.text} and {@code key.yes}.
   *
   * @param arguments of title and text; never anything of a person
   */
  public static void ask(
      DeskText words, String key, SerializableRunnable yes, Object... arguments) {
    open(words, key, "primary", yes, arguments);
  }

  /** As {@link #ask}, of what cannot be taken back. */
  public static void askFinal(
      DeskText words, String key, SerializableRunnable yes, Object... arguments) {
    open(words, key, "error primary", yes, arguments);
  }

  private static void open(
      DeskText words, String key, String theme, SerializableRunnable yes, Object... arguments) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(words.text(key + ".title", arguments));
    dialog.setText(words.text(key + ".text", arguments));
    AtomicReference<@Nullable SerializableRunnable> act = new AtomicReference<>(yes);
    dialog.setConfirmButton(words.text(key + ".yes"), event -> confirmed(dialog, act));
    dialog.setConfirmButtonTheme(theme);
    dialog.addCancelListener(event -> act.set(null));
    dialog.setCancelable(true);
    dialog.setCancelText(words.text("cancel"));
    dialog.open();
  }

  /**
   * Flow may keep the dialog for a while, which must not keep the page of an alert that is over.
   */
  private static void confirmed(
      ConfirmDialog dialog, AtomicReference<@Nullable SerializableRunnable> act) {
    SerializableRunnable once = act.getAndSet(null);
    dialog.close();
    dialog.removeFromParent();
    if (once != null) {
      once.run();
    }
  }
}
