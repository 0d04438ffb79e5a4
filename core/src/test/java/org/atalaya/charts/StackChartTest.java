// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.charts.SampleTables.counts;
import static org.atalaya.charts.SampleTables.departments;
import static org.atalaya.charts.SampleTables.months;
import static org.atalaya.charts.SampleTables.numbered;
import static org.atalaya.charts.SampleTables.only;
import static org.atalaya.charts.SampleTables.published;
import static org.atalaya.charts.SampleTables.sexes;
import static org.atalaya.charts.SampleTables.suppressed;
import static org.atalaya.charts.SampleTables.table;
import static org.atalaya.charts.SampleTables.withMargin;
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

class StackChartTest {

  static Stream<Arguments> tablesWithoutParts() {
    TableAxis sexes = sexes();
    Dimension sex = sexes.dimension();
    TableAxis several =
        new TableAxis(
            new Dimension(
                sex.id(), sex.label(), sex.role(), sex.categories(), true, Optional.empty()),
            sexes.categories(),
            true);
    TableAxis nine = numbered("crime", "Delito", 9, i -> "Delito " + i);
    return Stream.of(
        Arguments.of("one dimension", counts(List.of(departments()), SampleTables::published)),
        Arguments.of(
            "three dimensions",
            counts(List.of(departments(), sexes, years(2010, 2011)), SampleTables::published)),
        Arguments.of(
            "categories that overlap",
            counts(List.of(departments(), several), SampleTables::published)),
        Arguments.of(
            "more parts than colours",
            counts(List.of(departments(), nine), SampleTables::published)),
        Arguments.of(
            "changes",
            table(List.of(departments(), sexes), Measure.CHANGE, SampleTables::published)),
        Arguments.of(
            "shares of a filter",
            table(
                List.of(departments(), sexes, only(years(2011), "2011")),
                Measure.SHARE,
                SampleTables::published)));
  }

  @ParameterizedTest
  @MethodSource("tablesWithoutParts")
  void of_partsThatDoNotAddUp_isBars(String name, PublishableTable table) {
    assertThat(chart(table, Form.STACKED)).isInstanceOf(BarChart.class);
    assertThat(chart(table, Form.FULL)).isInstanceOf(BarChart.class);
  }

  @Test
  void of_periods_areTheBars() {
    PublishableTable table =
        counts(List.of(sexes(), years(2010, 2011)), i -> published(i < 4 ? i : 9));

    Chart chart = chart(table, Form.STACKED);

    assertThat(chart.categories()).extracting(AxisCategory::label).containsExactly("2010", "2011");
    assertThat(chart.series()).extracting(Series::name).contains("Mujeres", "Ignorado");
  }

  @Test
  void of_unknown_hasTheColourOfWhatIsAside() {
    Chart chart = chart(counts(List.of(departments(), sexes()), i -> published(9)), Form.STACKED);

    assertThat(chart.series())
        .extracting(Series::colour)
        .endsWith(Palette.of(Theme.LIGHT).aside())
        .doesNotHaveDuplicates();
  }

  @Test
  void of_unknownWithoutAFigure_staysAPart() {
    PublishableTable table =
        counts(List.of(years(2010, 2011), sexes()), i -> i % 3 == 2 ? suppressed() : published(9));

    StackChart chart = stack(table, Form.FULL);

    assertThat(chart.series()).extracting(Series::name).contains("Ignorado");
    assertThat(chart.ends()).extracting(StackChart.End::text).containsOnly("incompleta");
  }

  @Test
  void of_shares_areStackedWhateverIsAskedFor() {
    PublishableTable table =
        table(List.of(departments(), sexes()), Measure.SHARE, i -> published(33));

    assertThat(stack(table, Form.FULL).full()).isFalse();
    assertThat(stack(table, Form.FULL).scale().high()).isEqualTo(99);
  }

  @Test
  void of_marginOfTheParts_isPrintedAtTheEnd() {
    PublishableTable table =
        withMargin(
            counts(List.of(years(2010, 2011), sexes()), i -> i == 4 ? suppressed() : published(9)),
            i -> published(40 + i));

    StackChart chart = stack(table, Form.STACKED);

    assertThat(chart.ends())
        .containsExactly(
            new StackChart.End(0, "40", "2010: total, 40 denuncias"),
            new StackChart.End(
                1, "41", "2011: total, 41 denuncias; barra incompleta, con partes protegidas"));
    assertThat(chart.caption().notes()).anyMatch(note -> note.contains("su total publicado"));
  }

