// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {

  private static final StatisticsQuery BY_AGE = StatisticsQuery.of("victims").by("victim-age");

  // In the order 0-17, 18-29, 30-59, 60+, ?.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DECLARED   | 10 9 23 * 30 | 0-17 18-29 30-59 60+ ? | 10.0 9.0 23.0 * 30.0",
        "DESCENDING | 10 9 23 * 30 | 30-59 0-17 18-29 60+ ? | 23.0 10.0 9.0 * 30.0",
        "ASCENDING  | 10 9 23 * 30 | 18-29 0-17 30-59 60+ ? | 9.0 10.0 23.0 * 30.0",
        "DESCENDING | * 9 9 9 *    | 18-29 30-59 60+ 0-17 ? | 9.0 9.0 9.0 * *",
        "ASCENDING  | * * * * 0    | 0-17 18-29 30-59 60+ ? | * * * * 0.0",
      })
  void sort_counts_ordersByFigureWithUnknownLast(
      Sort order, String counts, String codes, String sorted) {
    PublishableTable table = SampleTables.withCounts(SampleTables.table(BY_AGE), counts, "77");

    PublishableTable ranked = Ranking.sort(table, order);

    assertThat(SampleTables.codes(ranked, 0)).isEqualTo(codes);
    assertThat(SampleTables.text(ranked.cells())).isEqualTo(sorted);
    assertThat(ranked.margin().map(SampleTables::text)).contains("77.0");
    assertThat(ranked.header().axes().getFirst().complete()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | 10 9 23 * 30 | 76 | 30-59 0-17 rest | 23.0 10.0 43.0",
        "1 | 10 9 23 * 30 | 76 | 30-59 rest | 23.0 53.0",
        "4 | 10 9 23 * 30 | 76 | 30-59 0-17 18-29 60+ rest | 23.0 10.0 9.0 * BASE_IS_SUPPRESSED",
        "2 | 10 9 23 * 30 | 30 | 30-59 0-17 rest | 23.0 10.0 *",
        "3 | 10 9 23 * 3  | 46 | 30-59 0-17 18-29 rest | 23.0 10.0 9.0 *",
        "3 | 10 9 23 * 3  | 47 | 30-59 0-17 18-29 rest | 23.0 10.0 9.0 5.0",
        "2 | 10 9 23 * 30 | *  | 30-59 0-17 rest | 23.0 10.0 NO_TOTAL",
        "2 | 10 9 23 * 30 |    | 30-59 0-17 rest | 23.0 10.0 NO_TOTAL",
        "5 | 10 9 23 * 30 | 76 | 30-59 0-17 18-29 60+ ? | 23.0 10.0 9.0 * 30.0",
        "9 | 10 9 23 * 30 | 76 | 30-59 0-17 18-29 60+ ? | 23.0 10.0 9.0 * 30.0",
      })
  void top_counts_restIsTotalLessListed(
      int rows, String counts, @Nullable String total, String codes, String cells) {
    PublishableTable table =
        SampleTables.withCounts(SampleTables.table(BY_AGE), counts, total == null ? "" : total);

    PublishableTable ranked = Ranking.top(table, rows);

    assertThat(SampleTables.codes(ranked, 0)).isEqualTo(codes);
    assertThat(SampleTables.text(ranked.cells())).isEqualTo(cells);
  }

  @Test
  void top_rest_saysWhatItHolds() {
    PublishableTable ranked = SampleTables.table(BY_AGE.top(1));

    assertThat(ranked.header().axes().getFirst().categories().getLast().label().in(Locale.ENGLISH))
        .isEqualTo("Rest (including unknown)");
  }

  @Test
  void top_share_restIsTheOtherPercent() {
    PublishableTable ranked = SampleTables.table(BY_AGE.measure(Measure.SHARE).top(1));

    assertThat(SampleTables.text(ranked.cells())).isEqualTo("47.9 52.1");
  }

  @Test
  void top_overlappingCategories_haveNoRest() {
    PublishableTable ranked =
        SampleTables.table(StatisticsQuery.of("victims").by("form-of-violence").top(2));

    assertThat(SampleTables.codes(ranked, 0)).isEqualTo("psychological physical rest");
    assertThat(SampleTables.text(ranked.cells())).isEqualTo("37.0 29.0 NO_TOTAL");
  }

  @Test
  void top_rankedAxisNotTheLast_hasNoRest() {
    PublishableTable ranked =
        SampleTables.table(
            StatisticsQuery.of("victims").by("victim-age", "year").where("year", "2011").top(1));

    assertThat(SampleTables.codes(ranked, 0)).isEqualTo("18-29 rest");
    assertThat(SampleTables.text(ranked.cells())).isEqualTo("9.0 NO_TOTAL");
    assertThat(ranked.margin()).isEmpty();
  }

  @Test
  void sort_rankedAxisNotTheLast_ordersTheMarginAlike() {
    StatisticsQuery query =
        StatisticsQuery.of("victims").by("victim-age", "year").where("year", "2010");

    PublishableTable ranked = SampleTables.table(query.sort(Sort.DESCENDING));

    assertThat(SampleTables.codes(ranked, 0)).isEqualTo("30-59 0-17 18-29 60+ ?");
    assertThat(ranked.margin().map(SampleTables::text)).contains("23.0 10.0 9.0 * *");
  }

  @Test
  void sort_change_putsUndefinedAfterFigures() {
    PublishableTable ranked =
        SampleTables.table(
            StatisticsQuery.of("victims")
                .by("year-to-date")
                .measure(Measure.CHANGE)
                .sort(Sort.ASCENDING));

    // January and February: 21 and 18.
    assertThat(SampleTables.codes(ranked, 0)).isEqualTo("2011 2010");
    assertThat(SampleTables.text(ranked.cells())).isEqualTo("-14.3 NO_EARLIER_PERIOD");
  }

  @Test
  void sort_twoVariableAxes_isRefused() {
    PublishableTable table =
        SampleTables.table(StatisticsQuery.of("victims").by("year", "victim-sex"));

    assertThatThrownBy(() -> Ranking.sort(table, Sort.ASCENDING))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void top_noVariableAxis_leavesTheTable() {
    PublishableTable table = SampleTables.table(StatisticsQuery.of("victims"));

    assertThat(Ranking.top(table, 3)).isSameAs(table);
    assertThat(Ranking.sort(table, Sort.ASCENDING)).isSameAs(table);
  }
}
