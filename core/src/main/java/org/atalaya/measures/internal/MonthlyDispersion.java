// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures.internal;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.measures.internal.QuasiPoisson.Dispersion;

/** The dispersion of a monthly series, for the interval of its changes. */
public final class MonthlyDispersion {

  /** Months before these years say little of how counts vary now. */
  private static final int MOST_YEARS = 5;

  /** With fewer degrees of freedom an interval says nothing but that little is known. */
  private static final int LEAST_DEGREES = 5;

  private MonthlyDispersion() {}

  /**
   * Estimated from whole months: either January to the last one of every year, or all months of the
   * years that have all twelve, whichever gives more degrees of freedom. Seasons and years are part
   * of the model and do not count as dispersion.
   *
   * @param counts counts by month
   * @return empty where the series is too short: fewer than five degrees of freedom
   */
  public static Optional<Dispersion> of(Map<CalendarPeriod, Double> counts) {
    TreeSet<Integer> years = new TreeSet<>();
    counts.keySet().forEach(month -> years.add(month.first().getYear()));
    if (years.isEmpty()) {
      return Optional.empty();
    }
    int current = years.last();
    int months = 0;
    while (months < 12 && counts.containsKey(month(current, months + 1))) {
      months++;
    }
    double[][] toDate = matrix(counts, years.descendingSet(), months);
    double[][] whole = matrix(counts, years.descendingSet(), 12);
    double[][] larger = degrees(whole) > degrees(toDate) ? whole : toDate;
    return degrees(larger) < LEAST_DEGREES ? Optional.empty() : QuasiPoisson.dispersion(larger);
  }

  private static int degrees(double[][] counts) {
    return counts.length == 0 ? 0 : (counts.length - 1) * (counts[0].length - 1);
  }

  /** The newest years that have all months from January on, one row each. */
  private static double[][] matrix(
      Map<CalendarPeriod, Double> counts, Iterable<Integer> newestFirst, int months) {
    List<double[]> rows = new ArrayList<>();
    for (int year : newestFirst) {
      double[] row = new double[months];
      boolean complete = months > 0 && rows.size() < MOST_YEARS;
      for (int i = 0; i < months && complete; i++) {
        Double count = counts.get(month(year, i + 1));
        complete = count != null;
        row[i] = count == null ? 0 : count;
      }
      if (complete) {
        rows.add(row);
      }
    }
    return rows.toArray(double[][]::new);
  }

  private static CalendarPeriod month(int year, int month) {
    return new CalendarPeriod(YearMonth.of(year, month), 1);
  }
}
