// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

/** What was typed is no receipt. Says nothing of what was typed. */
public final class InvalidReceiptException extends Exception {

  private final Kind kind;

  /** What is wrong with it. */
  public enum Kind {
    /** Something in it is neither digit, space nor dash. */
    CHARACTER,
    /** It has more or fewer than 24 digits. */
    LENGTH,
    /** A digit is wrong, or two changed places. */
    CHECK_DIGIT
  }

  InvalidReceiptException(Kind kind) {
    super("a receipt has 24 digits of which the last checks the others: " + kind);
    this.kind = kind;
  }

  /** What is wrong with it. */
  public Kind kind() {
    return kind;
  }
}
