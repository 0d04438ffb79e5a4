// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.grid;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.data.provider.SortDirection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.exchange.TableFormat;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages
class StatisticsGridTest extends BrowserlessTest {

  private static final StatisticsQuery BY_PLACE_AND_SEX =
      StatisticsQuery.of("victims").by("department", "victim-sex").where("year", "2010");

  private final CaseStore store = SampleCases.store();
  private final Observatory observatory =
      Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);

  @BeforeEach
  void speakSpanish() {
    UI.getCurrent().setLocale(Locale.of("es", "GT"));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void grid_twoDimensions_lastRunsAcross() {
    StatisticsGrid grid = shown(BY_PLACE_AND_SEX);

    assertThat(heads(grid)).startsWith("Departamento", "Mujeres", "Hombres");
    assertThat(cell(grid, 0, 0)).isEqualTo("Guatemala");
    // 12 + 6 women; 3 men are too few to be told.
    assertThat(cell(grid, 0, 1)).isEqualTo("18");
    assertThat(cell(grid, 0, 2)).isEqualTo("0–4, reservado");
    assertThat(grid.getAriaLabel()).isPresent();
  }

  @Test
  void grid_oneDimension_oneColumnOfFigures() {
    StatisticsGrid grid = shown(StatisticsQuery.of("victims").by("year"));

    assertThat(heads(grid)).containsExactly("Año", "víctimas");
    assertThat(cell(grid, 0, 0)).isEqualTo("2010");
    assertThat(cell(grid, 0, 1)).isEqualTo("22");
    assertThat(cell(grid, 1, 1)).isEqualTo("26, provisional");
  }

  @Test
  void sort_byFigures_withheldLastInEitherDirection() {
    StatisticsGrid grid = shown(StatisticsQuery.of("victims").by("department"));
    int rows = test(grid).size();

    sort(grid, 1, SortDirection.DESCENDING);
    List<String> most = column(grid, rows);
    sort(grid, 1, SortDirection.ASCENDING);
    List<String> least = column(grid, rows);

    // 34 in 01 and 12 in 02; all others are too few to be told.
    assertThat(most).startsWith("34", "12", "0–4, reservado").endsWith("0–4, reservado");
    assertThat(least).startsWith("12", "34", "0–4, reservado").endsWith("0–4, reservado");
  }

  @Test
  void sort_byLabels_inTheOrderOfTheLanguage() {
    StatisticsGrid grid = shown(StatisticsQuery.of("victims").by("department"));

    sort(grid, 0, SortDirection.ASCENDING);

    assertThat(cell(grid, 0, 0)).isEqualTo("Alta Verapaz");
  }

  @Test
  void grid_wrongQuestion_saysWhyInThePlaceOfRows() {
    StatisticsGrid grid = shown(StatisticsQuery.of("victims").by("colour"));

    assertThat(test(grid).size()).isZero();
    assertThat(grid.getEmptyStateText()).contains("No existe la dimensión «colour»");

    grid.setQuery(StatisticsQuery.of("victims").by("year"));

    assertThat(grid.getEmptyStateText()).isEmpty();
    assertThat(test(grid).size()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void grid_noRecords_saysSoInThePlaceOfRows() {
    try (CaseStore empty = SampleCases.empty(SampleCases.mapping())) {
      StatisticsGrid grid =
          new StatisticsGrid(
              Observatory.inProcess(empty, Guatemala.indicators(), SampleCases.PROFILE),
              StatisticsQuery.of("victims").by("year"));
      UI.getCurrent().add(grid);

      assertThat(test(grid).size()).isZero();
      assertThat(grid.getEmptyStateText()).isNotEmpty();
    }
  }

  @Test
  void language_ofTheUi_wordsFollow() {
    StatisticsGrid grid = shown(BY_PLACE_AND_SEX);

    UI.getCurrent().setLocale(Locale.ENGLISH);

    assertThat(heads(grid)).startsWith("Department", "Women", "Men");
  }

  @Test
  void refresh_newRecords_newFigures() {
    StatisticsGrid grid = shown(StatisticsQuery.of("victims").by("year"));
    SampleCases.load(
        store, SampleCases.mapping(), SampleCases.HEADER + "2011-04-02,101,2,33,1122,1\n");

    assertThat(test(grid).size()).isEqualTo(2);
    grid.refresh();

    // A load takes the place of what was there.
    assertThat(test(grid).size()).isEqualTo(1);
    assertThat(cell(grid, 0, 0)).isEqualTo("2011");
  }

  @Test
  void downloadLink_csv_thatOfTheExchangeWriters() {
    StatisticsGrid grid = shown(BY_PLACE_AND_SEX);
    Anchor link = grid.downloadLink(TableFormat.CSV);
    UI.getCurrent().add(link);

    ByteArrayOutputStream file = new ByteArrayOutputStream();
    test(link).download(file);

    assertThat(link.getText()).isEqualTo("CSV");
    assertThat(file.toString(StandardCharsets.UTF_8))
        .contains("department,department_label,")
        .isEqualTo(
            new String(
                TableFormat.CSV.write(
                    observatory.table(BY_PLACE_AND_SEX), Optional.empty(), Locale.of("es", "GT")),
                StandardCharsets.UTF_8));
  }

  @Test
  void grid_serialised_keepsItsQuestion() throws Exception {
    StatisticsGrid grid = new StatisticsGrid(observatory, BY_PLACE_AND_SEX);

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(grid);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((StatisticsGrid) in.readObject()).getQuery()).contains(BY_PLACE_AND_SEX);
    }
  }

  @Test
  void i18n_ofTheHost_takesThePlaceOfOurs() {
    StatisticsGrid grid = shown(BY_PLACE_AND_SEX);

    grid.setI18n(new StatisticsGridI18n("({0})", "{0} p"));

    assertThat(cell(grid, 0, 2)).isEqualTo("(0–4)");
  }

  private StatisticsGrid shown(StatisticsQuery query) {
    StatisticsGrid grid = new StatisticsGrid(observatory, query);
    UI.getCurrent().add(grid);
    return grid;
  }

  private String cell(StatisticsGrid grid, int row, int column) {
    return test(grid).getCellText(row, column);
  }

  private List<String> column(StatisticsGrid grid, int rows) {
    return IntStream.range(0, rows).mapToObj(row -> cell(grid, row, 1)).toList();
  }

  private static List<String> heads(StatisticsGrid grid) {
    return grid.getColumns().stream().map(column -> column.getHeaderText()).toList();
  }

  private static void sort(StatisticsGrid grid, int column, SortDirection direction) {
    grid.sort(List.of(new GridSortOrder<>(grid.getColumns().get(column), direction)));
  }
}
