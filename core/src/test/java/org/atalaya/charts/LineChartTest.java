// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.Set;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class LineChartTest {

  private static final TableAxis YEARS = years(2007, 2008, 2009, 2010, 2011);

  @Test
  void draw_provisionalFigures_areJoinedByDashes() {
    PublishableTable table =
        counts(
            List.of(YEARS),
            i -> i < 3 ? published(40) : new Published(30).with(Caution.PROVISIONAL));

    List<Element> paths = lines(table, Form.LINE);

    assertThat(paths).hasSize(2);
    assertThat(paths.getFirst().hasAttribute("stroke-dasharray")).isFalse();
    assertThat(paths.getFirst().getAttribute("d")).matches("M[^ML]+L[^ML]+L[^ML]+M[^ML]+M[^ML]+");
    assertThat(paths.getLast().getAttribute("stroke-dasharray")).isEqualTo("5 4");
    assertThat(paths.getLast().getAttribute("d")).matches("M[^ML]+L[^ML]+L[^ML]+");
    assertThat(chart(table, Form.LINE).caption().notes())
        .contains("Línea discontinua: cifras provisionales.");
  }

  @Test
  void draw_intervals_areBandsThatWithheldFiguresInterrupt() {
    PublishableTable table =
        table(List.of(YEARS), Measure.RATE, i -> i == 3 ? suppressed() : rate(40));

    List<Element> paths = lines(table, Form.LINE);

    assertThat(paths).hasSize(3);
    assertThat(paths.get(0).getAttribute("d")).matches("M[^ML]+(L[^ML]+){5}Z");
    assertThat(paths.get(0).getAttribute("fill-opacity")).isEqualTo("0.15");
    assertThat(paths.get(1).getAttribute("d")).as("a single figure").matches("M[^ML]+L[^ML]+");
    assertThat(((LineChart) chart(table, Form.LINE)).scale().high()).isEqualTo(60);
    assertThat(chart(table, Form.LINE).caption().notes())
        .contains("Franja: intervalo de confianza del 95\u00a0%.");
  }

  @Test
  void of_intervalsOfThreeSeries_areNoBands() {
    PublishableTable table = table(List.of(YEARS, sexes()), Measure.RATE, i -> rate(40));

    LineChart chart = (LineChart) chart(table, Form.LINE);

    assertThat(chart.hasBands()).isFalse();
    assertThat(chart.scale().high()).isEqualTo(40);
    assertThat(chart.caption().notes()).noneMatch(note -> note.startsWith("Franja"));
  }

  @Test
  void draw_area_reachesZeroBetweenNeighboursOnly() {
    PublishableTable table =
        counts(List.of(YEARS), i -> i == 2 ? suppressed() : published(10 * i + 10));

    List<Element> paths = lines(table, Form.AREA);

    assertThat(paths.getFirst().getAttribute("d")).matches("(M[^MLZ]+(L[^MLZ]+){3}Z){2}");
    assertThat(SvgDocument.parse(SvgDrawing.draw(chart(table, Form.AREA))).root())
        .extracting(root -> root.getAttribute("data-form"))
        .isEqualTo("area");
  }

  @Test
  void of_areaOfSeriesOrShares_isALine() {
    List<PublishableTable> tables =
        List.of(
            counts(List.of(YEARS, sexes()), SampleTables::published),
            table(List.of(YEARS), Measure.SHARE, SampleTables::published));

    for (PublishableTable table : tables) {
      assertThat(((LineChart) chart(table, Form.AREA)).area()).isFalse();
    }
  }

  @Test
  void of_areaWithoutTime_isBars() {
    PublishableTable table = counts(List.of(departments()), SampleTables::published);

    assertThat(chart(table, Form.AREA)).isInstanceOf(BarChart.class);
  }

  private static CellValue rate(double value) {
    return new Published(
        value,
        Optional.of(new ConfidenceInterval(value - 10, value + 15)),
        Set.of(Caution.UNSTABLE));
  }

  private static List<Element> lines(PublishableTable table, Form form) {
    SvgDocument document = SvgDocument.parse(SvgDrawing.draw(chart(table, form)));
    Element group = document.ofClass("lines").findFirst().orElseThrow();
    return document
        .elements()
        .filter(element -> element.getParentNode() == group && element.getTagName().equals("path"))
        .toList();
  }

  private static Chart chart(PublishableTable table, Form form) {
    return Chart.of(
        table, new ChartSettings(form, Theme.LIGHT, 720, OptionalInt.empty(), Locale.of("es")));
  }
}
