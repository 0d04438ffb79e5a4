// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.time.Duration;
import java.util.OptionalLong;

/** Told how far a long reading of a feed is. For staff only: the numbers are exact. */
@FunctionalInterface
public interface FeedProgress {

  /** For whoever does not want to know. */
  FeedProgress NONE = (rows, elapsed, remaining) -> {};

  /**
   * Called after each batch, from the thread that applies.
   *
   * @param rows changes read since it began to catch up
   * @param elapsed how long that took; rows by seconds are the rate
   * @param remaining how many changes are still to come, where the feed knows
   */
  void at(long rows, Duration elapsed, OptionalLong remaining);
}
