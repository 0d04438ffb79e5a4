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
import static org.atalaya.charts.SampleTables.withUnknown;
import static org.atalaya.charts.SampleTables.years;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.groups.Tuple;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.Label;
import org.atalaya.charts.BarChart.Direction;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.Ranking;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AUTO | 2 | BarChart
          AUTO | 3 | LineChart
          BAR  | 3 | BarChart
          LINE | 2 | LineChart
          LINE | 1 | BarChart
          """)
  void of_periods_takesTheForm(Form form, int periods, String kind) {
    PublishableTable table = counts(List.of(months("2010-01", periods)), SampleTables::published);

    assertThat(chart(table, form).getClass().getSimpleName()).isEqualTo(kind);
  }

  @Test
  void of_lineWithoutTime_isBars() {
    PublishableTable table = counts(List.of(departments()), SampleTables::published);

    assertThat(chart(table, Form.LINE)).isInstanceOf(BarChart.class);
  }

  @Test
  void of_timeAndSex_hasTimeAsCategoriesWhateverTheOrder() {
    PublishableTable table = counts(List.of(sexes(), years(2009, 2010, 2011)), i -> published(i));

    Chart chart = chart(table);

    assertThat(chart.categories())
        .extracting(AxisCategory::label)
        .containsExactly("2009", "2010", "2011");
    assertThat(chart.series())
        .extracting(Series::name)
        .containsExactly("Mujeres", "Hombres", "Ignorado");
    assertThat(chart.series().get(1).marks()).extracting(Mark::cell).containsExactly(3, 4, 5);
  }

  @Test
  void of_periodsOutOfOrder_drawsThemInTime() {
    PublishableTable table = counts(List.of(years(2011, 2009, 2010)), SampleTables::published);

    assertThat(chart(table).series().getFirst().marks())
        .extracting(Mark::cell)
        .containsExactly(1, 2, 0);
  }

  @Test
  void of_twoDimensions_hasTheLongerAsCategories() {
    PublishableTable table = counts(List.of(sexes(), departments()), i -> published(i + 1));

    Chart chart = chart(table);

    assertThat(chart.categories()).hasSize(23);
    assertThat(chart.caption().dimension()).isEqualTo("Departamento");
    assertThat(chart.series().get(2).marks().get(4).cell()).isEqualTo(2 * 23 + 4);
  }

  @Test
  void of_equallyLongDimensions_hasTheFirstAsCategories() {
    TableAxis first = numbered("first", "Primera", 3, i -> "a" + i);
    TableAxis second = numbered("second", "Segunda", 3, i -> "b" + i);

    Chart chart = chart(counts(List.of(first, second), SampleTables::published));

    assertThat(chart.categories()).extracting(AxisCategory::label).contains("a1");
    assertThat(chart.series()).extracting(Series::name).contains("b1");
  }

  @Test
  void of_threeDimensions_combinesTwoAsSeries() {
    TableAxis age = numbered("victim-age", "Edad", 2, i -> "grupo " + i);
    PublishableTable table = counts(List.of(age, departments(), sexes()), i -> published(i + 1));

    Chart chart = chart(table);

    assertThat(chart.series())
        .extracting(Series::name)
        .containsExactly(
            "grupo 1, Mujeres",
            "grupo 1, Hombres",
            "grupo 2, Mujeres",
            "grupo 2, Hombres",
            "grupo 1, Ignorado",
            "grupo 2, Ignorado");
    assertThat(chart.series().get(3).marks().get(2).cell()).isEqualTo(1 * 69 + 2 * 3 + 1);
  }

  @Test
  void of_manySeries_drawsTheSevenLargestAndSaysSo() {
    PublishableTable table =
        counts(List.of(months("2010-01", 3), departments()), i -> published(i % 23 == 9 ? 0 : i));

    Chart chart = chart(table);

    assertThat(chart.series())
        .hasSize(7)
        .extracting(Series::name)
        .doesNotContain("Suchitepéquez")
        .as("unknown, where it is among the largest")
        .contains("Ignorado");
    assertThat(chart.caption().notes().getFirst())
        .isEqualTo("La gráfica muestra las 7 series mayores de 23; la tabla las contiene todas.");
  }

  @Test
  void of_singleCell_isOneBar() {
    PublishableTable table =
        counts(List.of(only(years(2011), "2011"), only(departments(), "01")), i -> published(5332));

    Chart chart = chart(table);

    assertThat(chart.caption().title())
        .isEqualTo("Denuncias de violencia intrafamiliar · 2011 · Guatemala");
    assertThat(chart.caption().subtitle()).isEqualTo("Número de denuncias");
    assertThat(chart.series().getFirst().marks())
        .singleElement()
        .extracting(Mark::sentence)
        .isEqualTo("Total: 5,332 denuncias");
  }

  @Test
  void of_unknownWithoutCases_isLeftOut() {
    PublishableTable table =
        counts(List.of(departments(), sexes()), i -> published(i / 3 == 22 || i % 3 == 2 ? 0 : 7));

    Chart chart = chart(table);

    assertThat(chart.categories()).hasSize(22);
    assertThat(chart.series()).hasSize(2);
  }

  @Test
  void of_unknownSuppressed_staysLast() {
    TableAxis unknownFirst =
        SampleTables.axis(
            "victim-sex",
            Label.of("Sexo", "Sex"),
            Role.CLASSIFICATION,
            List.of(SampleTables.UNKNOWN, new Category("F", Label.of("Mujeres", "Women"))));

    Chart chart = chart(counts(List.of(unknownFirst), i -> i == 0 ? suppressed() : published(9)));

    assertThat(chart.categories())
        .extracting(AxisCategory::label, AxisCategory::aside)
        .containsExactly(tuple("Mujeres", false), tuple("Ignorado", true));
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  @Test
  void of_restOfARanking_isAside() {
    TableAxis departments = departments();
    PublishableTable top = Ranking.top(counts(List.of(departments), i -> published(100 - i)), 3);

    assertThat(chart(top).categories().getLast().aside()).isTrue();
  }

  @Test
  void of_unknownSeriesWithoutAFigure_isSaidInANote() {
    PublishableTable table =
        counts(
            List.of(months("2010-01", 3), sexes()), i -> i % 3 == 2 ? suppressed() : published(8));

    Chart chart = chart(table);

    assertThat(chart.series()).extracting(Series::name).containsExactly("Mujeres", "Hombres");
    assertThat(chart.caption().notes().getFirst())
        .isEqualTo("«Ignorado» no se dibuja: todas sus cifras están protegidas; véase la tabla.");
  }

  @Test
  void of_unknownSeriesWithOneFigure_isDrawn() {
    PublishableTable table =
        counts(
            List.of(months("2010-01", 3), sexes()),
            i -> i % 3 == 2 && i < 8 ? suppressed() : published(8));

    assertThat(chart(table).series()).extracting(Series::name).contains("Ignorado");
  }

  @Test
  void of_unknownMonths_areSaidInANote() {
    PublishableTable table =
        counts(
            List.of(withUnknown(months("2010-01", 3)), sexes()),
            i -> i == 9 ? published(12) : i == 10 ? suppressed() : published(i == 11 ? 0 : 8));

    Chart chart = chart(table);

    assertThat(chart.categories()).hasSize(3);
    assertThat(chart.caption().notes().getFirst())
        .isEqualTo("Sin fecha conocida: Mujeres 12; Hombres 0–4; Ignorado 0.");
  }

  @Test
  void of_unknownMonthsOfNobody_areNotMentioned() {
    PublishableTable table =
        counts(List.of(withUnknown(months("2010-01", 3))), i -> published(i == 3 ? 0 : 8));

    assertThat(chart(table).caption().notes()).noneMatch(note -> note.startsWith("Sin fecha"));
  }

  @Test
  void of_suppressed_isNoFigureOnTheScale() {
    Chart chart =
        chart(counts(List.of(sexes()), i -> i == 1 ? suppressed() : published(0)), Form.BAR);

    Mark mark = chart.series().getFirst().marks().get(1);
    assertThat(mark.text()).isEqualTo("0–4");
    assertThat(mark.sentence())
        .isEqualTo(
            "Hombres: 0 o pocas (4 como máximo): no se publica para proteger a las personas");
    assertThat(((BarChart) chart).scale().high()).isEqualTo(1);
    assertThat(chart.caption().notes())
        .contains("Marca rayada, siempre del mismo tamaño: cifra protegida, 0 o pocas (0–4).");
  }

  @Test
  void of_undefined_saysTheReason() {
    PublishableTable table =
        table(
            List.of(years(2009, 2010, 2011)),
            Measure.CHANGE,
            i -> i == 0 ? new NotDefined(Reason.NO_EARLIER_PERIOD) : published(-12.34 * i));

    Chart chart = chart(table);

    assertThat(chart.series().getFirst().marks())
        .extracting(Mark::sentence)
        .containsExactly(
            "2009: no hay periodo anterior",
            "2010: −12.3\u00a0% respecto al periodo anterior",
            "2011: −24.7\u00a0% respecto al periodo anterior");
    assertThat(chart.caption().notes())
        .contains("Raya (–) en lugar de cifra: no hay periodo anterior.");
  }

  @Test
  void of_counts_hasTheWordsAroundIt() {
    PublishableTable table =
        counts(List.of(only(years(2011), "2011"), departments(), sexes()), i -> published(i + 1));

    Caption caption = chart(table).caption();

    assertThat(caption.title()).isEqualTo("Denuncias de violencia intrafamiliar · 2011");
    assertThat(caption.subtitle())
        .isEqualTo("Número de denuncias, por departamento y por sexo de la víctima");
    assertThat(caption.measure()).isEqualTo("Denuncias");
    assertThat(caption.notes())
        .containsExactly(
            "Una denuncia puede tener varias víctimas.",
            "Las cifras menores de 5 (también el cero) no se publican, para que nadie pueda ser"
                + " reconocida.");
    assertThat(caption.source())
        .containsExactly(
            "Fuente: INE, violencia intrafamiliar 2009–2011.",
            "Datos hasta el 31 dic 2011 · versión 3");
    assertThat(caption.description())
        .isEqualTo(
            "Gráfica de barras: Número de denuncias, por departamento y por sexo de la víctima; la"
                + " cifra publicada más alta es Jutiapa, Ignorado: 66 denuncias, y la más baja,"
                + " Guatemala, Mujeres: 1 denuncia.");
  }

  @Test
  void of_english_hasEnglishWords() {
    PublishableTable table = counts(List.of(months("2011-01", 4)), i -> published(i + 1));
    ChartSettings english =
        new ChartSettings(Form.AUTO, Theme.LIGHT, 720, OptionalInt.empty(), Locale.of("en"));

    Chart chart = Chart.of(table, english);

    assertThat(chart.caption().subtitle()).isEqualTo("Number of complaints, by month");
    assertThat(chart.series().getFirst().marks().getFirst().sentence())
        .isEqualTo("January 2011: 1 complaint");
    assertThat(chart.caption().source().getLast()).isEqualTo("Data up to 31 Dec 2011 · version 3");
  }

  @Test
  void of_shares_saysOfWhat() {
    PublishableTable table =
        table(List.of(departments(), sexes()), Measure.SHARE, i -> published(40));

    assertThat(chart(table).caption().subtitle())
        .isEqualTo(
            "Porcentaje de denuncias, por departamento y por sexo de la víctima (cada departamento"
                + " = 100\u00a0%)");
  }

  @Test
  void of_unknownAsFilter_saysOfWhatItIsUnknown() {
    PublishableTable table =
        counts(List.of(only(sexes(), "?"), departments()), i -> published(i + 1));

    assertThat(chart(table).caption().title()).endsWith(" · Sexo de la víctima: Ignorado");
  }

  @Test
  void of_syntheticSource_warns() {
    PublishableTable table =
        table(List.of(departments()), Measure.COUNT, i -> published(i + 1), true);

    assertThat(chart(table).caption().warning()).contains("DATOS SINTÉTICOS — no son casos reales");
  }

  @ParameterizedTest
  @CsvSource({"480, 5, COLUMNS", "480, 20, ROWS", "1600, 12, COLUMNS", "1600, 13, ROWS"})
  void of_categories_lieOrStand(int width, int categories, Direction direction) {
    PublishableTable table =
        counts(List.of(numbered("x", "X", categories, i -> "n" + i)), SampleTables::published);
    ChartSettings settings =
        new ChartSettings(Form.AUTO, Theme.LIGHT, width, OptionalInt.empty(), Locale.of("es"));

    assertThat(Chart.of(table, settings))
        .asInstanceOf(InstanceOfAssertFactories.type(BarChart.class))
        .extracting(BarChart::direction)
        .isEqualTo(direction);
  }

  @Test
  void of_longNames_lie() {
    PublishableTable table =
        counts(
            List.of(numbered("x", "X", 4, i -> "Manifestación económica y patrimonial " + i)),
            SampleTables::published);

    assertThat(chart(table))
        .asInstanceOf(InstanceOfAssertFactories.type(BarChart.class))
        .extracting(BarChart::direction)
        .isEqualTo(Direction.ROWS);
  }

  private static Chart chart(PublishableTable table) {
    return chart(table, Form.AUTO);
  }

  private static Chart chart(PublishableTable table, Form form) {
    return Chart.of(
        table, new ChartSettings(form, Theme.LIGHT, 720, OptionalInt.empty(), Locale.of("es")));
  }
}
