// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.atalaya.charts.SampleTables.ages;
import static org.atalaya.charts.SampleTables.counts;
import static org.atalaya.charts.SampleTables.days;
import static org.atalaya.charts.SampleTables.departments;
import static org.atalaya.charts.SampleTables.exits;
import static org.atalaya.charts.SampleTables.hours;
import static org.atalaya.charts.SampleTables.months;
import static org.atalaya.charts.SampleTables.numbered;
import static org.atalaya.charts.SampleTables.only;
import static org.atalaya.charts.SampleTables.outcomes;
import static org.atalaya.charts.SampleTables.published;
import static org.atalaya.charts.SampleTables.sexes;
import static org.atalaya.charts.SampleTables.suppressed;
import static org.atalaya.charts.SampleTables.table;
import static org.atalaya.charts.SampleTables.weekdays;
import static org.atalaya.charts.SampleTables.withMargin;
import static org.atalaya.charts.SampleTables.withUnknown;
import static org.atalaya.charts.SampleTables.years;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Measure;

/** Charts of every kind, for what must hold for all of them. */
final class SampleCharts {

  private SampleCharts() {}

  /**
   * A chart before its size is known.
   *
   * @param name what it shows
   * @param table its table
   * @param form the form asked for
   * @param language the language
   */
  record Sample(String name, PublishableTable table, Form form, String language) {

    String draw(int width) {
      return draw(width, OptionalInt.empty());
    }

    String draw(int width, OptionalInt height) {
      return SvgDrawing.draw(
          Chart.of(
              table,
              new ChartSettings(form, Theme.LIGHT, width, height, Locale.of(language)),
              Guatemala.atlas()));
    }
  }

