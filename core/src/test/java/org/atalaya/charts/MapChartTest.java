// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.atalaya.charts.SampleTables.counts;
import static org.atalaya.charts.SampleTables.departments;
import static org.atalaya.charts.SampleTables.published;
import static org.atalaya.charts.SampleTables.sexes;
import static org.atalaya.charts.SampleTables.suppressed;
import static org.atalaya.charts.SampleTables.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.atalaya.cases.Category;
import org.atalaya.cases.Label;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.MapChart.Style;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.measures.MapClasses;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

class MapChartTest {

  /** Rates 10.5, 20.5 … 220.5, the second withheld, the third without population, 4 unknown. */
  static final IntFunction<CellValue> RATES =
      place ->
          switch (place) {
            case 1 -> suppressed();
            case 2 -> new NotDefined(Reason.NO_POPULATION);
            case 22 -> published(4);
            default -> published(10.5 + 10 * place);
          };

  @ParameterizedTest
  @CsvSource({
    "COUNT, MAP, CIRCLES", "SHARE, MAP, CIRCLES", "RATE, MAP, AREAS",
    "STANDARDISED_RATE, MAP, AREAS", "COHORT_SHARE, MAP, AREAS", "COUNT, TILES, TILES",
    "RATE, TILES, TILES"
  })
  void of_placesOfTheCountry_isAMapThatSuitsTheMeasure(Measure measure, Form form, Style style) {
    Chart chart = chart(table(List.of(departments()), measure, RATES), form);

    assertThat(chart).isInstanceOf(MapChart.class);
    assertThat(((MapChart) chart).style()).isEqualTo(style);
  }

  @ParameterizedTest
  @EnumSource(names = {"MAP", "TILES"})
  void of_noMapOfTheTable_isBars(Form form) {
    TableAxis elsewhere = elsewhere();

    assertThat(chart(counts(List.of(departments(), sexes()), i -> published(i)), form))
        .isInstanceOf(BarChart.class);
    assertThat(chart(counts(List.of(elsewhere), i -> published(i)), form))
        .isInstanceOf(BarChart.class);
    assertThat(chart(counts(List.of(sexes()), i -> published(i)), form))
        .isInstanceOf(BarChart.class);
    assertThat(chart(table(List.of(departments()), Measure.CHANGE, i -> published(-i)), form))
        .isInstanceOf(BarChart.class);
    assertThat(
            Chart.of(counts(List.of(departments()), i -> published(i)), settings(form, 720, "es")))
        .isInstanceOf(BarChart.class);
  }

  /** The first provinces of a country whose codes are those of Guatemala's departments. */
  private static TableAxis elsewhere() {
    return SampleTables.axis(
        "department",
        Label.same("Provincia"),
        departments().dimension().role(),
        List.of(
            new Category("01", Label.same("Buenos Aires")),
            new Category("02", Label.same("Catamarca"))));
  }

  /** Whether a place is unknown or no figure of it is withheld is told in a note. */
  @Test
  void of_unknownPlace_isANoteWithItsFigure() {
    Chart chart = chart(table(List.of(departments()), Measure.RATE, RATES), Form.MAP);

    assertThat(chart.caption().notes())
        .contains(
            "Sin lugar en el mapa: Ignorado 4.0.",
            "Rayado: cifra protegida, 0 o pocas (n. p.).",
            "Contornos: Natural Earth, sin carácter oficial.");
    assertThat(chart.caption().description()).startsWith("Mapa: ");
    // The unknown one is in no class, or it could stretch them.
    MapClasses classes = ((MapChart) chart).classes().orElseThrow();
    assertThat(classes.ranges().getFirst().least()).isEqualTo(10.5);
    assertThat(classes.ranges().getLast().greatest()).isEqualTo(220.5);
  }

  @ParameterizedTest
  @EnumSource(names = {"MAP", "TILES"})
  void draw_everyPlace_isAMarkThatSaysItself(Form form) {
    PublishableTable table = table(List.of(departments()), Measure.RATE, RATES);

    List<Element> marks = SvgDocument.parse(draw(chart(table, form))).marks();

    assertThat(marks).hasSize(22);
    assertThat(marks).allMatch(mark -> mark.getAttribute("tabindex").equals("0"));
    assertThat(marks.getFirst().getAttribute("aria-label"))
        .isEqualTo("Guatemala: 10.5 por 100,000 habitantes");
    assertThat(marks.get(1).getAttribute("data-status")).isEqualTo("suppressed");
    assertThat(marks.get(2).getAttribute("data-status")).isEqualTo("not-defined");
    assertThat(marks.get(3).getAttribute("data-cell")).isEqualTo("3");
  }

