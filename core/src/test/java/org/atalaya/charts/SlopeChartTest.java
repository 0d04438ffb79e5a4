// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.atalaya.charts.SampleTables.counts;
import static org.atalaya.charts.SampleTables.departments;
import static org.atalaya.charts.SampleTables.months;
import static org.atalaya.charts.SampleTables.numbered;
import static org.atalaya.charts.SampleTables.published;
import static org.atalaya.charts.SampleTables.sexes;
import static org.atalaya.charts.SampleTables.suppressed;
import static org.atalaya.charts.SampleTables.table;
import static org.atalaya.charts.SampleTables.withUnknown;
import static org.atalaya.charts.SampleTables.years;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class SlopeChartTest {

  private static final TableAxis TWELVE =
      withUnknown(numbered("crime", "Delito", 12, i -> "d" + i));

  static Stream<Arguments> tablesOfOtherShape() {
    return Stream.of(
        Arguments.of("no time", counts(List.of(departments()), SampleTables::published)),
        Arguments.of(
            "three periods",
            counts(List.of(months("2010-01", 3), sexes()), SampleTables::published)),
        Arguments.of(
            "too many lines", counts(List.of(years(2010, 2011), departments()), i -> published(i))),
        Arguments.of(
            "three dimensions",
            counts(List.of(years(2010, 2011), sexes(), TWELVE), SampleTables::published)),
        Arguments.of(
            "changes",
            table(List.of(years(2010, 2011), sexes()), Measure.CHANGE, SampleTables::published)));
  }

  @ParameterizedTest
  @MethodSource("tablesOfOtherShape")
  void of_otherShape_isBars(String name, PublishableTable table) {
    assertThat(chart(table, 720)).isInstanceOf(BarChart.class);
  }

  @Test
  void of_twoYears_hasThemInTheirOrder() {
    Chart chart = chart(counts(List.of(TWELVE, years(2011, 2010)), SampleTables::published), 720);

    assertThat(chart).isInstanceOf(SlopeChart.class);
    assertThat(chart.categories()).extracting(AxisCategory::label).containsExactly("2010", "2011");
    assertThat(chart.series()).hasSize(13);
  }

  @Test
  void of_unknownPeriod_isSaidInANote() {
    PublishableTable table =
        counts(List.of(withUnknown(months("2010-01", 2))), i -> published(20 + i));

    Chart chart = chart(table, 720);

    assertThat(chart).isInstanceOf(SlopeChart.class);
    assertThat(chart.caption().notes()).contains("Sin fecha conocida: 22.");
  }

  @ParameterizedTest
  @CsvSource({"320", "480", "720"})
  void draw_figuresThatLieTogether_haveTextsApart(int width) {
    PublishableTable table =
        counts(
            List.of(TWELVE, years(2010, 2011)), i -> i % 3 == 0 ? suppressed() : published(90 + i));

    SvgDocument document = SvgDocument.parse(SvgDrawing.draw(chart(table, width)));

    List<SvgDocument.Text> texts =
        document.texts("mark").stream()
            .sorted(Comparator.comparingDouble(SvgDocument.Text::y))
            .toList();
    assertThat(texts).hasSize(26);
    for (boolean left : new boolean[] {true, false}) {
      List<SvgDocument.Text> column =
          texts.stream().filter(text -> text.left() < width / 2.0 - 40 == left).toList();
      assertThat(column).hasSize(13);
      for (int i = 1; i < column.size(); i++) {
        assertThat(column.get(i).y() - column.get(i - 1).y()).isGreaterThanOrEqualTo(13.9);
      }
    }
  }

  @Test
  void draw_withheldEnd_isHollowAndWithoutALine() {
    PublishableTable table =
        counts(
            List.of(sexes(), years(2010, 2011)),
            i ->
                i == 3
                    ? suppressed()
                    : i == 5 ? new Published(9).with(Caution.PROVISIONAL) : published(40));

    SvgDocument document = SvgDocument.parse(SvgDrawing.draw(chart(table, 720)));

    assertThat(document.root().getAttribute("data-form")).isEqualTo("slope");
    Element lines = document.ofClass("lines").findFirst().orElseThrow();
    List<Element> paths =
        document.elements().filter(element -> element.getParentNode() == lines).toList();
    assertThat(paths)
        .extracting(path -> path.getAttribute("stroke-dasharray"))
        .containsExactly("", "5 4");
    Element withheld = document.marks().get(3);
    assertThat(withheld.getAttribute("aria-label")).startsWith("2011, Hombres: 0 o pocas");
    assertThat(withheld.getTextContent()).isEqualTo("0–4 · Hombres");
    Element marker = (Element) withheld.getLastChild().getPreviousSibling();
    assertThat(marker.getAttribute("fill")).isEqualTo(Palette.of(Theme.LIGHT).ground());
  }

  @Test
  void new_threePeriods_isRefused() {
    Chart chart = chart(counts(List.of(months("2010-01", 3)), SampleTables::published), 720);

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new SlopeChart(
                chart.settings(),
                chart.caption(),
                chart.measure(),
                chart.categories(),
                chart.series(),
                ((BarChart) chart).scale()))
        .withMessage("a slope has two periods. Provided value: 3");
  }

  @Test
  void spread_middles_keepsTheirOrderInsideTheRoom() {
    assertThat(PlacedText.spread(List.of(50.0, 10.0, 52.0, 99.0), 10, 0, 100))
        .containsExactly(50.0, 10.0, 60.0, 99.0);
    assertThat(PlacedText.spread(List.of(100.0, 100.0, 100.0), 10, 0, 100))
        .containsExactly(80.0, 90.0, 100.0);
    assertThat(PlacedText.spread(List.of(), 10, 0, 100)).isEmpty();
  }

  private static Chart chart(PublishableTable table, int width) {
    return Chart.of(
        table,
        new ChartSettings(Form.SLOPE, Theme.LIGHT, width, OptionalInt.empty(), Locale.of("es")));
  }
}
