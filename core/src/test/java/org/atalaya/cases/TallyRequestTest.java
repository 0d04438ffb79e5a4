// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;

class TallyRequestTest {

  @Test
  void new_marginWithoutAxis_isRefused() {
    assertThatThrownBy(() -> new TallyRequest(CountingUnit.VICTIM, List.of(), List.of(), 1, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a single cell has no margin");
  }

  @Test
  void newAxis_codesThatDoNotFillCells_isRefused() {
    assertThatThrownBy(
            () -> new TallyRequest.Axis("month", List.of("2010-01", "2010-02"), false, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the axis month has 2 codes, which cannot be 3 for each cell");
  }

  @Test
  void tally_twoCodesOfACell_isTheirSum() {
    List<String> months = List.of("2010-01", "2010-02", "2011-01", "2011-02");

    try (CaseStore store = SampleCases.store()) {
      UnprotectedTally single = tally(store, new TallyRequest.Axis("month", months, false));
      UnprotectedTally pairs = tally(store, new TallyRequest.Axis("month", months, false, 2));

      assertThat(pairs.size()).isEqualTo(2);
      for (int pair = 0; pair < 2; pair++) {
        assertThat(pairs.count(pair))
            .isPositive()
            .isEqualTo(single.count(2 * pair) + single.count(2 * pair + 1));
        assertThat(pairs.keySum(pair))
            .isEqualTo(single.keySum(2 * pair) + single.keySum(2 * pair + 1));
      }
    }
  }

  @Test
  void tally_codesWithGap_leavesOutWhatLiesBetween() {
    TallyRequest.Axis gap = new TallyRequest.Axis("month", List.of("2010-01", "2010-03"), false);
    TallyRequest.Axis sex = new TallyRequest.Axis("victim-sex", List.of("F"), false);

    try (CaseStore store = SampleCases.store()) {
      UnprotectedTally tally =
          store
              .tables()
              .tally(new TallyRequest(CountingUnit.VICTIM, List.of(gap, sex), List.of(), 1, true));
      UnprotectedTally margin = tally.margin().orElseThrow();

      assertThat(margin.size()).isEqualTo(2);
      for (int month = 0; month < 2; month++) {
        TallyRequest.Axis only =
            new TallyRequest.Axis("month", List.of(gap.codes().get(month)), false);
        assertThat(margin.count(month)).isPositive().isEqualTo(tally(store, only).count(0));
        assertThat(margin.keySum(month)).isEqualTo(tally(store, only).keySum(0));
      }
      assertThat(tally(store, new TallyRequest.Axis("month", List.of("2010-02"), false)).count(0))
          .isPositive();
    }
  }

  @Test
  void tally_someCodesWithMargin_hasTheOthersInTheMarginOnly() {
    TallyRequest.Axis women = new TallyRequest.Axis("victim-sex", List.of("F"), false);
    TallyRequest request =
        new TallyRequest(CountingUnit.VICTIM, List.of(women), List.of(), 1, true);

    try (CaseStore store = SampleCases.store()) {
      UnprotectedTally all =
          store.tables().tally(new TallyRequest(CountingUnit.VICTIM, List.of(), 1));
      UnprotectedTally tally = store.tables().tally(request);
      UnprotectedTally margin = tally.margin().orElseThrow();

      assertThat(tally.count(0)).isEqualTo(tally(store, women).count(0));
      assertThat(margin.size()).isEqualTo(1);
      assertThat(margin.count(0)).isEqualTo(all.count(0)).isGreaterThan(tally.count(0));
      assertThat(margin.keySum(0)).isEqualTo(all.keySum(0));
    }
  }

  private static UnprotectedTally tally(CaseStore store, TallyRequest.Axis axis) {
    return store.tables().tally(new TallyRequest(CountingUnit.VICTIM, List.of(axis), 1));
  }
}
