// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.atalaya.charts.SampleTables.counts;
import static org.atalaya.charts.SampleTables.days;
import static org.atalaya.charts.SampleTables.departments;
import static org.atalaya.charts.SampleTables.exits;
import static org.atalaya.charts.SampleTables.months;
import static org.atalaya.charts.SampleTables.only;
import static org.atalaya.charts.SampleTables.outcomes;
import static org.atalaya.charts.SampleTables.published;
import static org.atalaya.charts.SampleTables.sexes;
import static org.atalaya.charts.SampleTables.suppressed;
import static org.atalaya.charts.SampleTables.table;
import static org.atalaya.charts.SampleTables.years;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** The forms that say something of their own: figure, funnel, incidence. */
class FigureChartTest {

  private static final PublishableTable MONTHS =
      counts(
          List.of(months("2011-01", 6)),
          i -> i > 3 ? new Published(7).with(Caution.PROVISIONAL) : published(100 + 10 * i));

  private static final PublishableTable CHANGES =
      table(
          List.of(months("2011-01", 6)),
          Measure.CHANGE,
          i -> new Published(8.3, new ConfidenceInterval(2, 14.9)));

  @Test
  void figure_ofMonths_isThatOfTheLastCompleteOne() {
    SvgDocument svg = draw(ChartSource.of(MONTHS).with(CHANGES), Form.FIGURE, 320, "es");

    assertThat(words(svg))
        .contains("130")
        .contains("Abril de 2011 · Número de denuncias")
        .contains("Subió 8.3 % (2.0 a 14.9), frente a marzo de 2011");
    assertThat(svg.marks()).hasSize(6);
    assertThat(svg.root().getAttribute("data-form")).isEqualTo("figure");
    assertThat(svg.elements().filter(e -> !e.getAttribute("stroke-dasharray").isEmpty()))
        .hasSize(1);
  }

  @Test
  void figure_withheld_isNoPointAtZero() {
    SvgDocument svg =
        draw(
            ChartSource.of(
                counts(List.of(years(2010, 2011)), i -> i == 1 ? suppressed() : published(50))),
            Form.FIGURE,
            320,
            "es");

    assertThat(words(svg)).contains("0–4").doesNotContain("Subió");
    String ground = Palette.of(Theme.LIGHT).ground();
    assertThat(svg.elements().filter(e -> e.getTagName().equals("circle")).toList())
        .isNotEmpty()
        .allMatch(circle -> circle.getAttribute("fill").equals(ground));
  }

  @Test
  void figure_ofOneCell_isNumberAndUnit() {
    SvgDocument svg =
        draw(
            ChartSource.of(counts(List.of(only(years(2011), "2011")), i -> published(5332))),
            Form.FIGURE,
            320,
            "en");

    assertThat(words(svg)).contains("5,332").contains("complaints");
    assertThat(svg.marks()).hasSize(1);
  }

  /** The smallest that there is still says what, how many and where from. */
  @Test
  void figure_smallest_hasTitleFigureAndSource() {
    SvgDocument svg =
        SvgDocument.parse(
            SvgDrawing.draw(
                Chart.of(
                    ChartSource.of(MONTHS),
                    new ChartSettings(
                        Form.FIGURE, Theme.LIGHT, 200, OptionalInt.of(100), Locale.of("es")),
                    MapAtlas.NONE)));

    assertThat(words(svg)).contains("Denuncias de violencia").contains("130").contains("INE");
    assertThat(svg.texts()).allMatch(text -> text.right() <= 200 && text.y() <= 100);
  }

  @Test
  void address_isPrintedInThePicture() {
    String address = "observatorio.example/atalaya/v1/charts/complaints.html";

    for (Form form : List.of(Form.AUTO, Form.FIGURE)) {
      assertThat(words(draw(ChartSource.of(MONTHS).at(address), form, 720, "es")))
          .contains(address)
          .contains("Fuente: INE")
          .contains("Datos hasta el 31 dic 2011");
    }
  }

