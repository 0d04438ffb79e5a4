// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.atalaya.charts.SampleTables.ages;
import static org.atalaya.charts.SampleTables.counts;
import static org.atalaya.charts.SampleTables.departments;
import static org.atalaya.charts.SampleTables.published;
import static org.atalaya.charts.SampleTables.sexes;
import static org.atalaya.charts.SampleTables.suppressed;
import static org.atalaya.charts.SampleTables.table;
import static org.atalaya.charts.SampleTables.years;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.atalaya.cases.Dimension;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class PyramidChartTest {

  static Stream<Arguments> tablesOfOtherShape() {
    TableAxis sexes = sexes();
    Dimension sex = sexes.dimension();
    TableAxis suspects =
        new TableAxis(
            new Dimension(
                "suspect-sex", sex.label(), sex.role(), sex.categories(), false, Optional.empty()),
            sexes.categories(),
            true);
    TableAxis withoutMen =
        new TableAxis(
            sex, List.of(sexes.categories().getFirst(), sexes.categories().getLast()), false);
    return Stream.of(
        Arguments.of("no age", counts(List.of(departments(), sexes), SampleTables::published)),
        Arguments.of("no sex", counts(List.of(ages(), departments()), SampleTables::published)),
        Arguments.of("other people", counts(List.of(ages(), suspects), SampleTables::published)),
        Arguments.of("one sex", counts(List.of(ages(), withoutMen), SampleTables::published)),
        Arguments.of(
            "years, too",
            counts(List.of(ages(), sexes, years(2010, 2011)), SampleTables::published)),
        Arguments.of(
            "shares within each age",
            table(List.of(ages(), sexes), Measure.SHARE, SampleTables::published)),
        Arguments.of(
            "changes", table(List.of(ages(), sexes), Measure.CHANGE, SampleTables::published)));
  }

  @ParameterizedTest
  @MethodSource("tablesOfOtherShape")
  void of_otherShape_isNoPyramid(String name, PublishableTable table) {
    assertThat(chart(table, Form.AUTO)).isNotInstanceOf(PyramidChart.class);
    assertThat(chart(table, Form.PYRAMID)).isInstanceOf(BarChart.class);
  }

  @Test
  void of_ageAndSex_isAPyramidWhateverTheOrder() {
    List<PublishableTable> tables =
        List.of(
            counts(List.of(ages(), sexes()), SampleTables::published),
            counts(List.of(sexes(), ages()), SampleTables::published),
            table(List.of(sexes(), ages()), Measure.SHARE, SampleTables::published),
            table(List.of(ages(), sexes()), Measure.RATE, SampleTables::published));

    for (PublishableTable table : tables) {
      Chart chart = chart(table, Form.AUTO);
      assertThat(chart).isInstanceOf(PyramidChart.class);
      assertThat(chart.series()).extracting(Series::name).containsExactly("Mujeres", "Hombres");
      assertThat(chart.categories()).extracting(AxisCategory::label).startsWith("0–4", "5–9");
      assertThat(chart.categories().getLast().aside()).isTrue();
    }
  }

  @Test
  void of_otherSexes_areSaidInANote() {
    Chart chart = chart(counts(List.of(ages(), sexes()), i -> published(7)), Form.PYRAMID);

    assertThat(chart.caption().notes().getFirst())
        .isEqualTo("La pirámide no tiene lugar para «Ignorado»; la tabla lo contiene.");
  }

  @Test
  void of_unknownSexOfNobody_isNotMentioned() {
    PublishableTable table = counts(List.of(ages(), sexes()), i -> published(i % 3 == 2 ? 0 : 7));

    assertThat(chart(table, Form.PYRAMID).caption().notes())
        .noneMatch(note -> note.startsWith("La pirámide"));
  }

  @Test
  void of_heightForAFewAgesOnly_isBars() {
    PublishableTable table = counts(List.of(ages(), sexes()), i -> published(7));

    assertThat(chart(table, OptionalInt.of(300))).isInstanceOf(BarChart.class);
    assertThat(chart(table, OptionalInt.of(405))).isInstanceOf(PyramidChart.class);
  }

  @Test
  void draw_bars_lieOnOneScaleFromYoungAtTheBottom() {
    PublishableTable table =
        counts(
            List.of(ages(), sexes()),
            i -> i == 3 ? suppressed() : published(i == 1 ? 100 : i == 0 ? 50 : 10));

    SvgDocument document = SvgDocument.parse(SvgDrawing.draw(chart(table, Form.AUTO)));

    assertThat(document.root().getAttribute("data-form")).isEqualTo("pyramid");
    List<Element> marks = document.marks();
    assertThat(marks).hasSize(30);
    Element youngestWomen = bar(marks.get(0));
    Element youngestMen = bar(marks.get(15));
    assertThat(width(youngestMen)).isEqualTo(2 * width(youngestWomen));
    assertThat(right(youngestWomen)).isEqualTo(right(bar(marks.get(2)))).isLessThan(360);
    assertThat(left(youngestMen)).isEqualTo(left(bar(marks.get(17)))).isGreaterThan(360);
    assertThat(top(youngestWomen))
        .as("young ones below the others, above unknown")
        .isGreaterThan(top(bar(marks.get(2))))
        .isLessThan(top(bar(marks.get(14))));
    assertThat(marks.get(1).getAttribute("data-status")).isEqualTo("suppressed");
    assertThat(width(bar(marks.get(1)))).isEqualTo(14);
  }

  @Test
  void draw_everyHeightInWhichItIsChosen_hasRoom() {
    PublishableTable table = counts(List.of(ages(), sexes()), i -> published(7));
    for (int height = 320; height < 480; height += 10) {
      Chart chart = chart(table, OptionalInt.of(height));
      if (chart instanceof PyramidChart) {
        assertThat(SvgDocument.parse(SvgDrawing.draw(chart)).marks()).hasSize(30);
      }
    }
  }

  @Test
  void new_threeSeries_isRefused() {
    Chart chart = chart(counts(List.of(departments(), sexes()), i -> published(7)), Form.BAR);

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new PyramidChart(
                chart.settings(),
                chart.caption(),
                chart.measure(),
                chart.categories(),
                chart.series(),
                ((BarChart) chart).scale()))
        .withMessage("a pyramid has two series. Provided value: 3");
  }

  private static Element bar(Element mark) {
    return (Element) mark.getFirstChild().getNextSibling();
  }

  private static double left(Element rect) {
    return SvgDocument.number(rect, "x");
  }

  private static double top(Element rect) {
    return SvgDocument.number(rect, "y");
  }

  private static double width(Element rect) {
    return SvgDocument.number(rect, "width");
  }

  private static double right(Element rect) {
    return left(rect) + width(rect);
  }

  private static Chart chart(PublishableTable table, Form form) {
    return Chart.of(
        table, new ChartSettings(form, Theme.LIGHT, 720, OptionalInt.empty(), Locale.of("es")));
  }

  private static Chart chart(PublishableTable table, OptionalInt height) {
    return Chart.of(table, new ChartSettings(Form.AUTO, Theme.LIGHT, 720, height, Locale.of("es")));
  }
}
