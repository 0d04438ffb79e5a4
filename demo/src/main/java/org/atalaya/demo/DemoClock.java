// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.atalaya.guatemala.Guatemala;

/**
 * The time of the records, which an evaluator can have pass more quickly to see what the next
 * release brings. It never goes back: a release cannot be taken back either.
 */
public final class DemoClock extends Clock {

  private final Clock now = Clock.system(Guatemala.ZONE);
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  /** Has the time pass up to {@code time}; does nothing where it is later already. */
  public void passTo(Instant time) {
    Duration distance = Duration.between(now.instant(), time);
    ahead.accumulateAndGet(distance, (one, other) -> one.compareTo(other) >= 0 ? one : other);
  }

  @Override
  public Instant instant() {
    return now.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return now.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
