// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Places for those without script while far more write than usual: each a moment from which on a
 * form may be sent, one after the other. Who asks for many forms moves the end of the queue, so no
 * place is further away than somebody can be asked to wait; from there on places are shared.
 */
final class TipQueue {

  /** Less than anybody takes who fills in the form. */
  static final Duration LEAST = Duration.ofSeconds(20);

  /** The furthest place. */
  static final Duration MOST = Duration.ofMinutes(2);

  private static final Duration APART = Duration.ofMillis(500);

  private final InstantSource clock;
  private Instant last = Instant.MIN.plus(APART);

  TipQueue(InstantSource clock) {
    this.clock = clock;
  }

  /** How long it is to the next place, from {@link #LEAST} to {@link #MOST}. */
  synchronized Duration next() {
    Instant now = clock.instant();
    Instant next = last.plus(APART);
    if (next.isBefore(now.plus(LEAST))) {
      next = now.plus(LEAST);
    } else if (next.isAfter(now.plus(MOST))) {
      next = now.plus(MOST);
    }
    last = next;
    return Duration.between(now, next);
  }
}
