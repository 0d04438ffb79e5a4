// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;
import org.atalaya.testkit.SampleCases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

  /** The sample as if it were public, with the age groups of the inhabitants. */
  private static final CsvMapping MAPPING =
      SampleCases.mapping(
          SampleCases.MAPPING
              .replace(
                  "synthetic: true",
                  "publicMicrodata: {publisher: Atalaya, terms: invented for a test}")
              .replace(
                  "[0, 18, 30, 60]", "[0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65]"));

  private static final CaseStore STORE = SampleCases.store(MAPPING, SampleCases.ROWS);
  private static final Population POPULATION = Guatemala.population();
  private static final Observatory OBSERVATORY =
      Observatory.inProcess(
          STORE,
          Guatemala.indicators(),
          DisclosureProfile.open(MAPPING.source()),
          Optional.of(POPULATION));

  private static final StatisticsQuery VICTIMS = StatisticsQuery.of("victims");

  @AfterAll
  static void close() {
    STORE.close();
  }

  @Test
  void table_rate_timesThePopulationOfSamePlaceAndSexIsTheCount() {
    StatisticsQuery query = VICTIMS.by("department", "victim-sex").where("year", "2010");
    List<CellValue> counts = OBSERVATORY.table(query).cells();

    PublishableTable rates = OBSERVATORY.table(query.measure(Measure.RATE));

    // Guatemala, women: 12 of the capital and 6 of Santa Catarina Pinula.
    double women = persons(2010, "01", "F");
    assertThat(figure(rates, 0).value()).isCloseTo(18 / women * 100_000, within(1e-9));
    assertThat(figure(counts.get(0)).value()).isEqualTo(18);
    for (int cell = 0; cell < rates.cells().size(); cell++) {
      if (rates.cells().get(cell) instanceof Published rate) {
        String department = "%02d".formatted(cell / 3 + 1);
        double living = persons(2010, department, cell % 3 == 0 ? "F" : "M");
        assertThat(rate.value() * living / 100_000)
            .isCloseTo(figure(counts.get(cell)).value(), within(1e-9));
      }
    }
    // Of unknown sex nobody knows how many live there.
    assertThat(rates.cells().get(2)).isEqualTo(new NotDefined(Reason.NO_POPULATION));
  }

  @Test
  void table_rateOfFewEvents_isUnstableAndHasItsInterval() {
    PublishableTable rates = OBSERVATORY.table(VICTIMS.where("year", "2010").measure(Measure.RATE));

    Published rate = figure(rates, 0);
    assertThat(rate.cautions()).doesNotContain(Caution.UNSTABLE);
    // 22 events: the exact limits of Garwood (1936) are 13.787 and 33.308.
    double each = 100_000 / persons(2010, null, null);
    assertThat(rate.interval().orElseThrow().lower()).isCloseTo(13.787 * each, within(1e-3 * each));
    assertThat(rate.interval().orElseThrow().upper()).isCloseTo(33.308 * each, within(1e-3 * each));
    assertThat(
            figure(
                    OBSERVATORY.table(
                        VICTIMS
                            .where("year", "2010")
                            .where("department", "01")
                            .where("victim-sex", "M")
                            .measure(Measure.RATE)),
                    0)
                .cautions())
        .containsExactly(Caution.UNSTABLE);
  }

  @Test
  void table_yearThatIsNotCovered_hasNoRate() {
    PublishableTable rates = OBSERVATORY.table(VICTIMS.by("year").measure(Measure.RATE));

    assertThat(rates.cells().get(0)).isInstanceOf(Published.class);
    assertThat(rates.cells().get(1)).isEqualTo(new NotDefined(Reason.PERIOD_INCOMPLETE));
  }

  @Test
  void table_rate_saysWhosePopulationAndOfWhichYear() {
    assertThat(notes(OBSERVATORY, VICTIMS.where("year", "2010")))
        .anyMatch(note -> note.startsWith("Rates by the place of the event"))
        .noneMatch(note -> note.contains("→"));
  }

  @Test
  void table_yearWithoutPopulation_usesTheNearestAndSaysSo() {
    String earlier = SampleCases.ROWS.replace("2010-", "2008-").replace("2011-", "2009-");
    try (CaseStore store = SampleCases.store(MAPPING, earlier)) {
      Observatory observatory =
          Observatory.inProcess(
              store,
              Guatemala.indicators(),
              DisclosureProfile.open(MAPPING.source()),
              Optional.of(POPULATION));

      assertThat(notes(observatory, VICTIMS.where("year", "2008")))
          .contains("Population of the nearest year there is (year → population): 2008 → 2010.");
    }
  }

  @Test
  void table_standardised_isTheSumOfRatesByAgeWeightedWithTheStandard() {
    StatisticsQuery query = VICTIMS.where("year", "2010").where("department", "01");

    Published standardised = figure(OBSERVATORY.table(query.measure(Measure.STANDARDISED_RATE)), 0);

    // Of known age: 12 of 34, 6 of 52 and 3 of 8 years.
    double expected = 0;
    StandardPopulation standard = POPULATION.standard(2020);
    double all = standard.groups().stream().mapToDouble(StandardPopulation.Group::persons).sum();
    for (StandardPopulation.Group group : standard.groups()) {
      double events =
          switch (group.age().from()) {
            case 30 -> 12;
            case 50 -> 6;
            case 5 -> 3;
            default -> 0;
          };
      double living =
          POPULATION
              .count(
                  2010,
                  Optional.of("01"),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(group.age()))
              .orElseThrow()
              .persons();
      expected += group.persons() / all * events / living * 100_000;
    }
    assertThat(standardised.value()).isCloseTo(expected, within(1e-9));
    assertThat(standardised.interval().orElseThrow().lower()).isLessThan(expected);
    assertThat(standardised.interval().orElseThrow().upper()).isGreaterThan(expected);
  }

  @Test
  void table_standardisedRanked_isTheSameFiguresInOrder() {
    StatisticsQuery query =
        VICTIMS.by("department").where("year", "2010").measure(Measure.STANDARDISED_RATE);

    PublishableTable ranked = OBSERVATORY.table(query.sort(Sort.DESCENDING));

    assertThat(figure(ranked, 0).value()).isGreaterThan(figure(ranked, 1).value());
    assertThat(ranked.cells())
        .containsExactlyInAnyOrderElementsOf(OBSERVATORY.table(query).cells());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "department          | rate              | RATE_NEEDS_YEAR",
        "year-to-date        | rate              | RATE_NEEDS_YEAR",
        "year,month          | rate              | RATE_NEEDS_POPULATION",
        "month               | rate              | RATE_NEEDS_YEAR",
        "year,victim-age     | standardised-rate | RATE_NEEDS_POPULATION",
      })
  void table_structurallyImpossibleRate_isRefusedWithTheReason(
      String by, String measure, Kind kind) {
    assertThat(
            problem(
                    OBSERVATORY,
                    VICTIMS.by(by.split(",")).measure(Measure.byId(measure).orElseThrow()))
                .kind())
        .isEqualTo(kind);
  }

  @Test
  void table_recordsOfAnotherCountry_haveNoRates() {
    CsvMapping mapping =
        SampleCases.mapping(
            SampleCases.MAPPING
                .replace(
                    "categories: department\n    pad: 4\n    take: 2\n",
                    "categories: [{code: AR-B, label: {es: Buenos Aires}, values: [\"101\"]}]\n")
                .replace("role: geo\n    parent: department", "role: geo")
                .replace("categories: municipality", "categories: department"));
    try (CaseStore store = SampleCases.store(mapping, SampleCases.ROWS)) {
      Observatory observatory =
          Observatory.inProcess(
              store, Guatemala.indicators(), SampleCases.PROFILE, Optional.of(POPULATION));

      assertThat(problem(observatory, VICTIMS.where("year", "2010").measure(Measure.RATE)).kind())
          .isEqualTo(Kind.RATE_NEEDS_POPULATION);
    }
  }

  @Test
  void table_withoutPopulation_saysThatThereIsNone() {
    Observatory without = Observatory.inProcess(STORE, Guatemala.indicators(), SampleCases.PROFILE);

    assertThat(problem(without, VICTIMS.where("year", "2010").measure(Measure.RATE)).kind())
        .isEqualTo(Kind.RATE_NEEDS_POPULATION);
  }

  private static QueryProblem problem(Observatory observatory, StatisticsQuery query) {
    return catchThrowableOfType(QueryException.class, () -> observatory.table(query)).problem();
  }

  private static List<String> notes(Observatory observatory, StatisticsQuery query) {
    return TableNotes.of(observatory.table(query.measure(Measure.RATE)), Locale.ENGLISH).notes();
  }

  private static double persons(int year, @Nullable String department, @Nullable String sex) {
    return POPULATION
        .count(
            year,
            Optional.ofNullable(department),
            Optional.empty(),
            Optional.ofNullable(sex),
            Optional.empty())
        .orElseThrow()
        .persons();
  }

  private static Published figure(PublishableTable table, int cell) {
    return figure(table.cells().get(cell));
  }

  private static Published figure(CellValue cell) {
    return (Published) cell;
  }
}
