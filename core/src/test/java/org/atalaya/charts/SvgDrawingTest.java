// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.charts.SampleTables.counts;
import static org.atalaya.charts.SampleTables.departments;
import static org.atalaya.charts.SampleTables.numbered;
import static org.atalaya.charts.SampleTables.only;
import static org.atalaya.charts.SampleTables.published;
import static org.atalaya.charts.SampleTables.sexes;
import static org.atalaya.charts.SampleTables.suppressed;
import static org.atalaya.charts.SampleTables.table;
import static org.atalaya.charts.SampleTables.years;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

class SvgDrawingTest {

  @Test
  void draw_bars_keepsTheContractOfTheRoot() {
    Element root = draw(byDepartmentAndSex(), 720).root();

    assertThat(root.getAttribute("class")).isEqualTo("atalaya-chart");
    assertThat(root.getAttribute("role")).isEqualTo("group");
    assertThat(root.getAttribute("aria-roledescription")).isEqualTo("gráfica");
    assertThat(root.getAttribute("aria-label"))
        .isEqualTo(
            "Denuncias de violencia intrafamiliar. Número de denuncias, por departamento y por sexo"
                + " de la víctima");
    assertThat(root.getAttribute("lang")).isEqualTo("es");
    assertThat(root.getAttribute("data-form")).isEqualTo("bar");
    assertThat(root.getAttribute("data-dimension")).isEqualTo("Departamento");
    assertThat(root.getAttribute("data-measure")).isEqualTo("Denuncias");
    assertThat(root.getAttribute("data-version")).isEqualTo("3");
    assertThat(root.getAttribute("data-asof")).isEqualTo("2011-12-31");
    assertThat(root.getAttribute("width")).isEqualTo("720");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 720 " + root.getAttribute("height"));
    assertThat(root.getElementsByTagName("title").getLength()).isZero();
    assertThat(root.getElementsByTagName("desc").getLength()).isOne();
  }

  @Test
  void draw_severalSeries_namesEachMarkInReadingOrder() {
    List<Element> marks = draw(byDepartmentAndSex(), 720).marks();

    Element second = marks.get(1);
    assertThat(second.getAttribute("role")).isEqualTo("img");
    assertThat(second.getAttribute("tabindex")).isEqualTo("0");
    assertThat(second.getAttribute("aria-label"))
        .isEqualTo("El Progreso, Mujeres: 1,003 denuncias");
    assertThat(second.getAttribute("data-category")).isEqualTo("El Progreso");
    assertThat(second.getAttribute("data-code")).isEqualTo("02");
    assertThat(second.getAttribute("data-series")).isEqualTo("Mujeres");
    assertThat(second.getAttribute("data-value")).isEqualTo("1,003");
    assertThat(second.getAttribute("data-cell")).isEqualTo("3");
    assertThat(second.hasAttribute("data-status")).isFalse();
    assertThat(marks).hasSize(69);
    assertThat(marks.get(23).getAttribute("data-series")).isEqualTo("Hombres");
  }

  @Test
  void draw_singleSeries_hasNoSeriesName() {
    assertThat(draw(byDepartment(), 720).marks())
        .noneMatch(mark -> mark.hasAttribute("data-series"));
  }

