// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes the ids of what is kept here.
 *
 * <p>They are UUIDs of version 7 (RFC 9562, §5.7) of which the time is the day (UTC) alone and the
 * other 74 bits are random. So new rows lie together in an index, as databases like it, while an id
 * that is shown to the public (in a feed, an address) tells neither the minute in which staff began
 * an alert, which could be matched with a call or a complaint, nor how many there were that day.
 */
@FunctionalInterface
public interface Ids {

  /** A new id. */
  UUID next();

  /**
   * Ids by a clock and a source of random numbers.
   *
   * @param random not to be foreseen, since ids of drafts are not public; safe for use by threads
   */
  static Ids of(InstantSource clock, RandomGenerator random) {
    return () -> {
      long day = clock.instant().truncatedTo(ChronoUnit.DAYS).toEpochMilli();
      long high = day << 16 | 0x7000 | random.nextInt(0x1000);
      long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
      return new UUID(high, low);
    };
  }
}
