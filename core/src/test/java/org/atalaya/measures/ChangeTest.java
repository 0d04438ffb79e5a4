// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

  private static final StatisticsQuery VICTIMS = StatisticsQuery.of("victims");

  @Test
  void of_years_comparesWithTheYearBefore() {
    PublishableTable table =
        SampleTables.table(VICTIMS.by("year-to-date", "victim-sex").measure(Measure.CHANGE));

    // January and February: women 18 → 14; of the men there are too few.
    assertThat(SampleTables.text(table.cells()))
        .isEqualTo(
            "NO_EARLIER_PERIOD NO_EARLIER_PERIOD NO_EARLIER_PERIOD -22.2 BASE_IS_SUPPRESSED"
                + " BASE_IS_SUPPRESSED");
    assertThat(table.measure()).isEqualTo(Measure.CHANGE);
    assertThat(table.margin()).isEmpty();
  }

  @Test
  void of_timeLast_comparesAlongTheLine() {
    PublishableTable table =
        SampleTables.table(VICTIMS.by("victim-sex", "year-to-date").measure(Measure.CHANGE));

    assertThat(SampleTables.text(table.cells()))
        .startsWith("NO_EARLIER_PERIOD -22.2 NO_EARLIER_PERIOD BASE_IS_SUPPRESSED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2010,2011 | 20 30 | NO_EARLIER_PERIOD 50.0",
        "2011,2010 | 30 20 | 50.0 NO_EARLIER_PERIOD",
        "2010,2011 | 0 30  | NO_EARLIER_PERIOD BASE_IS_ZERO",
        "2010,2011 | * 30  | NO_EARLIER_PERIOD BASE_IS_SUPPRESSED",
        "2010,2011 | 30 *  | NO_EARLIER_PERIOD BASE_IS_SUPPRESSED",
        "2010,2011 | 30 0  | NO_EARLIER_PERIOD -100.0",
        "2011      | 30    | NO_EARLIER_PERIOD",
      })
  void of_counts_comparesPublishedWithPublished(String years, String counts, String changes) {
    PublishableTable table =
        SampleTables.withCounts(
            SampleTables.table(VICTIMS.by("year-to-date").where("year-to-date", years.split(","))),
            counts,
            "");

    assertThat(SampleTables.text(Change.of(table, Optional.empty()).cells())).isEqualTo(changes);
  }

  @Test
  void table_yearThatHasNotEnded_isNotComparedWithAWholeOne() {
    PublishableTable table = SampleTables.table(VICTIMS.by("year").measure(Measure.CHANGE));

    assertThat(SampleTables.text(table.cells())).isEqualTo("NO_EARLIER_PERIOD PERIOD_INCOMPLETE");
  }

  /** A month that is not listed is no zero, and the one before it no substitute. */
  @Test
  void of_periodsWithAGap_comparesOnlyNeighbours() {
    PublishableTable months =
        SampleTables.table(
            VICTIMS.by("month").where("month", "2010-12", "2011-01", "2011-03", "2010-01"));

    assertThat(
            SampleTables.text(
                Change.of(SampleTables.withCounts(months, "10 20 40 80", ""), Optional.empty())
                    .cells()))
        .isEqualTo("NO_EARLIER_PERIOD 100.0 NO_EARLIER_PERIOD NO_EARLIER_PERIOD");
  }

  @Test
  void of_tableWithoutTime_isRefused() {
    PublishableTable table = SampleTables.table(VICTIMS.by("victim-sex"));

    assertThatThrownBy(() -> Change.of(table, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Two years of months; φ and the interval are worked out here once more, step by step. */
  @Test
  void table_seriesOfMonths_givesAQuasiPoissonInterval() {
    int[][] months = {
      {40, 55, 38, 62, 41, 50, 39, 58, 44, 52, 47, 60},
      {52, 49, 60, 55, 63, 47, 66, 51, 70, 45, 68, 58},
    };
    StringBuilder rows = new StringBuilder(SampleCases.HEADER);
    for (int year = 0; year < 2; year++) {
      for (int month = 0; month < 12; month++) {
        // The last day, so that December is whole.
        LocalDate day = YearMonth.of(2010 + year, month + 1).atEndOfMonth();
        rows.append((day + ",101,2,34,1122,1\n").repeat(months[year][month]));
      }
    }
    try (CaseStore store = SampleCases.store(SampleCases.mapping(), rows.toString())) {
      Observatory observatory =
          Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);

      Published change =
          (Published)
              observatory.table(VICTIMS.by("year").measure(Measure.CHANGE)).cells().getLast();

      double before = Arrays.stream(months[0]).sum();
      double after = Arrays.stream(months[1]).sum();
      double chi = 0;
      for (int month = 0; month < 12; month++) {
        double column = months[0][month] + months[1][month];
        for (int year = 0; year < 2; year++) {
          double fitted = column * (year == 0 ? before : after) / (before + after);
          chi += Math.pow(months[year][month] - fitted, 2) / fitted;
        }
      }
      double phi = chi / 11;
      double half = 2.200985 * Math.sqrt(phi * (1 / before + 1 / after));
      assertThat(phi).isGreaterThan(1);
      assertThat(change.value()).isCloseTo(100 * (after / before - 1), within(1e-9));
      assertThat(change.interval().orElseThrow().lower())
          .isCloseTo(100 * (after / before * Math.exp(-half) - 1), within(1e-3));
      assertThat(change.interval().orElseThrow().upper())
          .isCloseTo(100 * (after / before * Math.exp(half) - 1), within(1e-3));
    }
  }
}
