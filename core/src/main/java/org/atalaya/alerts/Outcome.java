// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

/**
 * How an alert ended. It is counted and never shown: "ended" does not mean "found", and not that
 * she is alive.
 */
public enum Outcome {
  LOCATED_ALIVE("located-alive"),
  LOCATED_DEAD("located-dead"),
  /** For example a report that was none. */
  OTHER("other"),
  /** She, her family or a shelter asked for it. */
  WITHDRAWN("withdrawn");

  private final String code;

  Outcome(String code) {
    this.code = code;
  }

  /** Its name where it is counted. */
  public String code() {
    return code;
  }
}
