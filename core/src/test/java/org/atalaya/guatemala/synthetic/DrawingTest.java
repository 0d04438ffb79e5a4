// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What cases are drawn with: choices by weight, delays, numbers of a case's own. */
class DrawingTest {

  private static final int DRAWS = 1_000_000;

  private final CaseRandom random = new CaseRandom().begin(1, 1);

  /** Three standard errors of a share of one half are 0.0015. */
  @Test
  void draw_weights_areTheShares() {
    Choice choice = new Choice(List.of("a", "b", "c", "d"), new double[] {5, 3, 0, 2});
    int[] counts = new int[4];

    for (int i = 0; i < DRAWS; i++) {
      counts[choice.draw(random)]++;
    }

    assertThat(counts[0] / (double) DRAWS).isCloseTo(0.5, within(0.0015));
    assertThat(counts[1] / (double) DRAWS).isCloseTo(0.3, within(0.0015));
    assertThat(counts[2]).isZero();
    assertThat(counts[3] / (double) DRAWS).isCloseTo(0.2, within(0.0015));
  }

  @Test
  void draw_logNormal_hasTheMedianAndSpreadAskedFor() {
    Delay delay = Delay.logNormal(100, 0.5);

    int[] days = IntStream.range(0, 100_001).map(i -> delay.draw(random)).sorted().toArray();

    assertThat(days[50_000]).isBetween(98, 101);
    // The quantile of 0.975 lies 1.96 spreads above: 100 · e^0.98 = 266.
    assertThat(days[97_500]).isBetween(256, 276);
  }

  @Test
  void draw_bands_haveTheWeightsAskedForAndFillTheBand() {
    Map<String, Integer> bands = new LinkedHashMap<>();
    bands.put("0", 6);
    bands.put("1", 3);
    bands.put("7", 1);
    Delay delay = Delay.bands(bands);

    int[] counts = new int[20];
    for (int i = 0; i < DRAWS; i++) {
      counts[delay.draw(random)]++;
    }

    assertThat(counts[0] / (double) DRAWS).isCloseTo(0.6, within(0.002));
    assertThat(IntStream.range(1, 7).map(day -> counts[day]).sum() / (double) DRAWS)
        .isCloseTo(0.3, within(0.002));
    assertThat(IntStream.range(7, 13).map(day -> counts[day]).sum() / (double) DRAWS)
        .isCloseTo(0.1, within(0.002));
    assertThat(IntStream.range(1, 13).map(day -> counts[day])).allMatch(count -> count > 0);
  }

  @Test
  void begin_sameSeedAndNumber_givesTheSameNumbersWhateverWasDrawnBefore() {
    long first = random.begin(5, 9).next();
    random.next();

    assertThat(random.begin(5, 9).next()).isEqualTo(first);
    assertThat(random.begin(5, 10).next()).isNotEqualTo(first);
    assertThat(random.begin(6, 9).next()).isNotEqualTo(first);
  }

  @Test
  void below_bound_isNeverReached() {
    assertThat(IntStream.range(0, 10_000).map(i -> random.below(3)).distinct().sorted())
        .containsExactly(0, 1, 2);
  }
}
