// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.charts.SampleTables.ages;
import static org.atalaya.charts.SampleTables.counts;
import static org.atalaya.charts.SampleTables.months;
import static org.atalaya.charts.SampleTables.only;
import static org.atalaya.charts.SampleTables.published;
import static org.atalaya.charts.SampleTables.sexes;
import static org.atalaya.charts.SampleTables.suppressed;
import static org.atalaya.charts.SampleTables.table;
import static org.atalaya.charts.SampleTables.withMargin;
import static org.atalaya.charts.SampleTables.years;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.atalaya.cases.Category;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole pictures, to be looked at in review. After an intended change write them anew with {@code
 * ./mvnw -pl core test -Dtest='org.atalaya.charts.*Test' -Datalaya.golden.update=true}.
 */
class SvgDrawingGoldenTest {

  private static final Path FOLDER = Path.of("src", "test", "resources", "charts");
  private static final boolean UPDATE = Boolean.getBoolean("atalaya.golden.update");

  static Stream<Arguments> pictures() {
    TableAxis departments = SampleTables.departments();
    TableAxis four =
        new TableAxis(
            departments.dimension(),
            Stream.concat(
                    departments.categories().stream().limit(3), Stream.of(SampleTables.UNKNOWN))
                .toList(),
            false);
    TableAxis year = only(years(2011), "2011");
    double[] figures = {5332, 118, 640, 21};
    return Stream.of(
        Arguments.of(
            "rows",
            counts(List.of(year, four), i -> i == 1 ? suppressed() : published(figures[i])),
            settings(Form.AUTO, Theme.LIGHT, 320, "es")),
        Arguments.of(
            "rows-by-sex-dark",
            counts(List.of(four, sexes()), i -> published(i % 3 == 2 ? 0 : 20 + 7 * i)),
            settings(Form.AUTO, Theme.DARK, 720, "en")),
        Arguments.of(
            "columns",
            counts(
                List.of(years(2009, 2010, 2011)), i -> i == 0 ? suppressed() : published(30 * i)),
            settings(Form.BAR, Theme.LIGHT, 480, "es")),
        Arguments.of(
            "stacked",
            withMargin(
                counts(
                    List.of(four, sexes()),
                    i -> i == 4 ? suppressed() : published(i % 3 == 2 ? 3 : 20 + 7 * i)),
                i -> published(70 + 40 * i)),
            settings(Form.STACKED, Theme.LIGHT, 480, "es")),
        Arguments.of(
            "full-dark",
            counts(
                List.of(years(2009, 2010, 2011), sexes()),
                i -> i == 4 ? suppressed() : published(i % 3 == 2 ? 3 : 20 + 7 * i)),
            settings(Form.FULL, Theme.DARK, 480, "en")),
        Arguments.of(
            "bands",
            table(
                List.of(years(2008, 2009, 2010, 2011)),
                Measure.RATE,
                i -> {
                  Published rate =
                      new Published(40 + i, new ConfidenceInterval(30 + i, 52 + 2 * i));
                  return i == 3 ? rate.with(Caution.PROVISIONAL) : rate;
                }),
            settings(Form.AUTO, Theme.LIGHT, 480, "es")),
        Arguments.of(
            "area",
            counts(
                List.of(months("2010-11", 5)), i -> i == 2 ? suppressed() : published(9 * i + 12)),
            settings(Form.AREA, Theme.DARK, 480, "en")),
        Arguments.of(
            "slope",
            counts(
                List.of(years(2010, 2011), four),
                i -> i == 6 ? suppressed() : published(80 + i * 17 % 41)),
            settings(Form.SLOPE, Theme.LIGHT, 480, "es")),
        Arguments.of(
            "pyramid",
            counts(
                List.of(fewAges(), sexes()),
                i -> i == 4 ? suppressed() : published(i % 3 == 2 ? 7 : 20 + 7 * i)),
            settings(Form.AUTO, Theme.LIGHT, 320, "es")),
        Arguments.of(
            "heatmap",
            counts(
                List.of(four, months("2010-11", 5)),
                i -> i % 7 == 3 ? suppressed() : published(9 * i)),
            settings(Form.HEATMAP, Theme.LIGHT, 480, "es")),
        Arguments.of(
            "heatmap-dark",
            table(
                List.of(four, sexes()),
                Measure.SHARE,
                i ->
                    i < 3
                        ? new NotDefined(Reason.BASE_IS_ZERO)
                        : i == 4 ? suppressed() : published(7.25 * i)),
            settings(Form.HEATMAP, Theme.DARK, 320, "en")),
        Arguments.of(
            "lines",
            counts(
                List.of(months("2010-11", 4), sexes()),
                i -> i == 7 ? suppressed() : published(9 * i)),
            settings(Form.AUTO, Theme.LIGHT, 720, "es")),
        Arguments.of(
            "change",
            table(
                List.of(years(2009, 2010, 2011)),
                Measure.CHANGE,
                i ->
                    i == 0
                        ? new NotDefined(Reason.NO_EARLIER_PERIOD)
                        : published(i == 1 ? -12.34 : 3)),
            settings(Form.AUTO, Theme.LIGHT, 480, "en")),
        Arguments.of(
            "tiles",
            table(List.of(departments), Measure.RATE, MapChartTest.RATES),
            settings(Form.TILES, Theme.LIGHT, 720, "es")),
        Arguments.of(
            "figure",
            counts(
                List.of(months("2010-11", 5)),
                i -> i == 4 ? new Published(12).with(Caution.PROVISIONAL) : published(90 + 7 * i)),
            settings(Form.FIGURE, Theme.LIGHT, 320, "es")),
        Arguments.of(
            "funnel",
            table(
                List.of(year, SampleTables.outcomes()),
                Measure.COHORT_SHARE,
                i ->
                    i == 2
                        ? suppressed()
                        : new Published(
                            60 - 12 * i, new ConfidenceInterval(55 - 12 * i, 66 - 12 * i))),
            settings(Form.AUTO, Theme.LIGHT, 480, "es")),
        Arguments.of(
            "incidence",
            table(
                List.of(year, SampleTables.exits(), SampleTables.days()),
                Measure.CUMULATIVE_INCIDENCE,
                i -> new Published(2 + 4 * (i % 8) - i / 2.0, new ConfidenceInterval(i % 8, 36))),
            settings(Form.AUTO, Theme.DARK, 480, "en")),
        Arguments.of(
            "synthetic",
            table(List.of(year), Measure.COUNT, i -> published(5332), true),
            settings(Form.AUTO, Theme.LIGHT, 480, "es")));
  }

  private static TableAxis fewAges() {
    List<Category> all = ages().categories();
    return new TableAxis(
        ages().dimension(), List.of(all.get(0), all.get(1), all.get(13), all.get(14)), false);
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void draw_picture_isAsReviewed(String name, PublishableTable table, ChartSettings settings)
      throws IOException {
    Path file = FOLDER.resolve(name + ".svg");

    String svg = SvgDrawing.draw(Chart.of(table, settings, Guatemala.atlas()));

    if (UPDATE) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, svg);
    }
    assertThat(svg).isEqualTo(Files.readString(file));
  }

  private static ChartSettings settings(Form form, Theme theme, int width, String language) {
    return new ChartSettings(form, theme, width, OptionalInt.empty(), Locale.of(language));
  }
}
