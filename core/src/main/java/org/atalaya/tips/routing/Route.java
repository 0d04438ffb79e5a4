// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import org.atalaya.cases.Label;

/**
 * The unit that a tip goes to, and why.
 *
 * @param unit its id
 * @param reason by which rule
 * @param explanation the same for staff, in words; not for the public, as it may say what the
 *     directory knows of a case
 */
public record Route(String unit, Reason reason, Label explanation) {

  /** The rules, in their order, and what they come to where they fail. */
  public enum Reason {
    /** It concerns somebody in a prosecutor's office or the police. */
    OFFICE,
    /** The unit has the case of the alert. */
    ALERT,
    /** The unit has the case. */
    CASE,
    /** Somebody under age is concerned. */
    MINOR,
    /** The unit is on duty for the offence and the place. */
    DUTY,
    /** No other rule names a unit. */
    NO_OTHER,
    /** The directory did not answer: whose the case is has to be found out by staff. */
    DIRECTORY_AWAY,
    /** The case is with a unit that gets no tips. */
    UNKNOWN_UNIT;

    /** Whether staff should look whether another unit is the right one. */
    public boolean isMakeshift() {
      return this == DIRECTORY_AWAY || this == UNKNOWN_UNIT;
    }
  }
}
