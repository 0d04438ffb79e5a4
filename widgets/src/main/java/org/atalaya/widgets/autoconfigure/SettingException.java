// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Settings of {@code atalaya.*}, or what they name, with which the application cannot start. It
 * names files and settings, never a secret or a record.
 */
final class SettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String description;
  private final String action;

  /** What is wrong, and what to do about it. */
  SettingException(String description, String action) {
    this(description, action, null);
  }

  SettingException(String description, String action, @Nullable Throwable cause) {
    super(description + " " + action, cause);
    this.description = description;
    this.action = action;
  }

  /** What {@code cause} says is wrong with a setting. */
  static SettingException of(String setting, Exception cause, String action) {
    return new SettingException(setting + ": " + cause.getMessage(), action, cause);
  }

  String description() {
    return description;
  }

  String action() {
    return action;
  }
}
