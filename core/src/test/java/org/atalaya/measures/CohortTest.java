// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.IndicatorCatalogue;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two cohorts. Of 400 complaints of 2008, 80 were accused after 30 days, 40 dismissed after 60, 120
 * archived after 200, and 160 wait; of 300 of 2010, 60 were accused after 30 days and 240 wait. The
 * records reach to 31 December 2010.
 */
class CohortTest {

  private static final String MAPPING =
      """
      source:
        id: cohorts
        title: {es: Cohortes, en: Cohorts}
        publisher: Atalaya
        publicMicrodata: {publisher: Atalaya, terms: invented}
      units: [case]
      dates:
        registered: {date: registered}
        accused: {date: accused}
        dismissed: {date: dismissed}
        archived: {date: archived}
      dimensions:
        - {id: year, label: {es: Año, en: Year}, date: {of: registered, part: year}}
        - {id: month, label: {es: Mes, en: Month}, parent: year, date: {of: registered, part: month}}
        - id: department
          label: {es: Departamento, en: Department}
          column: department
          categories: department
        - id: time-to-accusation
          label: {es: Hasta la acusación, en: To accusation}
          internal: true
          interval: {from: registered, to: accused, lowerBounds: [0, 91, 183, 365, 730], none: {es: aún no, en: not yet}}
        - id: time-to-archive
          label: {es: Hasta el archivo, en: To archiving}
          internal: true
          interval: {from: registered, to: archived, lowerBounds: [0, 91, 183, 365, 730], none: {es: aún no, en: not yet}}
        - id: exit-course
          label: {es: Salida, en: Exit}
          internal: true
          course:
            from: registered
            exits:
              accusation: {date: accused, label: {es: Acusación, en: Accusation}}
              dismissal: {date: dismissed, label: {es: Desestimación, en: Dismissal}}
              archive: {date: archived, label: {es: Archivo, en: Archiving}}
            lowerBounds: [0, 31, 61, 91, 183, 201, 365, 730]
            none: {code: pending, label: {es: En trámite, en: Pending}}
      """;

  private static final String INDICATORS =
      indicator("cohort-outcomes", "cohort-share")
          + """
            cohort:
              funnel:
                - {code: accusation, label: {es: Acusación, en: Accusation}, dimension: time-to-accusation}
                - {code: archive, label: {es: Archivo, en: Archiving}, dimension: time-to-archive}
          """
          + indicator("cumulative-incidence", "cumulative-incidence")
          + "  cohort: {incidence: exit-course}\n"
          + indicator("days-to-archive", "quartile")
          + "  cohort: {quartiles: exit-course, of: archive}\n"
          + indicator("complaints", "count");

  private static final CaseStore STORE = SampleCases.store(SampleCases.mapping(MAPPING), rows());

  private static final Observatory OBSERVATORY =
      Observatory.inProcess(
          STORE,
          IndicatorCatalogue.read(
              "cohorts", new ByteArrayInputStream(INDICATORS.getBytes(StandardCharsets.UTF_8))),
          DisclosureProfile.open(SampleCases.mapping(MAPPING).source()));

  @AfterAll
  static void close() {
    STORE.close();
  }

  private static String indicator(String id, String measure) {
    return """
    - id: %s
      unit: case
      title: {es: Título, en: Title}
      shortTitle: {es: Corto, en: Short}
      unitLabel: {es: denuncias, en: complaints}
      unitLabelOne: {es: denuncia, en: complaint}
      definition: {es: Definición, en: Definition}
      formula: {es: Parte, en: Part}
      note: {es: Nota, en: Note}
      tier: monthly
      measures: [%s]
    """
        .formatted(id, measure);
  }

  private static String rows() {
    StringBuilder rows = new StringBuilder("id,registered,department,accused,dismissed,archived\n");
    for (int i = 0; i < 400; i++) {
      LocalDate registered = LocalDate.of(2008, 1 + i % 12, 15);
      row(
          rows,
          registered,
          i < 200 ? "01" : "02",
          i < 80 ? 30 : -1,
          i >= 80 && i < 120 ? 60 : -1,
          i >= 120 && i < 240 ? 200 : -1);
    }
    for (int i = 0; i < 300; i++) {
      row(rows, LocalDate.of(2010, 1 + i % 11, 15), "01", i < 60 ? 30 : -1, -1, -1);
    }
    row(rows, LocalDate.of(2010, 12, 31), "22", -1, -1, -1);
    return rows.toString();
  }