  /** Where notes have no room, that figures are protected or provisional is still said. */
  @Test
  void brief_lowPicture_saysWhatKindOfFiguresThereAre() {
    PublishableTable table =
        counts(
            List.of(months("2010-01", 6)),
            i ->
                i == 2
                    ? suppressed()
                    : i == 5 ? new Published(9).with(Caution.PROVISIONAL) : published(7));

    String svg =
        SvgDrawing.draw(
            Chart.of(
                table,
                new ChartSettings(
                    Form.AUTO, Theme.LIGHT, 480, OptionalInt.of(240), Locale.of("en"))));

    assertThat(svg).contains("Some figures are protected, some provisional. Notes:");
  }

  @Test
  void funnel_ofOutcomes_hasABarOfTheWholeAndNoZeroForWhatIsWithheld() {
    SvgDocument svg =
        draw(
            ChartSource.of(
                table(
                    List.of(outcomes()),
                    Measure.COHORT_SHARE,
                    i ->
                        switch (i) {
                          case 1 -> suppressed();
                          case 2 -> new NotDefined(Reason.FOLLOW_UP_INCOMPLETE);
                          default -> new Published(30, new ConfidenceInterval(25, 36));
                        })),
            Form.AUTO,
            720,
            "es");

    assertThat(svg.root().getAttribute("data-form")).isEqualTo("funnel");
    assertThat(words(svg))
        .contains("Denuncias registradas")
        .contains("100 %")
        .contains("30.0 %")
        .contains("n. p.")
        .contains("aún no hay seguimiento completo")
        .contains("intervalo de confianza del 95 %");
    assertThat(svg.marks()).hasSize(4);
  }

  @Test
  void incidence_hasNumbersAtTheToldMonthsAndEndsWhereItIsNotFollowed() {
    SvgDocument svg = draw(ChartSource.of(curves()), Form.AUTO, 720, "en");

    assertThat(svg.root().getAttribute("data-form")).isEqualTo("incidence");
    List<String> numbers =
        svg.texts("figures").stream().map(text -> text.text().replace('\u00a0', ' ')).toList();
    assertThat(numbers).contains("22.0 %", "23.0 %", "25.0 %", "27.0 %").doesNotContain("26.0 %");
    assertThat(svg.texts("axis").stream().map(SvgDocument.Text::text))
        .contains("3", "6", "12", "24 months");
    Element band = svg.ofClass("lines").findFirst().orElseThrow();
    assertThat(band.getElementsByTagName("path").getLength()).as("2 bands, 2 curves").isEqualTo(4);
  }

  private static PublishableTable curves() {
    return table(
        List.of(exits(), days()),
        Measure.CUMULATIVE_INCIDENCE,
        i ->
            i == 15
                ? new NotDefined(Reason.FOLLOW_UP_INCOMPLETE)
                : new Published(
                    i < 8 ? 20 + i : i, new ConfidenceInterval(Math.max(0, i - 9), 30 + i)));
  }

  @ParameterizedTest
  @CsvSource({"figure, by=month", "funnel, measure=cohort-share", "incidence, cumulative"})
  void formOfItsOwn_otherTable_isRefusedWithWhatIsAllowed(String form, String allowed) {
    PublishableTable table = counts(List.of(departments(), sexes()), i -> published(i));

    assertThatThrownBy(() -> draw(ChartSource.of(table), Form.byId(form).orElseThrow(), 720, "es"))
        .isInstanceOfSatisfying(
            QueryException.class,
            e -> {
              assertThat(e.problem().kind()).isEqualTo(Kind.FORM_DOES_NOT_SUIT);
              assertThat(e.problem().parameter()).isEqualTo("form");
              assertThat(e.problem().given()).isEqualTo(form);
              assertThat(String.join(" ", e.problem().allowed())).contains(allowed);
              assertThat(e.problem().detail(Locale.of("es"))).contains("«" + form + "»");
            });
  }

  /** All that is printed, in reading order, whatever the lines are. */
  private static String words(SvgDocument svg) {
    return svg.texts().stream()
        .map(text -> text.text().replace('\u00a0', ' '))
        .collect(Collectors.joining(" "));
  }

  private static SvgDocument draw(ChartSource source, Form form, int width, String language) {
    return SvgDocument.parse(
        SvgDrawing.draw(
            Chart.of(
                source,
                new ChartSettings(
                    form, Theme.LIGHT, width, OptionalInt.empty(), Locale.of(language)),
                MapAtlas.NONE)));
  }
}
