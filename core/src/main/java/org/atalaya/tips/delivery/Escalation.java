// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * How far up a tip was told that nobody acknowledges.
 *
 * @param level 0 for the person in charge, 1 for the first superior, and so on
 * @param at since when
 */
record Escalation(int level, Instant at) {

  /**
   * What comes next, if anything does; at the top the same level again, from now on. A clock that
   * jumps does little harm: forwards, it is told one level up too early and the next step is
   * counted from there; backwards, the step begins anew.
   *
   * @param step how long each is given to answer, above zero
   * @param top asked for the highest level there is, once the step is over
   */
  Optional<Escalation> next(Instant now, Duration step, IntSupplier top) {
    if (now.isBefore(at)) {
      return Optional.of(new Escalation(level, now));
    }
    return Duration.between(at, now).compareTo(step) >= 0
        ? Optional.of(new Escalation(Math.min(level + 1, top.getAsInt()), now))
        : Optional.empty();
  }
}
