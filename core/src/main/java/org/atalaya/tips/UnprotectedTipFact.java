// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.atalaya.tips.TipEnvelope.Minor;

/**
 * What is counted of a tip: nothing that is sealed, and of the envelope no number of a case, no
 * alert and no municipality. An exact record like those of cases, published only by way of {@code
 * disclosure}.
 *
 * <p>Of a tip that concerns somebody in a prosecutor's office or the police only when it came and
 * how it was dealt with is counted: its place and subject could tell that person of it.
 *
 * @param id the same for good, and of no other tip
 * @param received the day
 * @param department code; empty where no place was given
 * @param crimeGroup code; empty where none was given
 * @param waited from when the desk first had it to when staff first said that they have it,
 *     additions and other units left aside; empty while nobody has said so
 * @param closedAs empty while it is open
 */
public record UnprotectedTipFact(
    String id,
    LocalDate received,
    Optional<String> department,
    Subject subject,
    Optional<String> crimeGroup,
    Minor minor,
    Optional<Duration> waited,
    Optional<CloseReason> closedAs) {

  /** What a tip said that it is about. */
  public enum Subject {
    ALERT,
    CASE,
    /** Neither an alert nor a case that has a number. */
    OTHER,
    /** Not told: it concerns somebody in an office. */
    WITHHELD
  }

  /** Nothing of what it says. */
  @Override
  public String toString() {
    return "UnprotectedTipFact[…]";
  }
}