  /** A class's colour on a place means that its figure is within the limits told beside it. */
  @Test
  void draw_areas_haveTheColourOfTheirClass() {
    MapChart chart = (MapChart) chart(table(List.of(departments()), Measure.RATE, RATES), Form.MAP);
    Palette palette = Palette.of(chart.settings().theme());
    MapClasses classes = chart.classes().orElseThrow();

    List<Element> marks = SvgDocument.parse(draw(chart)).marks();

    for (int place = 3; place < 22; place++) {
      int number = classes.classOf(10.5 + 10 * place);
      assertThat(
              ((Element) marks.get(place).getElementsByTagName("path").item(0))
                  .getAttribute("fill"))
          .isEqualTo(palette.colourOf(classes, number));
    }
    assertThat(draw(chart)).contains(">protegida (1)<");
  }

  @Test
  void of_narrowMap_isTiles() {
    PublishableTable table = table(List.of(departments()), Measure.RATE, RATES);

    assertThat(styleAt(399, table)).isEqualTo(Style.TILES);
    assertThat(styleAt(400, table)).isEqualTo(Style.AREAS);
  }

  private static Style styleAt(int width, PublishableTable table) {
    return ((MapChart) Chart.of(table, settings(Form.MAP, width, "es"), Guatemala.atlas())).style();
  }

  /** Four times the count is twice the radius. */
  @Test
  void draw_circles_haveTheAreaOfTheirCount() {
    PublishableTable table =
        counts(List.of(departments()), i -> published(i == 0 ? 400 : i == 1 ? 100 : 0));

    List<Element> marks = SvgDocument.parse(draw(chart(table, Form.MAP))).marks();

    assertThat(radius(marks.get(1))).isCloseTo(radius(marks.getFirst()) / 2, within(0.01));
    assertThat(marks.get(2).getElementsByTagName("circle").getLength()).isZero();
  }

  private static double radius(Element mark) {
    return SvgDocument.number((Element) mark.getElementsByTagName("circle").item(0), "r");
  }

  @Test
  void draw_nothingPublished_isAMapWithoutClasses() {
    PublishableTable table = table(List.of(departments()), Measure.RATE, i -> suppressed());

    for (Form form : List.of(Form.MAP, Form.TILES)) {
      Chart chart = chart(table, form);
      assertThat(((MapChart) chart).classes()).isEmpty();
      assertThat(draw(chart)).contains(">protegida (22)<");
    }
  }

  @ParameterizedTest
  @CsvSource({"MAP, 240", "MAP, 320", "MAP, 1600", "TILES, 240", "TILES, 320", "TILES, 1600"})
  void draw_anyWidth_staysInside(Form form, int width) {
    PublishableTable table = table(List.of(departments()), Measure.RATE, RATES);

    SvgDocument svg =
        SvgDocument.parse(
            SvgDrawing.draw(Chart.of(table, settings(form, width, "en"), Guatemala.atlas())));

    assertThat(svg.marks()).hasSize(22);
    assertThat(svg.elements().filter(element -> element.getTagName().equals("rect")))
        .allSatisfy(rect -> {
          double left = SvgDocument.number(rect, "x");
          assertThat(left).isNotNegative();
          assertThat(left + SvgDocument.number(rect, "width")).isLessThanOrEqualTo(width);
        });
    assertThat(svg.texts())
        .allSatisfy(text -> {
          assertThat(text.left()).isGreaterThan(-1);
          assertThat(text.right()).isLessThan(width + 1);
        });
  }

  @Test
  void atlas_ofTheCountry_hasAllDepartmentsTwice() {
    MapAtlas.Layer layer = Guatemala.atlas().layerOf(departments()).orElseThrow();

    assertThat(layer.names()).hasSize(22).containsEntry("17", Label.same("Petén"));
    assertThat(layer.shapes().outlines()).hasSize(22);
    assertThat(layer.tiles().orElseThrow().tiles()).hasSize(22);
    // The country is a little higher than wide.
    assertThat(layer.shapes().height()).isBetween(1.0, 1.1);
  }

  @Test
  void layer_placeWithoutOutline_isRefused() {
    MapAtlas.Layer layer = Guatemala.atlas().layers().getFirst();

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new MapAtlas.Layer(
                Map.of("23", Label.same("Belice")),
                layer.shapes(),
                Optional.empty(),
                layer.credit()))
        .withMessageContaining("23");
  }

  static String draw(Chart chart) {
    return SvgDrawing.draw(chart);
  }

  private static Chart chart(PublishableTable table, Form form) {
    return Chart.of(table, settings(form, 720, "es"), Guatemala.atlas());
  }

  private static ChartSettings settings(Form form, int width, String language) {
    return ChartSettings.parse(
        Map.of(
            "form", List.of(form.id()),
            "width", List.of(Integer.toString(width)),
            "lang", List.of(language)));
  }
}
