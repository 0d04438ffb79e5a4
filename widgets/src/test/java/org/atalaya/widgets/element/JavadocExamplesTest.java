// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.element;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.Observatory;
import org.atalaya.alerts.AlertKind;
import org.atalaya.alerts.Bulletin;
import org.atalaya.cases.CaseStore;
import org.atalaya.exchange.TableFormat;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.PostedAlerts;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.alertcard.AlertCard;
import org.atalaya.widgets.alertticker.AlertTicker;
import org.atalaya.widgets.chart.AtalayaChart;
import org.atalaya.widgets.dashboard.AtalayaDashboard;
import org.atalaya.widgets.echart.EChart;
import org.atalaya.widgets.figure.AtalayaFigure;
import org.atalaya.widgets.filter.StatisticsFilter;
import org.atalaya.widgets.grid.StatisticsGrid;
import org.atalaya.widgets.table.AtalayaTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example in the Javadoc of each component: compiled here, run, and the same there. */
@ViewPackages
class JavadocExamplesTest extends BrowserlessTest {

  private static final Path SOURCE =
      Path.of("src/test/java/org/atalaya/widgets/element/JavadocExamplesTest.java");
  private static final Pattern JAVADOC = Pattern.compile("(?s)<pre>\\{@code(.*?)\\n \\* }</pre>");

  private final CaseStore store = SampleCases.store();
  private final Observatory observatory =
      Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void chart() {
    // AtalayaChart:
    AtalayaChart chart =
        new AtalayaChart(StatisticsQuery.of("victims").by("department", "victim-sex"));
    chart.addMarkSelectedListener(event -> show(event.getCode()));
    add(chart);
    // :AtalayaChart
    assertThat(shown(AtalayaChart.class)).isOne();
  }

  @Test
  void alertTicker() {
    // AlertTicker:
    AlertTicker ticker = new AlertTicker();
    ticker.setKind(AlertKind.WOMAN);
    ticker.setDepartment("01");
    add(ticker);
    // :AlertTicker
    assertThat(shown(AlertTicker.class)).isOne();
    assertThat(ticker.getElement().getAttribute("kind")).isEqualTo("woman");
  }

  @Test
  void alertCard() {
    Bulletin alert = new PostedAlerts(Instant.EPOCH).woman("Rosa");
    // AlertCard:
    add(new AlertCard(alert.id()));
    // :AlertCard
    assertThat(shown(AlertCard.class)).isOne();
  }

  @Test
  void figure() {
    // AtalayaFigure:
    AtalayaFigure figure = new AtalayaFigure(StatisticsQuery.of("complaints").by("year"));
    figure.setHeading("Denuncias");
    add(figure);
    // :AtalayaFigure
    assertThat(shown(AtalayaFigure.class)).isOne();
  }

  @Test
  void table() {
    // AtalayaTable:
    AtalayaTable table =
        new AtalayaTable(StatisticsQuery.of("victims").by("department", "victim-sex"));
    table.setRows(10);
    add(table);
    // :AtalayaTable
    assertThat(shown(AtalayaTable.class)).isOne();
  }

  @Test
  void dashboard() {
    // AtalayaDashboard:
    AtalayaDashboard dashboard = new AtalayaDashboard();
    dashboard.setFilters("year", "department");
    dashboard.add(new AtalayaFigure(StatisticsQuery.of("victims").by("year")));
    dashboard.addWide(new AtalayaChart(StatisticsQuery.of("victims").by("month")));
    add(dashboard);
    // :AtalayaDashboard
    assertThat(shown(AtalayaFigure.class) + shown(AtalayaChart.class)).isEqualTo(2);
  }

  @Test
  void filter() {
    // StatisticsFilter:
    StatisticsQuery query = StatisticsQuery.of("victims").by("department");
    StatisticsFilter filter = new StatisticsFilter(observatory, query, "year", "victim-sex");
    AtalayaChart chart = new AtalayaChart(filter.getQuery());
    filter.addQueryChangeListener(event -> chart.setQuery(event.getQuery()));
    chart.addMarkSelectedListener(event -> filter.drillInto(event.getCode()));
    add(filter, chart);
    // :StatisticsFilter
    filter.drillInto("01");
    assertThat(chart.getElement().getAttribute("by")).isEqualTo("municipality");
  }

  @Test
  void grid() {
    // StatisticsGrid:
    StatisticsGrid grid =
        new StatisticsGrid(observatory, StatisticsQuery.of("victims").by("municipality", "year"));
    add(grid, grid.downloadLink(TableFormat.CSV), grid.downloadLink(TableFormat.XLSX));
    // :StatisticsGrid
    assertThat(test(grid).size()).isPositive();
  }

  @Test
  void echart() {
    // EChart:
    EChart chart =
        new EChart(
            """
            {"xAxis": {"type": "category", "data": ["2023", "2024"]}, "yAxis": {},
             "series": [{"type": "bar", "name": "Denuncias", "data": [120, 150]}]}
            """);
    chart.setAriaLabel("Denuncias por año: 120 en 2023, 150 en 2024");
    chart.addClickListener(event -> show(event.getPoint().name()));
    add(chart);
    // :EChart
    assertThat(chart.getOption()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        AlertCard.class,
        AlertTicker.class,
        AtalayaChart.class,
        AtalayaFigure.class,
        AtalayaTable.class,
        AtalayaDashboard.class,
        StatisticsFilter.class,
        StatisticsGrid.class,
        EChart.class
      })
  void example_inTheJavadoc_sameLines(Class<?> component) throws IOException {
    String name = component.getSimpleName();
    String test = Files.readString(SOURCE);
    String ours = test.substring(test.indexOf("// " + name + ":\n"), test.indexOf("// :" + name));
    Path file = Path.of("src/main/java", component.getName().replace('.', '/') + ".java");
    Matcher javadoc = JAVADOC.matcher(Files.readString(file));

    assertThat(javadoc.find()).isTrue();
    // Blanks do not count: the formatter breaks lines in its own way in either place.
    assertThat(javadoc.group(1).replaceAll("(?m)^ \\*", "").replaceAll("\\s", ""))
        .isEqualTo(ours.replace("// " + name + ":", "").replaceAll("\\s", ""));
  }

  private static void add(Component... components) {
    UI.getCurrent().add(components);
  }

  private static void show(String text) {
    UI.getCurrent().getPage().setTitle(text);
  }

  private <T extends Component> int shown(Class<T> type) {
    return find(type).all().size();
  }
}
