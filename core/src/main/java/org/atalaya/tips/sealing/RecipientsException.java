// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

/** A list of recipients may not be used; nothing is sealed by it. */
public final class RecipientsException extends Exception {

  private final Reason reason;

  /** Why not. */
  public enum Reason {
    /** It cannot be read. */
    FORM("is not written as such lists are"),
    /** The root did not sign it. */
    SIGNATURE("is not signed by the root"),
    /** An earlier one than was seen before. */
    OLDER("is older than one that was in use before"),
    /** Its time is over, or has not begun. */
    TIME("has run out, or is not issued yet");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  RecipientsException(Reason reason, String detail) {
    super("the list of recipients " + reason.words + detail);
    this.reason = reason;
  }

  /** Why not. */
  public Reason reason() {
    return reason;
  }
}
