// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That the test of times has the power that it states. */
class TwoSamplesTest {

  private static final int RUNS = 200;

  /** By so many standard deviations two normal samples differ if 55 of 100 guesses are right. */
  private static final double SHIFT = 0.1777;

  private static double[] sample(SplittableRandom random, double shift) {
    return random.doubles(TwoSamples.SIZE).map(any -> random.nextGaussian() + shift).toArray();
  }

  private static long toldApart(double shift) {
    SplittableRandom random = new SplittableRandom(9);
    return IntStream.range(0, RUNS)
        .filter(run -> TwoSamples.of(sample(random, shift), sample(random, 0)).tellsApart())
        .count();
  }

  @Test
  void of_threeAndTwo_isAsByHand() {
    // Of the six pairs the first is longer in four and the same in one.
    TwoSamples samples = TwoSamples.of(new double[] {2, 3, 5}, new double[] {1, 3});

    assertThat(samples.better()).isCloseTo(4.5 / 6, within(1e-12));
    assertThat(samples.standardErrors()).isCloseTo(0.25 / Math.sqrt(6.0 / 72), within(1e-12));
  }

  @Test
  void tellsApart_sameThing_hardlyEver() {
    assertThat(toldApart(0)).isLessThanOrEqualTo(2);
  }

  @Test
  void tellsApart_guessRightIn55Of100_nearlyAlways() {
    assertThat(toldApart(SHIFT)).isGreaterThanOrEqualTo(RUNS * 97 / 100);
  }
}