  @Test
  void of_withheldMargin_isNoTotal() {
    PublishableTable table =
        withMargin(
            counts(List.of(years(2010, 2011), sexes()), i -> published(9)),
            i -> i == 0 ? suppressed() : published(40));

    assertThat(stack(table, Form.STACKED).ends()).isEmpty();
  }

  @Test
  void of_marginOfTheBars_isNoTotal() {
    PublishableTable table =
        withMargin(counts(List.of(sexes(), departments()), i -> published(9)), i -> published(40));

    assertThat(stack(table, Form.STACKED).ends()).isEmpty();
  }

  @Test
  void of_someParts_haveNoTotal() {
    TableAxis sexes = sexes();
    TableAxis some = new TableAxis(sexes.dimension(), sexes.categories().subList(0, 2), false);
    PublishableTable table =
        withMargin(counts(List.of(departments(), some), i -> published(9)), i -> published(40));

    assertThat(stack(table, Form.STACKED).ends()).isEmpty();
  }

  @Test
  void of_full_saysOfWhatAndNeverPrintsASum() {
    PublishableTable table =
        withMargin(
            counts(
                List.of(months("2011-01", 2), sexes()), i -> i == 1 ? suppressed() : published(7)),
            i -> published(80));

    StackChart chart = stack(table, Form.FULL);

    assertThat(chart.caption().subtitle())
        .isEqualTo(
            "100\u00a0% = las partes publicadas de cada barra · Número de denuncias, por mes y por"
                + " sexo de la víctima");
    assertThat(chart.ends())
        .containsExactly(
            new StackChart.End(
                0, "incompleta", "enero de 2011: barra incompleta, con partes protegidas"));
    assertThat(chart.caption().notes())
        .contains(
            "Marca rayada al final, siempre del mismo tamaño: parte protegida, 0 o pocas (0–4); esa"
                + " barra está incompleta.");
  }

  @Test
  void draw_parts_lieBehindOneAnotherAndWithheldOnesLast() {
    PublishableTable table =
        counts(
            List.of(years(2010, 2011), sexes()),
            i -> i == 0 ? suppressed() : published(i == 5 ? 0 : 20));

    SvgDocument document = SvgDocument.parse(SvgDrawing.draw(chart(table, Form.FULL)));

    assertThat(document.root().getAttribute("data-form")).isEqualTo("full");
    List<Element> marks = document.marks();
    assertThat(marks).hasSize(6);
    Element women2010 = part(marks.get(0));
    Element men2010 = part(marks.get(2));
    Element unknown2010 = part(marks.get(4));
    assertThat(left(unknown2010)).isEqualTo(left(men2010) + width(men2010) + 1);
    assertThat(left(women2010)).isEqualTo(left(unknown2010) + width(unknown2010) + 2);
    assertThat(width(women2010)).isEqualTo(14);
    // Both bars are equally long, the one with a withheld part and the one with a zero.
    assertThat(left(unknown2010) + width(unknown2010))
        .isEqualTo(left(part(marks.get(3))) + width(part(marks.get(3))));
    assertThat(marks.get(5).getChildNodes().getLength()).as("a zero has no part").isOne();
  }

  private static Element part(Element mark) {
    return (Element) mark.getFirstChild().getNextSibling();
  }

  private static double left(Element rect) {
    return SvgDocument.number(rect, "x");
  }

  private static double width(Element rect) {
    return SvgDocument.number(rect, "width");
  }

  private static StackChart stack(PublishableTable table, Form form) {
    Chart chart = chart(table, form);
    assertThat(chart).isInstanceOf(StackChart.class);
    return (StackChart) chart;
  }

  private static Chart chart(PublishableTable table, Form form) {
    return Chart.of(
        table, new ChartSettings(form, Theme.LIGHT, 720, OptionalInt.empty(), Locale.of("es")));
  }
}
