// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

  private static final StatisticsQuery VICTIMS = StatisticsQuery.of("victims");

  @Test
  void of_years_comparesWithTheYearBefore() {
    PublishableTable table =
        SampleTables.table(VICTIMS.by("year", "victim-sex").measure(Measure.CHANGE));

    // Women 19 → 16; of the men of 2010 there are too few.
    assertThat(SampleTables.text(table.cells()))
        .isEqualTo(
            "NO_EARLIER_PERIOD NO_EARLIER_PERIOD NO_EARLIER_PERIOD -15.8 BASE_IS_SUPPRESSED"
                + " BASE_IS_SUPPRESSED");
    assertThat(table.measure()).isEqualTo(Measure.CHANGE);
    assertThat(table.margin()).isEmpty();
  }

  @Test
  void of_timeLast_comparesAlongTheLine() {
    PublishableTable table =
        SampleTables.table(VICTIMS.by("victim-sex", "year").measure(Measure.CHANGE));

    assertThat(SampleTables.text(table.cells()))
        .startsWith("NO_EARLIER_PERIOD -15.8 NO_EARLIER_PERIOD BASE_IS_SUPPRESSED");
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
            SampleTables.table(VICTIMS.by("year").where("year", years.split(","))), counts, "");

    assertThat(SampleTables.text(Change.of(table).cells())).isEqualTo(changes);
  }

  /** A month that is not listed is no zero, and the one before it no substitute. */
  @Test
  void of_periodsWithAGap_comparesOnlyNeighbours() {
    PublishableTable months =
        SampleTables.table(
            VICTIMS.by("month").where("month", "2010-12", "2011-01", "2011-03", "2010-01"));

    assertThat(
            SampleTables.text(
                Change.of(SampleTables.withCounts(months, "10 20 40 80", "")).cells()))
        .isEqualTo("NO_EARLIER_PERIOD 100.0 NO_EARLIER_PERIOD NO_EARLIER_PERIOD");
  }

  @Test
  void of_tableWithoutTime_isRefused() {
    PublishableTable table = SampleTables.table(VICTIMS.by("victim-sex"));

    assertThatThrownBy(() -> Change.of(table)).isInstanceOf(IllegalArgumentException.class);
  }
}
