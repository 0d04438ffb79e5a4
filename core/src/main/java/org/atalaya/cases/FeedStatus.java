// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the following of a feed goes. {@code asOf} and {@code lag} may be told to anyone; everything
 * else is for staff only, since the numbers are exact.
 *
 * @param asOf up to when the store knows the system's changes, by the clock of the system; absent
 *     until all were read once
 * @param lag how long ago that is by the clock of the store, never below zero
 * @param sincePass how long ago, by the clock of the store alone, all were read that there were;
 *     absent until they were since the store was opened, or, where several nodes share it, by any
 *     of them
 * @param added rows that changes added to the store, each counted once for each unit, corrected
 *     ones included
 * @param withdrawn rows that changes closed, counted likewise
 * @param rowsSetAside changes that could not be applied and were not followed by one of the same
 *     row that could
 * @param setAside the last 100 of these
 * @param unknownCodes codes that the mapping does not list and that were counted as unknown, by
 *     column, by this process since this store was opened; at most 100 for each column, cut to 40
 *     characters
 * @param problem why this process does not follow the feed just now; the message holds no content
 *     of a row
 */
public record FeedStatus(
    Optional<Instant> asOf,
    Optional<Duration> lag,
    Optional<Duration> sincePass,
    long added,
    long withdrawn,
    long rowsSetAside,
    List<SetAside> setAside,
    Map<String, Set<String>> unknownCodes,
    Optional<String> problem) {

  public FeedStatus {
    setAside = List.copyOf(setAside);
    unknownCodes = Map.copyOf(unknownCodes);
  }

  /** As-of time, lag and problem; the numbers are not for logs. */
  @Override
  public String toString() {
    return "FeedStatus[as of %s, lag %s, problem %s]"
        .formatted(
            asOf.map(Instant::toString).orElse("unknown"),
            lag.map(Duration::toString).orElse("unknown"),
            problem.orElse("none"));
  }

  /**
   * A change that could not be applied; what the store held of the row before stays.
   *
   * @param unit a counting unit of the table
   * @param changeId which change, as the feed calls it
   * @param reason what is wrong with it, without its content
   * @param since when it was set aside
   */
  public record SetAside(CountingUnit unit, String changeId, String reason, Instant since) {}
}
