// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

/** Ends the reading of a file; without a cause, whose message might quote the file. */
final class CapRefusedException extends Exception {

  private static final int LONGEST_NAME = 60;

  private final CapRefusal reason;
  private final String element;

  /** The file as a whole is at fault. */
  CapRefusedException(CapRefusal reason) {
    this(reason, "");
  }

  CapRefusedException(CapRefusal reason, String element) {
    super(reason.code());
    this.reason = reason;
    this.element =
        element.length() <= LONGEST_NAME ? element : element.substring(0, LONGEST_NAME) + "…";
  }

  CapRefusal reason() {
    return reason;
  }

  String element() {
    return element;
  }
}
