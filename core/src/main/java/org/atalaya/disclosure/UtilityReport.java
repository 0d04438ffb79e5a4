// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Wording;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryScope;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.UnprotectedTable;

/**
 * WARNING: for staff only. How far published figures lie from the counts, over all tables of an
 * indicator by one and by two dimensions that may be asked for.
 *
 * <p>What is realised in a table says something of its records: the error of a table of one cell is
 * the noise of that cell. So only sums over many tables are kept, none is told of fewer than
 * {@value #LEAST_TABLES} tables or {@value #LEAST_CELLS} cells, counts that were withheld though
 * they are not small only over all indicators together, and nothing of it can be read but the
 * {@linkplain #text report}: there is no property that a serialiser could find. What may be told to
 * the public of the usefulness of its figures follows from the parameters of the noise.
 */
@UnprotectedFigures
public final class UtilityReport {

  static final int LEAST_TABLES = 10;
  static final int LEAST_CELLS = 100;

  /** Larger tables would take long and consist of empty cells. */
  private static final int MAX_CELLS = 60_000;

  private static final Wording WORDING = Wording.of(UtilityReport.class);

  private final Map<Indicator, Errors> indicators = new LinkedHashMap<>();
  private final Errors all = new Errors();
  private final long threshold;

  private UtilityReport(long threshold) {
    this.threshold = threshold;
  }

  /** The report on all indicators that these statistics offer, as {@code control} protects them. */
  public static UtilityReport of(Statistics statistics, DisclosureControl control) {
    UtilityReport report = new UtilityReport(control.profile().threshold());
    DisclosureControl exact = new DisclosureControl(DisclosureProfile.staff());
    for (StatisticsCatalogue.Entry entry : statistics.catalogue().entries()) {
      if (entry.indicator().followUp().isEmpty()) {
        Errors errors = new Errors();
        report.indicators.put(entry.indicator(), errors);
        for (StatisticsQuery query : queries(entry)) {
          try {
            report.add(query, statistics, control, exact, errors);
          } catch (QueryException e) {
            // What is refused is of no use to anybody, and has no error.
          }
        }
      }
    }
    return report;
  }

  /** By each dimension, and by each two; the years to date are years. */
  private static List<StatisticsQuery> queries(StatisticsCatalogue.Entry entry) {
    StatisticsQuery total = StatisticsQuery.of(entry.indicator().id());
    List<String> ids =
        entry.dimensions().stream()
            .map(Dimension::id)
            .filter(id -> !StatisticsQuery.isToDate(id))
            .toList();
    return ids.stream()
        .flatMap(first ->
            ids.stream()
                .filter(second -> first.compareTo(second) <= 0)
                .map(second -> first.equals(second) ? total.by(first) : total.by(first, second)))
        .toList();
  }

  private void add(
      StatisticsQuery query,
      Statistics statistics,
      DisclosureControl control,
      DisclosureControl exact,
      Errors errors) {
    if (statistics.header(query, QueryScope.PUBLIC).cells() > MAX_CELLS) {
      return;
    }
    UnprotectedTable counts = statistics.count(query, QueryScope.PUBLIC, control::check);
    PublishableTable shown = control.protect(counts);
    control.check(shown);
    PublishableTable unchanged = exact.protect(counts);
    errors.add(unchanged, shown, threshold);
    all.add(unchanged, shown, threshold);
  }

  /** Sums over cells. */
  private static final class Errors {
    private long tables;
    private long published;
    private long withheld;
    private long falseZeros;
    private double sum;
    private double absolute;

    void add(PublishableTable exact, PublishableTable shown, long threshold) {
      tables++;
      for (int cell = 0; cell < shown.cells().size(); cell++) {
        double count = ((CellValue.Published) exact.cells().get(cell)).value();
        switch (shown.cells().get(cell)) {
          case CellValue.Published figure -> {
            published++;
            sum += figure.value() - count;
            absolute += Math.abs(figure.value() - count);
          }
          // That an empty cell is withheld takes nothing from anybody.
          case CellValue.Suppressed hidden when count > 0 -> {
            withheld++;
            falseZeros += count >= threshold ? 1 : 0;
          }
          case CellValue.Suppressed hidden -> {}
          case CellValue.NotDefined undefined ->
              throw new IllegalStateException("a count is defined");
        }
      }
    }

    boolean isTold() {
      return tables >= LEAST_TABLES && published >= LEAST_CELLS;
    }
  }

  /** The mean of the absolute differences over all tables. */
  double meanAbsoluteError() {
    return all.absolute / all.published;
  }

  /** The mean of the differences over all tables: 0 but for chance and the threshold. */
  double meanError() {
    return all.sum / all.published;
  }

  /** Which part of the cells that are not empty is withheld, over all tables. */
  double withheldShare() {
    return (double) all.withheld / (all.withheld + all.published);
  }

  /** Which part of what is withheld reaches the threshold, over all tables. */
  double falseZeroShare() {
    return all.withheld == 0 ? 0 : (double) all.falseZeros / all.withheld;
  }

  /** The report in the language of {@code locale}, in Spanish where it is not shipped. */
  public String text(Locale locale) {
    StringBuilder text = new StringBuilder();
    indicators.forEach((indicator, errors) ->
        text.append(line(indicator.title().in(locale), errors, locale)).append('\n'));
    text.append('\n').append(line(WORDING.text(locale, "utility.all"), all, locale)).append('\n');
    if (all.isTold()) {
      text.append(WORDING.text(locale, "utility.false-zeros", falseZeroShare(), threshold))
          .append('\n');
    }
    return text.append(WORDING.text(locale, "utility.warning")).append('\n').toString();
  }

  private static String line(String name, Errors errors, Locale locale) {
    if (!errors.isTold()) {
      return WORDING.text(locale, "utility.few", name, LEAST_TABLES, LEAST_CELLS);
    }
    return WORDING.text(
        locale,
        "utility.line",
        name,
        errors.tables,
        errors.absolute / errors.published,
        errors.sum / errors.published,
        (double) errors.withheld / (errors.withheld + errors.published));
  }

  @Override
  public String toString() {
    return "UtilityReport[%d indicators]".formatted(indicators.size());
  }
}
