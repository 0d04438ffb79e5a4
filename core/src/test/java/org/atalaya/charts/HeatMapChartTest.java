// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.charts.SampleTables.counts;
import static org.atalaya.charts.SampleTables.departments;
import static org.atalaya.charts.SampleTables.hours;
import static org.atalaya.charts.SampleTables.months;
import static org.atalaya.charts.SampleTables.numbered;
import static org.atalaya.charts.SampleTables.published;
import static org.atalaya.charts.SampleTables.sexes;
import static org.atalaya.charts.SampleTables.suppressed;
import static org.atalaya.charts.SampleTables.table;
import static org.atalaya.charts.SampleTables.weekdays;
import static org.atalaya.charts.SampleTables.withUnknown;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class HeatMapChartTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AUTO    | 12 | 9 | HeatMapChart
          AUTO    | 12 | 8 | LineChart
          AUTO    | 8  | 9 | LineChart
          HEATMAP | 2  | 2 | HeatMapChart
          LINE    | 12 | 9 | LineChart
          """)
  void of_periodsAndCategories_takesTheForm(Form form, int periods, int categories, String kind) {
    PublishableTable table =
        counts(
            List.of(
                numbered("crime", "Delito", categories, i -> "d" + i), months("2010-01", periods)),
            SampleTables::published);

    assertThat(chart(table, form, 720).getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"720, 00", "320, lu"})
  void of_weekdayAndHour_liesAsTheWidthAllows(int width, String firstColumn) {
    PublishableTable table = counts(List.of(weekdays(), hours()), SampleTables::published);

    HeatMapChart chart = grid(table, width);

    assertThat(chart.columnNames()).first().isEqualTo(firstColumn);
    assertThat(chart.ordered()).isTrue();
  }

  @Test
  void of_changes_isNoHeatMap() {
    PublishableTable table =
        table(List.of(departments(), sexes()), Measure.CHANGE, SampleTables::published);

    assertThat(chart(table, Form.HEATMAP, 720)).isInstanceOf(BarChart.class);
  }

  @Test
  void of_columnsWithoutRoom_isBars() {
    PublishableTable table =
        counts(
            List.of(
                numbered("a", "A", 12, i -> "Violencia económica " + i),
                numbered("b", "B", 12, i -> "Violencia psicológica " + i)),
            SampleTables::published);

    assertThat(chart(table, Form.HEATMAP, 320)).isInstanceOf(BarChart.class);
  }

  @Test
  void of_figuresPrintedAlike_areOneClass() {
    double[] figures = {3.14, 3.141, 3.1, 8, 9, 12, 13, 20};
    PublishableTable table =
        table(
            List.of(numbered("a", "A", 2, i -> "a" + i), numbered("b", "B", 4, i -> "b" + i)),
            Measure.SHARE,
            i -> published(figures[i]));

    HeatMapChart chart = grid(table, 720);

    assertThat(chart.classes().names(chart.measure(), chart.settings().locale()))
        .containsExactly(
            "3.1\u00a0%", "8.0\u00a0%–9.0\u00a0%", "12.0\u00a0%", "13.0\u00a0%–20.0\u00a0%");
  }

  @Test
  void draw_cells_haveTheirColourOrNone() {
    PublishableTable table =
        counts(
            List.of(numbered("a", "A", 2, i -> "a" + i), numbered("b", "B", 3, i -> "b" + i)),
            i -> i == 1 ? suppressed() : published(10 * i));

    SvgDocument document = draw(table, 720, OptionalInt.empty());

    assertThat(document.root().getAttribute("data-form")).isEqualTo("heatmap");
    List<String> classes = Palette.of(Theme.LIGHT).classes();
    List<Element> marks = document.marks();
    assertThat(fill(marks.getFirst())).isEqualTo(classes.getFirst());
    assertThat(fill(marks.getLast())).isEqualTo(classes.getLast());
    assertThat(fill(marks.get(1))).isEqualTo(Palette.of(Theme.LIGHT).ground());
    assertThat(marks.get(1).getAttribute("data-status")).isEqualTo("suppressed");
    assertThat(marks.get(1).getTextContent()).isEmpty();
    assertThat(marks.get(2).getAttribute("aria-label")).isEqualTo("b3, a1: 20 denuncias");
    assertThat(marks.get(2).getTextContent()).isEqualTo("20");
    assertThat(document.texts("legend"))
        .extracting(SvgDocument.Text::text)
        .containsExactly("0", "20", "30", "40", "50", "0–4");
  }

  @Test
  void draw_unknown_standsApart() {
    PublishableTable table =
        counts(
            List.of(
                withUnknown(numbered("a", "A", 2, i -> "a" + i)),
                withUnknown(months("2010-01", 3))),
            SampleTables::published);

    List<Element> marks = draw(table, 720, OptionalInt.empty()).marks();

    double pitch = x(marks.get(1)) - x(marks.get(0));
    assertThat(x(marks.get(2)) - x(marks.get(1))).isEqualTo(pitch);
    assertThat(x(marks.get(3)) - x(marks.get(2))).isEqualTo(pitch + 6);
    assertThat(y(marks.get(8)) - y(marks.get(4))).isEqualTo(y(marks.get(4)) - y(marks.get(0)) + 6);
  }

  @Test
  void draw_moreRowsThanRoom_saysHowManyAreLeft() {
    PublishableTable table =
        counts(List.of(departments(), months("2010-01", 12)), SampleTables::published);

    SvgDocument document = draw(table, 720, OptionalInt.of(300));

    int rows = document.marks().size() / 12;
    assertThat(rows).isBetween(5, 15);
    assertThat(document.content()).contains("y " + (23 - rows) + " más en la tabla");
  }

  private static String fill(Element mark) {
    return ((Element) mark.getFirstChild().getNextSibling()).getAttribute("fill");
  }

  private static double x(Element mark) {
    return SvgDocument.number((Element) mark.getFirstChild(), "x");
  }

  private static double y(Element mark) {
    return SvgDocument.number((Element) mark.getFirstChild(), "y");
  }

  private static HeatMapChart grid(PublishableTable table, int width) {
    return (HeatMapChart) chart(table, Form.HEATMAP, width);
  }

  private static Chart chart(PublishableTable table, Form form, int width) {
    return Chart.of(
        table, new ChartSettings(form, Theme.LIGHT, width, OptionalInt.empty(), Locale.of("es")));
  }

  private static SvgDocument draw(PublishableTable table, int width, OptionalInt height) {
    return SvgDocument.parse(
        SvgDrawing.draw(
            Chart.of(
                table,
                new ChartSettings(Form.HEATMAP, Theme.LIGHT, width, height, Locale.of("es")))));
  }
}
