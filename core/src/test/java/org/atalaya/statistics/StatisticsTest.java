// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Category;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatisticsTest {

  private CaseStore store;
  private Statistics statistics;

  @BeforeAll
  void load() {
    store = SampleCases.store();
    statistics = new Statistics(store.tables(), Guatemala.indicators());
  }

  @AfterAll
  void close() {
    store.close();
  }

  /** Cells as "codes=count", structural zeros of municipalities left out; then the margin. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "victims | =48 | 48",
        "victims?by=victim-sex | F=35 M=13 ?=0 | 48",
        "victims?victim-sex=F | F=35 | 48",
        "victims?victim-sex=M,F | M=13 F=35 | 48",
        "victims?by=victim-sex&victim-sex=M | M=13 | 48",
        "victims?by=year | 2010=22 2011=26 | 48",
        "victims?by=year&from=2011 | 2011=26 | 48",
        "victims?by=year&from=2010&to=2011 | 2010=22 2011=26 | 48",
        "victims?by=year&year=2011,2010 | 2011=26 2010=22 | none",
        "victims?year=2011&by=victim-sex | 2011,F=16 2011,M=10 2011,?=0 | 26",
        "victims?by=victim-sex,year&year=2011 | F,2011=16 M,2011=10 ?,2011=0 | 35 13 0",
        "victims?by=victim-sex&from=2011&to=2011 | 2011,F=16 2011,M=10 2011,?=0 | 26",
        "victims?from=2010-02&to=2010-02 | 2010-02=9 | 48",
        "victims?by=month&from=2010-Q1&to=2010-Q1 | 2010-01=12 2010-02=9 2010-03=1 | none",
        "victims?by=month&from=2010-02&to=2010-03 | 2010-02=9 2010-03=1 | none",
        "victims?by=month&to=2010-01 | 2010-01=12 | 48",
        "victims?by=month&from=2011-03 | 2011-03=8 | 48",
        "victims?by=month,victim-sex&from=2011-02&to=2011-03 | 2011-02,F=0 2011-02,M=4 2011-02,?=0"
            + " 2011-03,F=2 2011-03,M=6 2011-03,?=0 | 4 8",
        "victims?year=2011&by=month&month=2011-03 | 2011,2011-03=8 | 26",
        "victims?by=form-of-violence | physical=29 psychological=37 sexual=7 economic=0 ?=2 | 48",
        "victims?by=year,form-of-violence | 2010,physical=16 2010,psychological=19 2010,sexual=1"
            + " 2010,economic=0 2010,?=0 2011,physical=13 2011,psychological=18 2011,sexual=6"
            + " 2011,economic=0 2011,?=2 | 22 26",
        "victims?form-of-violence=sexual&by=victim-sex | sexual,F=1 sexual,M=6 sexual,?=0 | 7",
        "victims?by=form-of-violence&form-of-violence=sexual,physical | sexual=7 physical=29 | 48",
        "victims?by=victim-age | 0-17=10 18-29=9 30-59=23 60+=4 ?=2 | 48",
        "suspects?by=suspect-sex | F=7 M=39 ?=2 | 48",
        "complaints?department=?&by=year | ?,2010=0 ?,2011=2 | 2",
      })
  void count_question_countsCellsAndMargin(String address, String cells, String margin) {
    UnprotectedTable table = statistics.count(Addresses.query(address));

    assertThat(cells(table)).isEqualTo(cells);
    assertThat(
            table.margin().map(StatisticsTest::counts).map(StatisticsTest::joined).orElse("none"))
        .isEqualTo(margin);
  }

  @Test
  void count_municipalitiesOfADepartment_listsOnlyThose() {
    UnprotectedTable table =
        statistics.count(Addresses.query("victims?department=02&by=municipality"));

    TableAxis axis = table.header().axes().getLast();
    assertThat(axis.categories())
        .hasSize(9)
        .extracting(Category::code)
        .startsWith("0201")
        .endsWith("0208", "?");
    assertThat(axis.complete()).isFalse();
    assertThat(counts(table.cells())).isEqualTo(List.of(12L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
    assertThat(table.margin().map(StatisticsTest::counts)).contains(List.of(12L));
  }

  @Test
  void count_municipalitiesOfTwoDepartments_listsThoseOfBoth() {
    UnprotectedTable table =
        statistics.count(Addresses.query("victims?department=02,01&by=municipality"));

    assertThat(table.header().axes().getLast().categories()).hasSize(8 + 17 + 1);
    assertThat(table.margin().map(StatisticsTest::counts)).contains(List.of(12L, 34L));
  }

  @Test
  void count_monthsOfAYear_listsOnlyThose() {
    UnprotectedTable table = statistics.count(Addresses.query("victims?year=2011&by=month"));

    assertThat(cells(table)).isEqualTo("2011,2011-01=14 2011,2011-02=4 2011,2011-03=8");
    assertThat(table.margin().map(StatisticsTest::counts)).contains(List.of(26L));
  }

  @Test
  void count_unknownDates_areAPeriodOfTheirOwnLast() {
    String rows = SampleCases.ROWS + "2010,101,2,34,1122,1\n" + ",101,2,34,1122,1\n";
    try (CaseStore unknown = SampleCases.store(SampleCases.mapping(), rows)) {
      Statistics asked = new Statistics(unknown.tables(), Guatemala.indicators());

      assertThat(cells(asked.count(Addresses.query("victims?by=year"))))
          .isEqualTo("2010=23 2011=26 ?=1");
      assertThat(cells(asked.count(Addresses.query("victims?year=2010&by=month"))))
          .isEqualTo(
              "2010,2010-01=12 2010,2010-02=9 2010,2010-03=1 2010,2010-04=0 2010,2010-05=0"
                  + " 2010,2010-06=0 2010,2010-07=0 2010,2010-08=0 2010,2010-09=0 2010,2010-10=0"
                  + " 2010,2010-11=0 2010,2010-12=0 2010,?=1");
      assertThat(asked.count(Addresses.query("victims?by=year&from=2010&to=2011")).margin())
          .isEmpty();
    }
  }

  @Test
  void count_earlierVersion_isWhatItWas() {
    try (CaseStore changed = SampleCases.store()) {
      SampleCases.load(
          changed, SampleCases.mapping(), SampleCases.HEADER + "2011-12-01,201,2,20,1112,1\n");
      Statistics asked = new Statistics(changed.tables(), Guatemala.indicators());

      assertThat(cells(asked.count(Addresses.query("victims?by=year")))).isEqualTo("2011=1");
      assertThat(cells(asked.count(Addresses.query("victims?by=year&version=1"))))
          .isEqualTo("2010=22 2011=26");
      assertThat(asked.count(Addresses.query("victims?version=1")).header().version().asOf())
          .isEqualTo("2011-03-25");
    }
  }

  /**
   * Whatever a table is told apart by, the parts of it under every category of a filter make it up.
   */
  @Test
  void count_filterByEveryCategory_partitionsCountsAndKeySums() {
    List<Dimension> dimensions =
        store.tables().schema().dimensionsOf(CountingUnit.VICTIM).stream()
            .filter(dimension -> !dimension.id().equals("municipality"))
            .toList();
    for (Dimension filter : dimensions) {
      if (filter.multiValued()) {
        continue;
      }
      List<String> codes =
          statistics
              .count(StatisticsQuery.of("victims").by(filter.id()))
              .header()
              .axes()
              .getFirst()
              .categories()
              .stream()
              .map(Category::code)
              .toList();
      for (Dimension by : dimensions) {
        if (!by.equals(filter) && !by.parent().equals(Optional.of(filter.id()))) {
          assertPartition(StatisticsQuery.of("victims").by(by.id()), filter.id(), codes);
        }
      }
    }
  }

  private void assertPartition(StatisticsQuery query, String filter, List<String> codes) {
    UnprotectedTally whole = statistics.count(query).cells();
    long[] counts = new long[whole.size()];
    long[] keySums = new long[whole.size()];
    for (String code : codes) {
      UnprotectedTally part = statistics.count(query.where(filter, code)).cells();
      for (int cell = 0; cell < whole.size(); cell++) {
        counts[cell] += part.count(cell);
        keySums[cell] += part.keySum(cell);
      }
    }
    assertThat(counts).as("%s in %s", query.by(), filter).containsExactly(countsOf(whole));
    assertThat(keySums).containsExactly(keySumsOf(whole));
  }

  @Test
  void count_sameCellAskedOtherwise_hasTheSameKeySum() {
    UnprotectedTally filtered =
        statistics.count(Addresses.query("victims?year=2011&victim-sex=F&department=01")).cells();
    UnprotectedTable listed =
        statistics.count(Addresses.query("victims?by=department,year,victim-sex"));
    UnprotectedTally cases =
        statistics
            .count(Addresses.query("complaints?year=2011&victim-sex=F&department=01"))
            .cells();
    int cell = indexOf(listed, "01", "2011", "F");

    assertThat(filtered.count(0)).isEqualTo(9).isEqualTo(listed.cells().count(cell));
    assertThat(filtered.keySum(0))
        .isPositive()
        .isEqualTo(listed.cells().keySum(cell))
        .isEqualTo(cases.keySum(0));
  }

  @Test
  void count_marginOfPartOfTheCategories_hasTheKeySumOfAll() {
    UnprotectedTally complete =
        statistics.count(Addresses.query("victims?by=victim-sex")).margin().orElseThrow();
    UnprotectedTally partial =
        statistics.count(Addresses.query("victims?victim-sex=F")).margin().orElseThrow();
    UnprotectedTally overlapping =
        statistics.count(Addresses.query("victims?by=form-of-violence")).margin().orElseThrow();

    assertThat(partial.keySum(0))
        .isEqualTo(complete.keySum(0))
        .isEqualTo(overlapping.keySum(0))
        .isEqualTo(statistics.count(StatisticsQuery.of("victims")).cells().keySum(0));
  }

  @Test
  void catalogue_ofAStore_listsIndicatorsWithTheirDimensionsAndPeriods() {
    StatisticsCatalogue catalogue = statistics.catalogue();

    assertThat(catalogue.entries())
        .extracting(entry -> entry.indicator().id())
        .containsExactly("complaints", "victims", "suspects");
    assertThat(catalogue.entry("victims").orElseThrow().dimensions())
        .extracting(Dimension::id)
        .containsExactly(
            "year",
            "month",
            "year-to-date",
            "department",
            "municipality",
            "victim-sex",
            "victim-age",
            "form-of-violence");
    assertThat(catalogue.entry("victims").orElseThrow().dimensions().getFirst().categories())
        .extracting(Category::code)
        .containsExactly("2010", "2011", "?");
    assertThat(catalogue.entry("femicides")).isEmpty();
  }

  @Test
  void tally_unitWithoutThatDimension_isRefused() {
    TallyRequest request =
        new TallyRequest(
            CountingUnit.SUSPECT,
            List.of(new TallyRequest.Axis("victim-sex", List.of("F"), false)),
            1);

    assertThatThrownBy(() -> store.tables().tally(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SUSPECT cannot be told apart by victim-sex");
  }

  private static int indexOf(UnprotectedTable table, String... codes) {
    return IntStream.range(0, table.cells().size())
        .filter(cell -> codes(table.header(), cell).equals(Arrays.asList(codes)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> codes(TableHeader header, int cell) {
    List<String> codes = new ArrayList<>();
    for (int axis = 0; axis < header.axes().size(); axis++) {
      codes.add(header.axes().get(axis).categories().get(header.position(cell, axis)).code());
    }
    return codes;
  }

  private static String cells(UnprotectedTable table) {
    Map<String, Long> cells = new LinkedHashMap<>();
    for (int cell = 0; cell < table.cells().size(); cell++) {
      cells.put(String.join(",", codes(table.header(), cell)), table.cells().count(cell));
    }
    return cells.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  private static List<Long> counts(UnprotectedTally tally) {
    return Arrays.stream(countsOf(tally)).boxed().toList();
  }

  private static String joined(List<Long> counts) {
    return counts.stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  private static long[] countsOf(UnprotectedTally tally) {
    return IntStream.range(0, tally.size()).mapToLong(tally::count).toArray();
  }

  private static long[] keySumsOf(UnprotectedTally tally) {
    return IntStream.range(0, tally.size()).mapToLong(tally::keySum).toArray();
  }

  @Test
  void parameters_all_areNoNamesOfDimensions() {
    assertThat(Dimension.RESERVED).containsAll(StatisticsQuery.PARAMETERS);
  }
}
