// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A state of the store that can be asked for again.
 *
 * @param number 1 for the first load, one more for each later change; 0 for an empty store
 * @param asOf the last day about which the records can say something: that of the latest
 *     registration
 * @param loadedAt when it was loaded, later than the version before whatever the clock says; for
 *     those loaded together as the history with which a store opens the same time
 * @param spans the calendar periods covered, by time dimension; a dimension without any dated
 *     record is absent
 */
public record DatasetVersion(
    int number, LocalDate asOf, Instant loadedAt, Map<String, TimeSpan> spans) {

  /** The state of a store into which nothing was loaded. */
  public static final DatasetVersion EMPTY =
      new DatasetVersion(0, LocalDate.EPOCH, Instant.EPOCH, Map.of());

  public DatasetVersion {
    spans = Map.copyOf(spans);
  }

  /**
   * How many of {@code versions}, from the first on, fulfil a condition that some of the first
   * fulfil and none after them. It looks at a few only, however many there are.
   */
  public static int countFirst(List<DatasetVersion> versions, Predicate<DatasetVersion> condition) {
    int fulfilled = 0;
    int end = versions.size();
    while (fulfilled < end) {
      int middle = (fulfilled + end) >>> 1;
      if (condition.test(versions.get(middle))) {
        fulfilled = middle + 1;
      } else {
        end = middle;
      }
    }
    return fulfilled;
  }

  /**
   * First and last period, both included, as {@linkplain CalendarPeriod#ordinal() ordinals}.
   *
   * @param first ordinal of the first period
   * @param last ordinal of the last period, not below {@code first}
   * @param unknown whether some record has no known period
   */
  public record TimeSpan(int first, int last, boolean unknown) {
    public TimeSpan {
      if (last < first) {
        throw new IllegalArgumentException("a span ends before it begins");
      }
    }
  }
}
