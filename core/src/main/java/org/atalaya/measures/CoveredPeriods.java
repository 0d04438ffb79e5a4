// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.Optional;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.DatasetVersion.TimeSpan;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.statistics.StatisticsQuery;

/**
 * Which periods the records cover from their first day to their last: only those have a rate, and
 * only those can be compared with one another. A year to date is compared with whole months only
 * and is always covered.
 */
final class CoveredPeriods {

  private CoveredPeriods() {}

  /** Whether a period of a time dimension is covered; "unknown" is no period. */
  static boolean covers(DatasetVersion version, Dimension dimension, Category category) {
    Optional<CalendarPeriod> period = CalendarPeriod.parse(category.code());
    if (period.isEmpty()) {
      return false;
    }
    if (StatisticsQuery.isToDate(dimension.id())) {
      return true;
    }
    boolean ended = !period.get().last().atEndOfMonth().isAfter(version.asOf());
    return ended && (dimension.role() == Role.MONTH || begins(version, dimension, period.get()));
  }

  /**
   * Whether the records cover a year from its first day, whatever they do not know yet of its end:
   * their months begin no later than the year, where there are months.
   */
  static boolean begins(DatasetVersion version, Dimension year, CalendarPeriod period) {
    TimeSpan months = version.spans().get(year.id().replace("year", "month"));
    return months == null || months.first() <= CalendarPeriod.monthOrdinal(period.first());
  }
}
