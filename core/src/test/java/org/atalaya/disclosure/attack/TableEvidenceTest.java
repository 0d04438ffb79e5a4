// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.atalaya.cases.CaseStore;
import org.atalaya.disclosure.DisclosureControl;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.MinimumFrequencyRule;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleSicomp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableEvidenceTest {

  /** The example of a designed row with D = 2 and V = 0.9 (Destatis). */
  @Test
  void probability_designedNoise_isThatOfTheDesign() {
    Noise noise = Noise.of(2, 0.9);

    assertThat(noise.probability(2, 2)).isCloseTo(0.40927654, within(1e-6));
    assertThat(noise.probability(2, 0)).isCloseTo(0.05154609, within(1e-6));
    assertThat(noise.probability(300, 303)).isZero();
    assertThat(noise.probability(0, 0)).isEqualTo(1);
    assertThat(noise.probabilityBelow(2, 1)).isEqualTo(noise.probability(2, 0));
  }

  @Test
  void probability_noNoise_isTheCount() {
    Noise noise = Noise.of(0, 0);

    assertThat(noise.probability(4, 4)).isEqualTo(1);
    assertThat(noise.probability(4, 5)).isZero();
    assertThat(noise.probabilityBelow(4, 5)).isEqualTo(1);
  }

  @Test
  void and_twoLikelihoods_multiplies() {
    Likelihood first = Likelihood.of(count -> count == 1 || count == 3 ? 0.5 : 0);
    Likelihood second = Likelihood.of(count -> count == 3 ? 0.8 : count == 1 ? 0.2 : 0);
    double[] even = IntStream.rangeClosed(0, Likelihood.MOST).mapToDouble(count -> 1).toArray();

    assertThat(first.and(second).mean(even)).isCloseTo(0.2 + 3 * 0.8, within(1e-6));
    assertThat(first.and(second.weighted(0)).mean(even)).isCloseTo(2, within(1e-6));
  }

  @Test
  void of_figuresThatAgreeWithNothing_saysNothing() {
    assertThat(Likelihood.of(count -> 0)).isSameAs(Likelihood.NOTHING);
  }

  /** Without noise, the one withheld cell of a line is what the total leaves. */
  @Test
  void rest_oneWithheldCellWithoutNoise_pointsAtItsCount(@TempDir Path folder) throws IOException {
    try (CaseStore store = SampleSicomp.store(folder)) {
      Asker asker =
          new Asker(
              new Statistics(store.tables(), Guatemala.indicators()),
              new DisclosureControl(
                  DisclosureProfile.publicWith(List.of(new MinimumFrequencyRule(5)))));
      AskedTable table =
          asker.ask(StatisticsQuery.of("victims").by("department", "victim-sex")).orElseThrow();
      TableEvidence evidence = new TableEvidence(table, asker.largestNoise(), asker.threshold());

      List<Integer> alone =
          IntStream.range(0, table.size())
              .filter(cell -> isAloneWithheld(table, cell))
              .boxed()
              .toList();

      assertThat(alone).isNotEmpty();
      assertThat(alone)
          .allSatisfy(
              cell -> assertThat(likeliest(evidence.rest(cell))).isEqualTo(table.count(cell)));
    }
  }

  private static boolean isAloneWithheld(AskedTable table, int cell) {
    return !table.isPublished(cell)
        && table
            .cellsOf(table.line(cell))
            .allMatch(other -> other == cell || table.isPublished(other));
  }

  private static long likeliest(Likelihood likelihood) {
    return IntStream.rangeClosed(0, Likelihood.MOST)
        .boxed()
        .max(Comparator.comparingDouble(likelihood::logarithm))
        .orElseThrow();
  }
}
