// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Wording;

/**
 * Categories as people read them: months are written out, everything else carries its label.
 *
 * <p>The names of the months are our own words and not those of the Java runtime, which change from
 * one release to the next while a chart must keep its bytes.
 */
public final class CategoryText {

  private static final Wording WORDING = Wording.of(CategoryText.class);

  private CategoryText() {}

  /** The full name: {@code enero de 2011}, {@code 2011}, {@code Guatemala}. */
  public static String full(Dimension dimension, Category category, Locale locale) {
    return month(dimension, category)
        .map(month ->
            WORDING.text(
                locale,
                "month.full",
                WORDING.text(locale, "month." + month.getMonthValue()),
                year(month)))
        .orElseGet(() -> category.label().in(locale));
  }

  /** The name where there is little room: {@code ene 2011}. */
  public static String brief(Dimension dimension, Category category, Locale locale) {
    return month(dimension, category)
        .map(month -> monthName(month, locale) + " " + year(month))
        .orElseGet(() -> category.label().in(locale));
  }

  /** A day: {@code 31 dic 2011}. */
  public static String date(LocalDate day, Locale locale) {
    YearMonth month = YearMonth.from(day);
    return day.getDayOfMonth() + " " + monthName(month, locale) + " " + year(month);
  }

  /** The name of a month without its year: {@code ene}. */
  static String monthName(YearMonth month, Locale locale) {
    return WORDING.text(locale, "month.brief." + month.getMonthValue());
  }

  static String year(YearMonth month) {
    return Integer.toString(month.getYear());
  }

  private static Optional<YearMonth> month(Dimension dimension, Category category) {
    return dimension.role() == Dimension.Role.MONTH
        ? CalendarPeriod.parse(category.code()).map(CalendarPeriod::first)
        : Optional.empty();
  }
}
