// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.util.Optional;

/**
 * Whether an alert would put the person who is missing in danger. It is made before activation and
 * falls with every later change of the draft.
 *
 * @param finding of the reporter against her complaints and protection orders
 * @param leftToBeSafe what those who know her answered when asked whether she left to be safe
 * @param override why it is activated nevertheless, and that by a second person; empty if nobody
 *     decided so
 */
public record SafetyAssessment(
    ReporterCheck.Finding finding, Answer leftToBeSafe, Optional<String> override) {

  /** What was answered. */
  public enum Answer {
    NO,
    YES,
    /** Nobody could tell. It does not block: most often nobody can. */
    UNKNOWN
  }

  /** Whether the alert may be activated. */
  public boolean passes() {
    return override.isPresent()
        || finding == ReporterCheck.Finding.NOTHING && leftToBeSafe != Answer.YES;
  }

  /** Nothing of the reason, which may tell of her. */
  @Override
  public String toString() {
    return "SafetyAssessment[passes=%s]".formatted(passes());
  }
}