  private static int made;

  private static void row(
      StringBuilder rows,
      LocalDate registered,
      String department,
      int accused,
      int dismissed,
      int archived) {
    rows.append(made++).append(',').append(registered).append(',').append(department);
    for (int days : new int[] {accused, dismissed, archived}) {
      rows.append(',').append(days < 0 ? "" : registered.plusDays(days));
    }
    rows.append('\n');
  }

  @ParameterizedTest
  @CsvSource({
    "accusation, 3, 20",
    "accusation, 24, 20",
    "archive, 6, 0",
    "archive, 12, 30",
  })
  void table_cohortFollowedUp_sharesOfThoseRegistered(
      String outcome, String months, double percent) {
    PublishableTable table =
        ask(
            StatisticsQuery.of("cohort-outcomes")
                .where("year", "2008")
                .where("outcome", outcome)
                .where("horizon", months));

    assertThat(table.cells()).hasSize(1);
    Published share = (Published) table.cells().getFirst();
    assertThat(share.value()).isCloseTo(percent, within(1e-9));
    assertThat(share.interval().orElseThrow().lower()).isLessThanOrEqualTo(percent);
    assertThat(share.interval().orElseThrow().upper()).isGreaterThan(percent);
  }

  @Test
  void table_cohortNotFollowedUpForSoLong_isNotCompared() {
    PublishableTable table =
        ask(StatisticsQuery.of("cohort-outcomes").where("outcome", "accusation"));

    assertThat(codes(table, 0)).containsExactly("2008", "2009", "2010");
    assertThat(codes(table, 2)).containsExactly("3", "6", "12", "24");
    // Of the complaints of December 2010 nobody knows yet what becomes of them in three months.
    assertThat(table.cells().subList(8, 12))
        .containsOnly(new NotDefined(Reason.FOLLOW_UP_INCOMPLETE));
    assertThat(table.cells().subList(0, 4)).allMatch(cell -> cell instanceof Published);
    // 2009 has no complaints.
    assertThat(table.cells().get(4)).isEqualTo(new NotDefined(Reason.BASE_IS_ZERO));
  }

  @Test
  void table_byAnotherDimension_hasACohortForEachCategory() {
    PublishableTable table =
        ask(
            StatisticsQuery.of("cohort-outcomes")
                .by("department")
                .where("department", "01", "02")
                .where("year", "2008")
                .where("outcome", "archive")
                .where("horizon", "12"));

    assertThat(table.cells()).extracting(CohortTest::value).containsExactly(40.0, 20.0);
  }

  @Test
  void table_incidence_withoutCensoringIsThePartThatHasLeft() {
    PublishableTable table = ask(StatisticsQuery.of("cumulative-incidence").where("year", "2008"));

    assertThat(codes(table, 1)).containsExactly("accusation", "dismissal", "archive");
    assertThat(codes(table, 2)).containsExactly("31", "61", "91", "183", "201", "365", "730");
    assertThat(values(table).subList(0, 7))
        .allSatisfy(v -> assertThat(v).isCloseTo(20, within(1e-9)));
    assertThat(values(table).get(7)).isZero();
    assertThat(values(table).get(8)).isCloseTo(10, within(1e-9));
    assertThat(values(table).subList(14, 18)).containsOnly(0.0);
    assertThat(values(table).get(18)).isCloseTo(30, within(1e-9));
    for (int day = 0; day < 7; day++) {
      double sum =
          values(table).get(day) + values(table).get(7 + day) + values(table).get(14 + day);
      assertThat(sum).isLessThanOrEqualTo(100);
    }
  }

  @Test
  void table_incidenceOfAYoungCohort_usesWhatIsNotFollowedUpWhole() {
    PublishableTable table =
        ask(
            StatisticsQuery.of("cumulative-incidence")
                .where("year", "2010")
                .where("exit", "accusation"));

    // 60 of 301 left in the first month; one was seen for no more than 16 days of it.
    assertThat(values(table).getFirst()).isCloseTo(100 * 60 / 300.5, within(1e-9));
    assertThat(table.cells().getLast()).isEqualTo(new NotDefined(Reason.FOLLOW_UP_INCOMPLETE));
  }

