// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.DatasetVersion.TimeSpan;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.Label;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.Wording;

/**
 * The months of the current year that have ended, and the same months of each year before: a
 * dimension of its own, whose categories are years. It moves with the calendar and nobody can
 * choose its months, so it is no free range.
 *
 * @param dimension the dimension, called after the dimension of years: {@code year-to-date}
 * @param month the dimension of months that it is made from
 * @param months how many months from January on, 1 to 12
 * @param years the years, the current one last
 */
record YearToDate(Dimension dimension, Dimension month, int months, List<Category> years) {

  private static final Wording WORDING = Wording.of(YearToDate.class);

  YearToDate {
    years = List.copyOf(years);
  }

  /** From these dimensions; absent where no year has January to the current month. */
  static Optional<YearToDate> of(Dimension year, Dimension month, DatasetVersion version) {
    TimeSpan span = version.spans().get(month.id());
    if (span == null) {
      return Optional.empty();
    }
    YearMonth last = CalendarPeriod.lastMonthEndedOn(version.asOf());
    List<Category> years = new ArrayList<>();
    for (int one = Math.floorDiv(span.first() + 11, 12); one <= last.getYear(); one++) {
      String code = CalendarPeriod.year(one).code();
      years.add(new Category(code, Label.same(code)));
    }
    if (years.isEmpty()) {
      return Optional.empty();
    }
    Dimension dimension =
        new Dimension(
            year.id() + StatisticsQuery.TO_DATE,
            label(year, last.getMonthValue()),
            Role.YEAR,
            year.categories(),
            false,
            Optional.empty());
    return Optional.of(new YearToDate(dimension, month, last.getMonthValue(), years));
  }

  private static Label label(Dimension year, int months) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Locale language : Wording.LANGUAGES) {
      texts.put(
          language.getLanguage(),
          WORDING.text(language, "to-date." + months, year.label().in(language)));
    }
    return new Label(texts);
  }

  /** The axis of these years, each counted by its months. */
  TallyRequest.Axis requested(List<Category> some) {
    List<String> codes = some.stream().flatMap(year -> monthsOf(year).stream()).toList();
    return new TallyRequest.Axis(month.id(), codes, false, months);
  }

  /** The codes of the months that belong to a year. */
  private List<String> monthsOf(Category year) {
    int number = Integer.parseInt(year.code());
    return IntStream.rangeClosed(1, months)
        .mapToObj(one -> new CalendarPeriod(YearMonth.of(number, one), 1).code())
        .toList();
  }

  /** How many years before the current one. */
  int yearsAgo(Category year) {
    return Integer.parseInt(years.getLast().code()) - Integer.parseInt(year.code());
  }
}
