// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.Category;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;

/**
 * An indicator's figure of the current year to date, beside that of the same months of the year
 * before.
 *
 * @param counts the table that it is taken from
 * @param changes the changes between the years of the table
 */
record KeyFigure(PublishableTable counts, PublishableTable changes) {

  /** The dimensions that say "year to date", of complaints, of acts and of ends of alerts. */
  private static final String[] TO_DATE = {"year-to-date", "act-year-to-date", "end-year-to-date"};

  /**
   * The figures of those of the indicators that the records have and that know a year to date.
   *
   * @param content the page that shows them
   * @param indicators ids in the order wanted
   */
  static List<KeyFigure> of(PageContent content, List<String> indicators) {
    List<KeyFigure> figures = new ArrayList<>();
    for (String id : indicators) {
      content.visit().entry(id).flatMap(entry -> of(content, entry)).ifPresent(figures::add);
    }
    return figures;
  }

  private static Optional<KeyFigure> of(PageContent content, StatisticsCatalogue.Entry entry) {
    Indicator indicator = entry.indicator();
    if (!indicator.measures().contains(Measure.CHANGE)) {
      return Optional.empty();
    }
    return CatalogueWords.firstOf(entry, TO_DATE)
        .map(dimension -> {
          StatisticsQuery question =
              content
                  .visit()
                  .filter()
                  .withYear(Optional.empty())
                  .applyTo(StatisticsQuery.of(indicator.id()).by(dimension), entry);
          return new KeyFigure(
              content.table(question),
              content.observatory().table(question.measure(Measure.CHANGE)));
        });
  }

  Indicator indicator() {
    return counts.header().indicator();
  }

  /** The current year: the last that the table lists. */
  String year() {
    return years().getLast().code();
  }

  /** The year before. */
  String yearBefore() {
    return Integer.toString(Integer.parseInt(year()) - 1);
  }

  CellValue now() {
    return counts.cells().getLast();
  }

  CellValue before() {
    List<String> codes = years().stream().map(Category::code).toList();
    int position = codes.indexOf(yearBefore());
    return position < 0 ? new NotDefined(Reason.NO_EARLIER_PERIOD) : counts.cells().get(position);
  }

  CellValue change() {
    return changes.cells().getLast();
  }

  private List<Category> years() {
    return counts.header().axes().getLast().categories();
  }

  /** The figure as it is printed large. */
  String figure(Locale locale) {
    return CellText.of(now(), Measure.COUNT, locale);
  }

  /** The figure with its unit. */
  String figureInWords(Locale locale) {
    return CellText.sentence(settled(now()), Measure.COUNT, indicator(), locale);
  }

  /** The change in words, with its interval. */
  String changeInWords(Locale locale) {
    return CellText.sentence(settled(change()), Measure.CHANGE, indicator(), locale);
  }

  /** Whether the current year's figure still fills up: to be said once of figure and change. */
  boolean isProvisional() {
    return now() instanceof Published published
        && published.cautions().contains(Caution.PROVISIONAL);
  }

  private static CellValue settled(CellValue value) {
    if (!(value instanceof Published published)) {
      return value;
    }
    Set<Caution> others = EnumSet.noneOf(Caution.class);
    others.addAll(published.cautions());
    others.remove(Caution.PROVISIONAL);
    return new Published(published.value(), published.interval(), others);
  }

  /** The months that the figure is about, in words: from January to the last that has ended. */
  String period(Visit visit) {
    Month last = lastWhole(counts.header().version().asOf()).getMonth();
    return last == Month.JANUARY
        ? visit.month(YearMonth.of(Integer.parseInt(year()), last))
        : visit.text("period", visit.name(Month.JANUARY), visit.name(last), year());
  }

  private static YearMonth lastWhole(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    return day.equals(month.atEndOfMonth()) ? month : month.minusMonths(1);
  }
}
