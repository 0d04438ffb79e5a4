// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import org.atalaya.cases.Label;

/**
 * The person in charge of a tip, and why.
 *
 * @param person the id
 * @param reason how it came to this person
 * @param explanation the same in words, for staff
 */
public record InCharge(String person, Reason reason, Label explanation) {

  /** How it comes to somebody. */
  public enum Reason {
    /** Has the case. */
    CASE,
    /** Is on duty in the unit. */
    DUTY,
    /** Stands in for who would be. */
    SUBSTITUTE,
    /** Is the superior of who would be, who is absent without a substitute. */
    SUPERIOR,
    /** Heads the unit in which nobody else was found. */
    HEAD,
    /** Heads the unit, and the directory did not answer. */
    DIRECTORY_AWAY
  }
}
