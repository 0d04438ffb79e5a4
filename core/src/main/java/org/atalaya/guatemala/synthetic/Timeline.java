// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/**
 * On which day each case is registered: case numbers ascend with the days. Years keep their
 * published proportions; within a year months, weekdays and single days vary, more than by chance
 * alone.
 */
final class Timeline {

  private static final long MONTHS = 0x6D6F6E7468L;
  private static final long DAYS = 0x646179L;

  private final Calibration calibration;
  private final long seed;
  private final LocalDate first;
  private final long[] casesBefore;

  /**
   * The days of some cases.
   *
   * @param first the first day
   * @param last the last day, not before the first
   * @param cases how many cases there are
   */
  Timeline(Calibration calibration, long seed, LocalDate first, LocalDate last, long cases) {
    this.calibration = calibration;
    this.seed = seed;
    this.first = first;
    int days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
    double[] weights = new double[days];
    Map<Integer, Double> yearTotals = new HashMap<>();
    double total = 0;
    for (int i = 0; i < days; i++) {
      LocalDate day = first.plusDays(i);
      double ofYear = yearTotals.computeIfAbsent(day.getYear(), this::unscaled);
      weights[i] = level(day.getYear()) * unscaled(day) / ofYear;
      total += weights[i];
    }
    casesBefore = new long[days + 1];
    double before = 0;
    for (int i = 0; i < days; i++) {
      before += weights[i];
      casesBefore[i + 1] = i + 1 == days ? cases : Math.round(cases * (before / total));
    }
  }

  /** How many days there are. */
  int days() {
    return casesBefore.length - 1;
  }

  /** The first day, counted from 1 January 1970. */
  int firstEpochDay() {
    return (int) first.toEpochDay();
  }

  /** How many cases are registered before the {@code index}-th day. */
  long casesBefore(int index) {
    return casesBefore[index];
  }

  private double unscaled(int year) {
    double total = 0;
    LocalDate end = LocalDate.of(year + 1, 1, 1);
    for (LocalDate day = LocalDate.of(year, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      total += unscaled(day);
    }
    return total;
  }

  private double unscaled(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    double weight =
        (double) calibration.figure("month", Integer.toString(day.getMonthValue()))
            / month.lengthOfMonth()
            * calibration.figure("weekday", Integer.toString(day.getDayOfWeek().getValue()));
    if (day.getYear() == 2020 && (day.getMonthValue() == 4 || day.getMonthValue() == 5)) {
      weight *= calibration.figure("lockdown", "level") / 100.0;
    }
    return weight
        * factor(MONTHS, month.getYear() * 12L + month.getMonthValue(), "month")
        * factor(DAYS, day.toEpochDay(), "day");
  }

  private double factor(long salt, long number, String spread) {
    double normal = new CaseRandom().begin(seed ^ salt, number).normal();
    return Math.exp(normal * calibration.figure("month-noise", spread) / 1000.0);
  }

  private int level(int year) {
    String id =
        switch (year) {
          case 2019, 2020, 2021, 2022 -> "complaints-" + year;
          default -> year > 2022 ? "complaints-later" : "complaints-earlier";
        };
    return calibration.figure(id, "complaints");
  }
}