  @Test
  void table_curvesOfSeveralCohorts_areThoseOfEachByItself() {
    StatisticsQuery curves = StatisticsQuery.of("cumulative-incidence");

    PublishableTable together =
        ask(curves.by("department", "year").where("department", "02", "01"));

    List<CellValue> apart = new ArrayList<>();
    for (String department : List.of("02", "01")) {
      for (String year : List.of("2008", "2009", "2010")) {
        apart.addAll(ask(curves.where("department", department).where("year", year)).cells());
      }
    }
    assertThat(together.cells()).isEqualTo(apart);
  }

  @Test
  void table_quartiles_areTheDaysByWhichSoManyHadLeft() {
    PublishableTable table = ask(StatisticsQuery.of("days-to-archive").where("year", "2008"));

    // 30 % were archived, all between the days 183 and 201.
    assertThat(value(table.cells().get(0))).isCloseTo(183 + 18 * 25 / 30.0, within(1e-9));
    assertThat(table.cells().get(1)).isEqualTo(new NotDefined(Reason.NOT_REACHED));
    assertThat(table.cells().get(2)).isEqualTo(new NotDefined(Reason.NOT_REACHED));
  }

  @Test
  void table_fewEvents_drawsNoCurve() {
    PublishableTable table =
        ask(
            StatisticsQuery.of("cumulative-incidence")
                .where("year", "2010")
                .where("department", "22"));

    assertThat(table.cells()).containsOnly(new NotDefined(Reason.TOO_FEW_EVENTS));
  }

  @Test
  void catalogue_cohortIndicator_offersItsOwnDimensionsAndNoInternalOnes() {
    assertThat(OBSERVATORY.catalogue().entry("cohort-outcomes").orElseThrow().dimensions())
        .extracting(Dimension::id)
        .containsExactly("year", "department", "outcome", "horizon");
    assertThat(OBSERVATORY.catalogue().entry("complaints").orElseThrow().dimensions())
        .extracting(Dimension::id)
        .containsExactly("year", "month", "year-to-date", "department");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "by=relationship | UNKNOWN_DIMENSION",
        "by=exit-course | UNKNOWN_DIMENSION",
        "exit=flight | UNKNOWN_PARAMETER",
        "horizon=5 | UNKNOWN_CATEGORY",
        "outcome=x' OR 1=1 | UNKNOWN_CATEGORY",
        "measure=count | UNKNOWN_MEASURE",
        "by=year&top=3 | RANKING_NEEDS_ONE_DIMENSION",
        "by=month | UNKNOWN_DIMENSION",
      })
  void table_wrongQuestion_saysWhatIsWrong(String address, Kind kind) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : address.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], List.of(parts[1]));
    }

    QueryException e =
        catchThrowableOfType(
            QueryException.class, () -> ask(StatisticsQuery.parse("cohort-outcomes", parameters)));

    assertThat(e.problem().kind()).isEqualTo(kind);
  }

  @Test
  void table_internalDimension_cannotBeAskedForByAnyone() {
    QueryException e =
        catchThrowableOfType(
            QueryException.class,
            () -> ask(StatisticsQuery.of("complaints").by("time-to-accusation")));

    assertThat(e.problem().kind()).isEqualTo(Kind.UNKNOWN_DIMENSION);
    assertThat(e.problem().allowed()).doesNotContain("exit-course", "time-to-accusation");
  }

  @Test
  void notes_cohort_sayWhatAMonthIs() {
    PublishableTable table = ask(StatisticsQuery.of("cohort-outcomes").where("year", "2008"));

    assertThat(TableNotes.of(table, Locale.ENGLISH).notes())
        .anyMatch(note -> note.contains("91, 183, 365 and 730 days"));
  }

  private static PublishableTable ask(StatisticsQuery query) {
    return OBSERVATORY.table(query);
  }

  private static List<String> codes(PublishableTable table, int axis) {
    return table.header().axes().get(axis).categories().stream().map(Category::code).toList();
  }

  private static List<Double> values(PublishableTable table) {
    return table.cells().stream().map(CohortTest::value).toList();
  }

  private static double value(CellValue cell) {
    return cell instanceof Published published ? published.value() : Double.NaN;
  }
}
