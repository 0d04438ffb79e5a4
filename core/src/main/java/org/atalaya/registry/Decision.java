// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.Instant;

/**
 * What staff did with a request, and why.
 *
 * @param act what
 * @param staff pseudonym of who, as in the audit chain
 * @param reason for staff only; not in {@link #toString}
 */
public record Decision(Act act, Instant at, String staff, String reason) {

  /** What may be done. */
  public enum Act {
    ISSUE,
    REFUSE,
    REVOKE,
    APPEAL
  }

  /** Characters of a reason at the most. */
  public static final int LONGEST_REASON = 2000;

  public Decision {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "reason: allowed: 1 to %d characters. Provided: %d"
              .formatted(LONGEST_REASON, reason.length()));
    }
  }

  /** Without the reason. */
  @Override
  public String toString() {
    return "Decision[" + act + ", " + at + "]";
  }
}
