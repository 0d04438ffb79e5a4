// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.time.Instant;
import java.util.List;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.statistics.Indicator.Tier;

/**
 * What was released of a kind of table, and when more will be.
 *
 * @param tier the kind of table
 * @param past the last {@link #MOST_PAST} releases that can be asked for, the newest first
 * @param next the next dates, the nearest first: {@link #MOST_NEXT} at most; none where no calendar
 *     says so, or each version is a release
 */
public record TierReleases(Tier tier, List<Past> past, List<Instant> next) {

  /** Most releases of the past that are told: of a daily tier, two months. */
  public static final int MOST_PAST = 60;

  /** Most dates that are told beforehand: of a monthly tier, a year. */
  public static final int MOST_NEXT = 12;

  public TierReleases {
    past = List.copyOf(past);
    next = List.copyOf(next);
  }

  /**
   * A release.
   *
   * @param version of which state of the records it told
   * @param released since when
   */
  public record Past(DatasetVersion version, Instant released) {}
}
