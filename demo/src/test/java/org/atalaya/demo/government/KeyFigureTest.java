// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample's last record is of 25 March 2011, so its year to date is January and February. */
class KeyFigureTest {

  private static CaseStore store;
  private static Observatory observatory;

  @BeforeAll
  static void open() {
    store = SampleCases.store();
    observatory = Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void of_samples_thisYearBesideTheSameMonthsOfTheLast() {
    KeyFigure victims = figure("", "victims");

    assertThat(victims.year()).isEqualTo("2011");
    assertThat(victims.yearBefore()).isEqualTo("2010");
    assertThat(value(victims.now())).isEqualTo(18);
    assertThat(value(victims.before())).isEqualTo(21);
    assertThat(value(victims.change())).isBetween(-14.3, -14.2);
  }

  @Test
  void of_indicatorThatTheRecordsLack_isLeftOut() {
    assertThat(figures("", "femicides", "complaints", "nonsense"))
        .extracting(figure -> figure.indicator().id())
        .containsExactly("complaints");
  }

  @Test
  void of_department_isThatOfTheDepartmentWhateverTheYearOfOtherPages() {
    KeyFigure inGuatemala = figure("department=01&year=2010", "victims");

    assertThat(inGuatemala.year()).isEqualTo("2011");
    assertThat(value(inGuatemala.now())).isEqualTo(13);
  }

  @Test
  void figure_fewCases_isWithheldAsInEveryTable() {
    KeyFigure inElProgreso = figure("department=02", "victims");

    assertThat(inElProgreso.before()).isInstanceOf(Suppressed.class);
    assertThat(inElProgreso.change()).isInstanceOf(NotDefined.class);
  }

  @Test
  void period_spanishAndEnglish_saysTheMonthsThatTheTableCounts() {
    KeyFigure victims = figure("", "victims");
    Visit spanish = content("").visit();
    Visit english = content("lang=en").visit();

    assertThat(victims.period(spanish)).isEqualTo("enero a febrero de 2011");
    assertThat(victims.period(english)).isEqualTo("January to February 2011");
    assertThat(spanish.text(victims.counts().header().axes().getLast().dimension().label()))
        .contains("enero a febrero");
  }

  private static double value(CellValue cell) {
    return ((Published) cell).value();
  }

  private static KeyFigure figure(String address, String indicator) {
    return figures(address, indicator).getFirst();
  }

  private static List<KeyFigure> figures(String address, String... indicators) {
    return KeyFigure.of(content(address), List.of(indicators));
  }

  private static PageContent content(String address) {
    return new PageContent(
        observatory, Visit.of(QueryParameters.fromString(address), observatory.catalogue()));
  }
}
