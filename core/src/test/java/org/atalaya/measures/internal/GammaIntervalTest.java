// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.atalaya.disclosure.ConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GammaIntervalTest {

  /**
   * What "exact" means (F. Garwood, Biometrika 28, 1936, 437–442): at the lower limit as many
   * events or more have a probability of 2.5 %, at the upper one as many or fewer.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 20, 100, 5332})
  void of_oneExactCount_isGarwoodsInterval(int count) {
    ConfidenceInterval interval = GammaInterval.of(new double[] {1}, new double[] {count}, 0);

    assertThat(PoissonDistribution.of(interval.lower()).survivalProbability(count - 1))
        .isCloseTo(.025, within(1e-9));
    assertThat(PoissonDistribution.of(interval.upper()).cumulativeProbability(count))
        .isCloseTo(.025, within(1e-9));
  }

  /** Limits as tabulated for 0, 1 and 10 events, e.g. by E. S. Pearson and H. O. Hartley. */
  @ParameterizedTest
  @CsvSource({"0, 0, 3.689", "1, 0.0253, 5.572", "10, 4.795, 18.39"})
  void of_tabulatedCounts_isTheTable(double count, double lower, double upper) {
    ConfidenceInterval interval = GammaInterval.of(new double[] {1}, new double[] {count}, 0);

    assertThat(interval.lower()).isCloseTo(lower, within(.0005));
    assertThat(interval.upper()).isCloseTo(upper, within(.005));
  }

  @Test
  void of_equalWeights_isTheIntervalOfTheSum() {
    ConfidenceInterval parts = GammaInterval.of(new double[] {3, 3, 3}, new double[] {4, 0, 9}, 0);

    ConfidenceInterval whole = GammaInterval.of(new double[] {3}, new double[] {13}, 0);

    assertThat(parts.lower()).isCloseTo(whole.lower(), within(1e-9));
    assertThat(parts.upper()).isCloseTo(whole.upper(), within(1e-9));
  }

  @Test
  void of_noise_widensTheInterval() {
    double[] weights = {1, 2};
    double[] counts = {30, 5};

    ConfidenceInterval exact = GammaInterval.of(weights, counts, 0);
    ConfidenceInterval noisy = GammaInterval.of(weights, counts, 3);

    assertThat(noisy.lower()).isLessThan(exact.lower());
    assertThat(noisy.upper()).isGreaterThan(exact.upper());
  }

  @Test
  void of_noise_countsLikeAsMuchVariance() {
    // A gamma distribution is fixed by mean and variance: 40 with a variance of 40 + 10.
    ConfidenceInterval noisy = GammaInterval.of(new double[] {1}, new double[] {40}, 10);

    ConfidenceInterval overdispersed = GammaInterval.of(new double[] {1.25}, new double[] {32}, 0);

    assertThat(noisy.lower()).isCloseTo(overdispersed.lower(), within(1e-9));
  }

  @Test
  void of_onlyZerosWithNoise_reachesFromZeroBeyondTheExactLimit() {
    ConfidenceInterval interval = GammaInterval.of(new double[] {1}, new double[] {0}, 3);

    assertThat(interval.lower()).isZero();
    assertThat(interval.upper()).isGreaterThan(3.689);
  }

  @Test
  void of_noiseBeyondAllMeasure_stillHoldsTheSum() {
    ConfidenceInterval interval = GammaInterval.of(new double[] {1}, new double[] {1}, 1e6);

    assertThat(interval.lower()).isBetween(0., 1.);
    assertThat(interval.upper()).isGreaterThanOrEqualTo(1);
  }

  /**
   * The share of 4,000 intervals that miss has a standard error of 0.35 points at 5 %; four of them
   * are allowed.
   */
  @Test
  void of_unequalWeightsAndNoise_holdsTheTruthAsOftenAsItSays() {
    double[] weights = {5, 1, .2};
    double[] means = {3, 20, 80};
    double truth = 5 * 3 + 20 + .2 * 80;
    Random random = new Random(20261125);
    int samples = 4000;
    int held = 0;
    for (int sample = 0; sample < samples; sample++) {
      double[] counts =
          Arrays.stream(means)
              .map(mean -> Math.max(0, poisson(mean, random) + random.nextInt(-2, 3)))
              .toArray();
      // Even noise of −2 to 2 has a variance of 2.
      ConfidenceInterval interval = GammaInterval.of(weights, counts, 2);
      held += interval.lower() <= truth && truth <= interval.upper() ? 1 : 0;
    }

    assertThat((double) held / samples).isBetween(.95 - 4 * .0035, .999);
  }

  static int poisson(double mean, Random random) {
    return PoissonDistribution.of(mean).inverseCumulativeProbability(random.nextDouble());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1   | -1 | 0   | counts must be >= 0",
        "-1  | 1  | 0   | weights must be >= 0",
        "1   | 1  | NaN | noiseVariance must be >= 0",
        "0   | 1  | 0   | at least one of the weights",
      })
  void of_numberOutOfRange_isNamed(double weight, double count, double noise, String message) {
    assertThatThrownBy(() -> GammaInterval.of(new double[] {weight}, new double[] {count}, noise))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void of_differentLengths_isRefused() {
    assertThatThrownBy(() -> GammaInterval.of(new double[] {1, 1}, new double[] {1}, 0))
        .hasMessage("counts must have 2 values. Provided: 1");
  }
}