  @ParameterizedTest
  @CsvSource({"BAR, 480", "BAR, 720", "LINE, 720"})
  void draw_suppressed_isNeitherZeroNorAFigure(Form form, int width) {
    PublishableTable table =
        counts(List.of(years(2009, 2010, 2011)), i -> i == 1 ? suppressed() : published(40));

    Element mark = draw(table, form, width, OptionalInt.empty()).marks().get(1);

    assertThat(mark.getAttribute("data-status")).isEqualTo("suppressed");
    assertThat(mark.getAttribute("data-value")).isEqualTo("0–4");
    assertThat(mark.getAttribute("aria-label")).contains("no se publica para proteger");
    // Beside the invisible target there is a hatched bar or a hollow marker.
    assertThat(mark.getChildNodes().getLength()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void draw_suppressedInALine_interruptsIt() {
    PublishableTable table =
        counts(
            List.of(years(2007, 2008, 2009, 2010, 2011)),
            i -> i == 2 ? suppressed() : published(40));

    Element line =
        (Element)
            draw(table, 720)
                .ofClass("lines")
                .findFirst()
                .orElseThrow()
                .getFirstChild()
                .getNextSibling();

    assertThat(line.getAttribute("d")).matches("M[^ML]+ [^ML]+L[^ML]+M[^ML]+L[^ML]+");
  }

  @Test
  void draw_notDefined_saysTheReason() {
    PublishableTable table =
        table(
            List.of(departments()),
            Measure.SHARE,
            i -> i == 0 ? new NotDefined(Reason.BASE_IS_ZERO) : published(4));

    Element mark = draw(table, 720).marks().getFirst();

    assertThat(mark.getAttribute("data-status")).isEqualTo("not-defined");
    assertThat(mark.getAttribute("aria-label")).isEqualTo("Guatemala: la base es cero");
    assertThat(mark.getTextContent()).isEqualTo("– la base es cero");
  }

  @Test
  void draw_hostileLabels_staysText() {
    String hostile = "<script>alert('x')</script> & \"y\" \u0000\u0008 \u202Eevil\u2066 \uD800 ]]>";
    PublishableTable table =
        counts(List.of(numbered("x", "X" + hostile, 30, i -> i + hostile)), i -> published(7));

    String svg = SvgDrawing.draw(Chart.of(table, settings(Form.AUTO, 960, OptionalInt.empty())));

    SvgDocument document = SvgDocument.parse(svg);
    assertThat(svg).doesNotContain("<script").doesNotContain("\u202E").doesNotContain("\u2066");
    assertThat(document.elements()).noneMatch(element -> element.getTagName().equals("script"));
    assertThat(document.marks().getFirst().getAttribute("data-category"))
        .isEqualTo("1<script>alert('x')</script> & \"y\" \uFFFD\uFFFD evil \uFFFD ]]>");
  }

  @Test
  void draw_anyChart_usesPresentationAttributesOnly() {
    for (SampleCharts.Sample sample : SampleCharts.all()) {
      SvgDocument document = SvgDocument.parse(sample.draw(480));

      assertThat(document.elements())
          .extracting(Element::getTagName)
          .isSubsetOf("desc", "g", "rect", "path", "circle", "text");
      assertThat(document.elements())
          .allSatisfy(element -> {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
              assertThat(attributes.item(i).getNodeName())
                  .doesNotStartWith("on")
                  .doesNotContain("href")
                  .isNotIn("style", "id");
              assertThat(attributes.item(i).getNodeValue()).doesNotContain("url(");
            }
          });
    }
  }

  @Test
  void draw_twice_givesTheSameBytes() {
    for (SampleCharts.Sample sample : SampleCharts.all()) {
      assertThat(sample.draw(720)).isEqualTo(sample.draw(720));
    }
  }

  @Test
  void draw_otherDefaultLocale_givesTheSameBytes() {
    Locale before = Locale.getDefault();
    for (SampleCharts.Sample sample : SampleCharts.all()) {
      String usual = sample.draw(720);
      try {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertThat(sample.draw(720)).isEqualTo(usual);
      } finally {
        Locale.setDefault(before);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"240", "320", "480", "720", "960", "1600"})
  void draw_anyWidth_cutsNoText(int width) {
    for (SampleCharts.Sample sample : SampleCharts.all()) {
      SvgDocument document = SvgDocument.parse(sample.draw(width));
      double height = SvgDocument.number(document.root(), "height");

      assertThat(document.texts())
          .as("%s at %d", sample.name(), width)
          .allMatch(text -> text.left() >= -0.01 && text.right() <= width + 0.01)
          .allMatch(text -> text.y() > 8 && text.y() < height - 3);
    }
  }

  @ParameterizedTest
  @CsvSource({"240", "320", "480", "720", "960", "1600"})
  void draw_anyWidth_overlapsNoText(int width) {
    for (SampleCharts.Sample sample : SampleCharts.all()) {
      List<SvgDocument.Text> texts = SvgDocument.parse(sample.draw(width)).texts("axis", "legend");

      for (SvgDocument.Text one : texts) {
        assertThat(texts)
            .as("beside '%s' in %s at %d", one.text(), sample.name(), width)
            .noneMatch(other -> other != one && overlap(one, other));
      }
    }
  }

  private static boolean overlap(SvgDocument.Text one, SvgDocument.Text other) {
    return Math.abs(one.y() - other.y()) < 11
        && one.left() < other.right() - 0.01
        && other.left() < one.right() - 0.01;
  }

  @ParameterizedTest
  @CsvSource({"120", "160", "200", "240", "320", "405", "2400"})
  void draw_givenHeight_isKeptAndHoldsEverything(int height) {
    for (SampleCharts.Sample sample : SampleCharts.all()) {
      SvgDocument document = SvgDocument.parse(sample.draw(320, OptionalInt.of(height)));

      assertThat(document.root().getAttribute("height")).isEqualTo(Integer.toString(height));
      double footer =
          document.texts("footer").stream()
              .mapToDouble(SvgDocument.Text::y)
              .min()
              .orElse(height + 8);
      assertThat(document.texts("heading", "warning", "legend", "axis", "mark", "more"))
          .as("%s at height %d", sample.name(), height)
          .allMatch(text -> text.y() < footer - 10);
      assertThat(document.texts("footer")).allMatch(text -> text.y() < height - 3);
    }
  }

  @Test
  void draw_moreRowsThanRoom_saysHowManyAreLeft() {
    PublishableTable table =
        counts(
            List.of(numbered("municipality", "Municipio", 340, i -> "Municipio " + i)),
            i -> published(i + 1));

    SvgDocument document = draw(table, Form.AUTO, 720, OptionalInt.of(405));

    int shown = document.marks().size();
    assertThat(shown).isBetween(10, 20);
    assertThat(document.content()).contains("y " + (340 - shown) + " más en la tabla");
  }

  @Test
  void draw_anyMark_hasATargetOfFourteenPixels() {
    for (SampleCharts.Sample sample : SampleCharts.all()) {
      assertThat(SvgDocument.parse(sample.draw(320)).marks())
          .as(sample.name())
          .allSatisfy(mark -> {
            Element target = (Element) mark.getFirstChild();
            assertThat(target.getAttribute("pointer-events")).isEqualTo("all");
            assertThat(SvgDocument.number(target, "width")).isGreaterThanOrEqualTo(14);
            assertThat(SvgDocument.number(target, "height")).isGreaterThanOrEqualTo(14);
          });
    }
  }

  @Test
  void draw_syntheticSource_saysSoInThePicture() {
    PublishableTable table =
        table(List.of(departments()), Measure.COUNT, i -> published(i + 9), true);

    SvgDocument document = draw(table, Form.AUTO, 240, OptionalInt.of(120));

    assertThat(
            String.join(
                " ", document.texts("warning").stream().map(SvgDocument.Text::text).toList()))
        .isEqualTo("DATOS SINTÉTICOS — no son casos reales");
  }

  @Test
  void draw_shortenedLabel_isWholeInTheMark() {
    String longName =
        "Violencia contra la mujer en su manifestación económica, patrimonial y psicológica";
    PublishableTable table =
        counts(List.of(numbered("crime", "Delito", 14, i -> longName + i)), i -> published(8));

    SvgDocument document = draw(table, 320);

    assertThat(document.texts("axis")).anyMatch(text -> text.text().endsWith("…"));
    assertThat(document.marks().getFirst().getAttribute("data-category")).isEqualTo(longName + 1);
  }

  @Test
  void draw_negativeChange_goesLeftFromZero() {
    PublishableTable table =
        table(
            List.of(only(years(2011), "2011"), departments()),
            Measure.CHANGE,
            i -> published(i - 11));

    List<Element> marks = draw(table, 720).marks();

    double end = barLeft(marks.get(0)) + SvgDocument.number(bar(marks.get(0)), "width");
    assertThat(barLeft(marks.get(22))).isEqualTo(end);
  }

  private static double barLeft(Element mark) {
    return SvgDocument.number(bar(mark), "x");
  }

  private static Element bar(Element mark) {
    return (Element) mark.getFirstChild().getNextSibling();
  }

  private static PublishableTable byDepartment() {
    return counts(List.of(departments()), i -> published(1000 + i));
  }

  private static PublishableTable byDepartmentAndSex() {
    return counts(List.of(departments(), sexes()), i -> published(1000 + i));
  }

  private static SvgDocument draw(PublishableTable table, int width) {
    return draw(table, Form.AUTO, width, OptionalInt.empty());
  }

  private static SvgDocument draw(
      PublishableTable table, Form form, int width, OptionalInt height) {
    return SvgDocument.parse(SvgDrawing.draw(Chart.of(table, settings(form, width, height))));
  }

  private static ChartSettings settings(Form form, int width, OptionalInt height) {
    return new ChartSettings(form, Theme.LIGHT, width, height, Locale.of("es"));
  }
}
