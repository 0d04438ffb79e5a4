// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Category;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.Label;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;

class YearToDateTest {

  /** As it was known on 25 March 2010, before seven records of January and February came in. */
  private static final String A_YEAR_AGO =
      SampleCases.HEADER
          + SampleCases.repeated(
              """
              9 2010-01-15,101,2,34,1122,1
              4 2010-02-20,102,2,52,2122,1
              1 2010-03-25,201,2,17,1112,1
              """);

  @Test
  void count_yearToDate_takesTheSameWholeMonthsOfEachYear() {
    try (CaseStore store = SampleCases.store()) {
      UnprotectedTable table = count(store, "victims?by=year-to-date");

      // January and February: the last record is of 25 March 2011.
      assertThat(codes(table)).containsExactly("2010", "2011");
      assertThat(counts(table)).containsExactly(12L + 3 + 6, 9L + 5 + 4);
      assertThat(table.header().axes().getFirst().dimension().label().in(Locale.ENGLISH))
          .isEqualTo("Year (January to February)");
      assertThat(table.margin()).isEmpty();
    }
  }

  @Test
  void count_yearToDateBetweenOtherDimensions_laysCellsOutInOrder() {
    try (CaseStore store = SampleCases.store()) {
      UnprotectedTable table = count(store, "victims?by=victim-sex,year-to-date,department");
      int departments = table.header().axes().get(2).size();

      // Women and men in department 01 in January and February of 2010 and 2011.
      assertThat(counts(table).get(0)).isEqualTo(18);
      assertThat(counts(table).get(departments)).isEqualTo(9);
      assertThat(counts(table).get(2 * departments)).isEqualTo(3);
      assertThat(counts(table).get(3 * departments)).isEqualTo(4);
      assertThat(table.margin().orElseThrow().count(0)).isEqualTo(18);
      assertThat(table.margin().orElseThrow().count(1)).isEqualTo(14);
    }
  }

  @Test
  void count_withHistory_takesLastYearAsItWasKnownThen() {
    CsvMapping mapping = SampleCases.mapping();
    try (CaseStore store = SampleCases.store(mapping, A_YEAR_AGO)) {
      SampleCases.load(store, mapping, SampleCases.ROWS);

      UnprotectedTable table = count(store, "victims?by=year-to-date");

      assertThat(counts(table)).containsExactly(13L, 18L);
      assertThat(notes(table))
          .containsExactly(
              "The year before is taken as it was known on the same day of that year.");
    }
  }

  @Test
  void count_withoutHistory_saysThatLastYearHadMoreTime() {
    try (CaseStore store = SampleCases.store()) {
      assertThat(notes(count(store, "victims?by=year-to-date")))
          .containsExactly(
              "The year before is taken as it is known today: it had more time to fill up than the"
                  + " current one.");
    }
  }

  @Test
  void count_asOfLastDayOfAMonth_countsThatMonth() {
    String more = SampleCases.ROWS + "2011-03-31,201,2,20,1112,1\n";
    try (CaseStore store = SampleCases.store(SampleCases.mapping(), more)) {
      assertThat(counts(count(store, "victims?by=year-to-date"))).containsExactly(22L, 27L);
    }
  }

  @Test
  void count_rangeBesideYearToDate_isRefused() {
    try (CaseStore store = SampleCases.store()) {
      QueryException e =
          catchThrowableOfType(
              QueryException.class,
              () -> count(store, "victims?by=year-to-date&from=2010&to=2011"));

      assertThat(e.problem().kind()).isEqualTo(Kind.PERIODS_SUMMED);
    }
  }

  private static UnprotectedTable count(CaseStore store, String address) {
    return new Statistics(store.tables(), Guatemala.indicators()).count(Addresses.query(address));
  }

  private static List<String> codes(UnprotectedTable table) {
    return table.header().axes().getFirst().categories().stream().map(Category::code).toList();
  }

  private static List<Long> counts(UnprotectedTable table) {
    return IntStream.range(0, table.cells().size()).mapToObj(table.cells()::count).toList();
  }

  private static List<String> notes(UnprotectedTable table) {
    return table.header().notes().stream().map((Label note) -> note.in(Locale.ENGLISH)).toList();
  }
}
