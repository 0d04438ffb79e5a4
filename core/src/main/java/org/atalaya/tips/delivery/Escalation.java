// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far up a tip was told that nobody acknowledges.
 *
 * @param level 0 for the person in charge, 1 for the first superior, and so on
 * @param at since when
 */
record Escalation(int level, Instant at) {

  /**
   * What comes next, if anything does. A clock that jumps does little harm: forwards, it is told
   * one level up too early and the next step is counted from there; backwards, the step begins
   * anew.
   *
   * @param step how long each is given to answer, above zero
   * @param top the highest level there is
   */
  Optional<Escalation> next(Instant now, Duration step, int top) {
    if (now.isBefore(at)) {
      return Optional.of(new Escalation(level, now));
    }
    boolean due = level < top && Duration.between(at, now).compareTo(step) >= 0;
    return due ? Optional.of(new Escalation(level + 1, now)) : Optional.empty();
  }
}