  static List<Sample> all() {
    String crime = "Violencia contra la mujer en su manifestación económica y patrimonial, forma ";
    return List.of(
        sample(
            "departments",
            counts(
                List.of(only(years(2011), "2011"), departments()),
                i -> i == 7 ? suppressed() : published(i == 0 ? 5332 : figure(i)))),
        sample(
            "departments by sex",
            counts(
                List.of(departments(), sexes()),
                i -> i % 3 == 2 ? published(0) : i == 4 ? suppressed() : published(figure(i)))),
        sample(
            "shares",
            table(
                List.of(departments(), sexes()),
                Measure.SHARE,
                i -> i == 4 ? suppressed() : published(i % 3 == 0 ? 100 : i / 4.0))),
        sample(
            "months by sex",
            counts(
                List.of(withUnknown(months("2009-05", 32)), sexes()),
                i -> i % 3 == 2 ? suppressed() : published(figure(i)))),
        sample("many months", counts(List.of(months("1999-03", 154)), i -> published(figure(i)))),
        sample(
            "months by department",
            counts(List.of(months("2010-01", 24), departments()), i -> published(figure(i)))),
        new Sample(
            "year columns",
            counts(List.of(years(2008, 2009, 2010, 2011), sexes()), i -> published(figure(i))),
            Form.BAR,
            "en"),
        sample("sex", counts(List.of(sexes()), i -> i == 2 ? suppressed() : published(1_234_567))),
        sample("one figure", counts(List.of(only(years(2011), "2011")), i -> published(5332))),
        sample("nothing published", counts(List.of(departments()), i -> suppressed())),
        sample(
            "change by year",
            table(
                List.of(years(2007, 2008, 2009, 2010, 2011)),
                Measure.CHANGE,
                SampleCharts::change)),
        new Sample(
            "change as bars",
            table(
                List.of(years(2007, 2008, 2009, 2010, 2011)), Measure.CHANGE, SampleCharts::change),
            Form.BAR,
            "es"),
        new Sample(
            "change by department",
            table(List.of(departments(), years(2010, 2011)), Measure.CHANGE, SampleCharts::change),
            Form.BAR,
            "en"),
        new Sample(
            "map of rates",
            table(List.of(departments()), Measure.RATE, MapChartTest.RATES),
            Form.MAP,
            "es"),
        new Sample(
            "map of counts",
            counts(List.of(departments()), i -> i == 7 ? suppressed() : published(figure(i))),
            Form.MAP,
            "en"),
        new Sample(
            "tiles",
            table(List.of(departments()), Measure.RATE, MapChartTest.RATES),
            Form.TILES,
            "es"),
        new Sample(
            "tiles of nothing",
            counts(List.of(departments()), i -> suppressed()),
            Form.TILES,
            "en"),
        sample(
            "long names",
            counts(
                List.of(numbered("crime", "Delito", 14, i -> crime + i)),
                i -> published(figure(i)))),
        sample(
            "long series names",
            table(
                List.of(months("2010-01", 12), numbered("crime", "Delito", 8, i -> crime + i)),
                Measure.COUNT,
                i -> published(figure(i)),
                true)),
        new Sample(
            "line with bands",
            table(
                List.of(years(2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011), sexes()),
                Measure.RATE,
                i -> i % 3 == 2 ? suppressed() : i == 7 ? suppressed() : rate(i)),
            Form.LINE,
            "es"),
        new Sample(
            "area provisional",
            counts(
                List.of(months("2010-01", 18)),
                i ->
                    i == 6
                        ? suppressed()
                        : i > 14
                            ? new Published(figure(i)).with(Caution.PROVISIONAL)
                            : published(figure(i))),
            Form.AREA,
            "es"),
        new Sample(
            "slope",
            counts(
                List.of(numbered("crime", "Delito", 11, i -> "Violencia " + i), years(2010, 2011)),
                i ->
                    i % 7 == 4
                        ? suppressed()
                        : i == 21
                            ? new Published(300).with(Caution.PROVISIONAL)
                            : published(figure(3 * i))),
            Form.SLOPE,
            "es"),
        sample(
            "pyramid",
            counts(
                List.of(ages(), sexes()),
                i -> i % 11 == 4 ? suppressed() : published(i == 7 ? 0 : 15 * figure(i)))),
        sample(
            "grid of the week",
            counts(
                List.of(withUnknown(weekdays()), withUnknown(hours())),
                i -> i % 23 == 3 ? suppressed() : published(i % 25 == 24 ? 700 : figure(i)))),
        new Sample(
            "grid of shares",
            table(
                List.of(departments(), numbered("x", "X", 5, i -> "Violencia económica " + i)),
                Measure.SHARE,
                i ->
                    i < 5
                        ? new NotDefined(Reason.BASE_IS_SUPPRESSED)
                        : i % 4 == 2 ? suppressed() : published(i * 0.37)),
            Form.HEATMAP,
            "en"),
        new Sample(
            "stacked departments",
            withMargin(
                counts(
                    List.of(departments(), sexes()),
                    i -> i % 7 == 4 ? suppressed() : published(i % 3 == 2 ? i / 9 : figure(i))),
                i -> published(500 + 9 * i)),
            Form.STACKED,
            "es"),
        new Sample(
            "stacked shares",
            table(
                List.of(years(2008, 2009, 2010, 2011), sexes()),
                Measure.SHARE,
                i ->
                    i > 8
                        ? new NotDefined(Reason.BASE_IS_SUPPRESSED)
                        : i == 4 ? suppressed() : published(i % 3 == 0 ? 71.4 : 14.3)),
            Form.STACKED,
            "en"),
        new Sample(
            "stacked full",
            counts(
                List.of(
                    numbered("crime", "Delito", 5, i -> i == 2 ? crime + i : "Delito " + i),
                    sexes()),
                i -> i % 5 == 4 || i == 5 ? suppressed() : published(i == 6 ? 0 : figure(i))),
            Form.FULL,
            "es"),
        new Sample(
            "figure of months",
            counts(
                List.of(months("2010-01", 20)),
                i ->
                    i == 6
                        ? suppressed()
                        : i > 17
                            ? new Published(figure(i)).with(Caution.PROVISIONAL)
                            : published(1200 + figure(i))),
            Form.FIGURE,
            "es"),
        new Sample(
            "figure of one cell",
            counts(List.of(only(years(2011), "2011")), i -> published(5332)),
            Form.FIGURE,
            "en"),
        new Sample(
            "figure withheld",
            counts(List.of(years(2009, 2010, 2011)), i -> i == 2 ? suppressed() : published(7)),
            Form.FIGURE,
            "es"),
        sample(
            "funnel",
            table(
                List.of(only(years(2011), "2011"), outcomes()),
                Measure.COHORT_SHARE,
                i ->
                    switch (i) {
                      case 2 -> suppressed();
                      case 3 -> new NotDefined(Reason.FOLLOW_UP_INCOMPLETE);
                      default -> cohort(61.2 / (i + 1));
                    })),
        sample(
            "incidence",
            table(
                List.of(only(years(2010), "2010"), exits(), days()),
                Measure.CUMULATIVE_INCIDENCE,
                i ->
                    i == 15
                        ? new NotDefined(Reason.FOLLOW_UP_INCOMPLETE)
                        : cohort(i < 8 ? 4 + 5.2 * i : 2 + 2.1 * (i - 8)))),
        sample(
            "three dimensions",
            counts(List.of(departments(), sexes(), years(2010, 2011)), i -> published(figure(i)))),
        sample(
            "municipalities",
            counts(
                List.of(numbered("municipality", "Municipio", 340, i -> "Municipio " + i)),
                i -> published(figure(i)))));
  }

  private static Sample sample(String name, PublishableTable table) {
    return new Sample(name, table, Form.AUTO, "es");
  }

  private static CellValue cohort(double value) {
    return new Published(value, new ConfidenceInterval(value * 0.9, value * 1.1 + 0.5));
  }

  private static CellValue change(int i) {
    return switch (i % 5) {
      case 0 -> new NotDefined(Reason.NO_EARLIER_PERIOD);
      case 1 -> published(12.3);
      case 2 -> published(-4.2);
      case 3 -> new NotDefined(Reason.BASE_IS_SUPPRESSED);
      default -> published(-31.44);
    };
  }

  /** A rate with its interval; the last ones are provisional. */
  private static CellValue rate(int i) {
    double value = 60 + i * 13 % 29;
    Published rate = new Published(value, new ConfidenceInterval(value - 6 - i % 5, value + 9));
    return i > 20 ? rate.with(Caution.PROVISIONAL) : rate;
  }

  /** Figures that go up and down without being random. */
  private static double figure(int i) {
    return 9 + i * 37 % 491;
  }
}
