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

class ShareTest {

  private static final StatisticsQuery VICTIMS =
      StatisticsQuery.of("victims").measure(Measure.SHARE);

  @Test
  void of_twoDimensions_isThePartOfEachLine() {
    PublishableTable table = SampleTables.table(VICTIMS.by("year", "victim-sex"));

    // 19 of 22 are women, 16 of 26; 3 of 22 men are withheld.
    assertThat(SampleTables.text(table.cells())).isEqualTo("86.4 * * 61.5 38.5 *");
    assertThat(table.margin().map(SampleTables::text)).contains("100.0 100.0");
    assertThat(table.measure()).isEqualTo(Measure.SHARE);
    assertThat(table.profile()).isEqualTo("public");
  }

  @Test
  void of_oneCategory_isItsPartOfAll() {
    PublishableTable table = SampleTables.table(VICTIMS.where("victim-sex", "F"));

    assertThat(SampleTables.text(table.cells())).isEqualTo("72.9");
  }

  @Test
  void of_noDimension_isAll() {
    assertThat(SampleTables.text(SampleTables.table(VICTIMS).cells())).isEqualTo("100.0");
  }

  @Test
  void of_overlappingCategories_exceed100Together() {
    PublishableTable table = SampleTables.table(VICTIMS.by("form-of-violence"));

    assertThat(SampleTables.text(table.cells())).isEqualTo("60.4 77.1 14.6 * *");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 10 0 | 40 | 75.0 25.0 0.0 | 100.0",
        "0 0 0   | 0  | BASE_IS_ZERO BASE_IS_ZERO BASE_IS_ZERO | BASE_IS_ZERO",
        "30 * 0  | 33 | 90.9 * 0.0 | 100.0",
        "6 * *   | *  | BASE_IS_SUPPRESSED * * | *",
      })
  void of_counts_dividesPublishedByPublished(
      String cells, String margin, String shares, String whole) {
    PublishableTable counts =
        SampleTables.withCounts(
            SampleTables.table(StatisticsQuery.of("victims").by("victim-sex")), cells, margin);

    PublishableTable table = Share.of(counts);

    assertThat(SampleTables.text(table.cells())).isEqualTo(shares);
    assertThat(table.margin().map(SampleTables::text)).contains(whole);
  }

  @Test
  void of_tableWithoutMargin_isRefused() {
    PublishableTable counts =
        SampleTables.withCounts(
            SampleTables.table(StatisticsQuery.of("victims").by("victim-sex")), "1 2 3", "");

    assertThatThrownBy(() -> Share.of(counts)).isInstanceOf(IllegalArgumentException.class);
  }
}
