// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Dimension.Role;

/**
 * The labels below a line: as many as fit without touching. Months are named at every month,
 * quarter or half-year with the year at each January, else by years alone.
 *
 * @param role of the dimension, YEAR or MONTH
 * @param first ordinal of the first period
 * @param last ordinal of the last period
 */
record TimeAxis(Role role, int first, int last) {

  private static final int[] MONTH_STEPS = {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
  private static final int[] YEAR_STEPS = {1, 2, 5, 10, 20, 50, 100};
  private static final int MONTHS = 12;

  static TimeAxis of(List<CalendarPeriod> periods) {
    CalendarPeriod first = periods.getFirst();
    Role role = first.months() == 1 ? Role.MONTH : Role.YEAR;
    return new TimeAxis(role, first.ordinal(), periods.getLast().ordinal());
  }

  /**
   * The labels between {@code left} and {@code right}.
   *
   * @param x position of an ordinal
   */
  List<PlacedText> labels(
      IntToDoubleFunction x, double size, double left, double right, Locale locale) {
    for (int step : role == Role.MONTH ? MONTH_STEPS : YEAR_STEPS) {
      List<PlacedText> labels = new ArrayList<>();
      for (int ordinal = first; ordinal <= last; ordinal++) {
        if (ordinal % step == 0) {
          String text = text(ordinal, step, labels.isEmpty(), locale);
          labels.add(new PlacedText(text, x.applyAsDouble(ordinal)));
        }
      }
      Optional<List<PlacedText>> placed = PlacedText.apart(labels, size, left, right);
      if (!labels.isEmpty() && placed.isPresent()) {
        return placed.get();
      }
    }
    String only = text(first, 1, true, locale);
    PlacedText label = new PlacedText(only, x.applyAsDouble(first));
    return PlacedText.apart(List.of(label), size, left, right).orElse(List.of());
  }

  private String text(int ordinal, int step, boolean begins, Locale locale) {
    YearMonth month = CalendarPeriod.ofOrdinal(role, ordinal).first();
    String year = CategoryText.year(month);
    if (role == Role.YEAR || step >= MONTHS) {
      return year;
    }
    String name = CategoryText.monthName(month, locale);
    return begins || month.getMonthValue() == 1 ? name + " " + year : name;
  }

  /** Whether a longer tick stands here: at each January. */
  boolean beginsYear(int ordinal) {
    return role == Role.MONTH && ordinal % MONTHS == 0;
  }
}
