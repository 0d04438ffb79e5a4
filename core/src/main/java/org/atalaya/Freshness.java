// SPDX-License-Identifier: Apache-2.0
package org.atalaya;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How far an observatory follows the live system of which it tells. It says nothing of any table:
 * those move on the calendar of their releases, however fresh the records are.
 *
 * @param asOf up to when the system's changes are known, by its own clock
 * @param lag how long ago that was, never below zero
 */
public record Freshness(Instant asOf, Duration lag) {

  /** The same to the minute, both rounded down: for what is kept and given to many. */
  public Freshness toMinutes() {
    return new Freshness(asOf.truncatedTo(ChronoUnit.MINUTES), lag.truncatedTo(ChronoUnit.MINUTES));
  }
}
