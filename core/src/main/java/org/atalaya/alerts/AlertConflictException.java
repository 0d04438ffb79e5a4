// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import org.atalaya.cases.Label;

/** Somebody changed the alert meanwhile: look at it as it is now, and decide again. */
public final class AlertConflictException extends RuntimeException {

  private final int given;
  private final int current;

  AlertConflictException(int given, int current) {
    super("the alert was changed meanwhile: given version %d, now %d".formatted(given, current));
    this.given = given;
    this.current = current;
  }

  /** The version that was to be changed. */
  public int given() {
    return given;
  }

  /** The version as it is now. */
  public int current() {
    return current;
  }

  /** What to tell staff. */
  public Label label() {
    return AlertProblem.WORDING.label("conflict");
  }
}
