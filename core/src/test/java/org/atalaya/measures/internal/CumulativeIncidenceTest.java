// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.measures.internal.CumulativeIncidence.Incidence;
import org.atalaya.measures.internal.CumulativeIncidence.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CumulativeIncidenceTest {

  private static final double[] MONTHS = {7, 10, 14, 16, 18, 23, 24, 26, 27};

  /**
   * Table 2 of Satagopan et al. 2004: the first nine of 305 women with breast cancer, in the order
   * of their follow-up in months: deaths of it at 10, 16, 23, 27, other deaths at 18, 26, ends of
   * observation at 7, 14, 24. The other 296 are followed for longer.
   */
  private static CumulativeIncidence breastCancer() {
    return CumulativeIncidence.of(
        MONTHS,
        new double[][] {{0, 1, 0, 1, 0, 1, 0, 0, 1}, {0, 0, 0, 0, 1, 0, 0, 1, 0}},
        new double[] {1, 0, 1, 0, 0, 0, 1, 0, 0},
        296,
        0);
  }

  /** By the paper: months with a death, persons at risk, overall survival in percent. */
  @ParameterizedTest
  @CsvSource({
    "10, 304, 99.7",
    "16, 302, 99.3",
    "18, 301, 99.0",
    "23, 300, 98.7",
    "26, 298, 98.3",
    "27, 297, 98.0"
  })
  void of_breastCancer_hasTheSurvivalOfThePaper(double month, double atRisk, double survival) {
    Point point = at(breastCancer(), month);

    assertThat(point.atRisk()).isEqualTo(atRisk);
    assertThat(100 * point.survival()).isCloseTo(survival, within(.05));
  }

  /** The paper adds steps of 0.3 that it has rounded; unrounded they are 0.33. */
  @ParameterizedTest
  @CsvSource({"10, 7, .3", "16, 14, .3", "23, 18, .3", "27, 26, .3"})
  void of_breastCancer_growsByTheStepsOfThePaper(double month, double before, double step) {
    double grown = incidence(breastCancer(), month) - incidence(breastCancer(), before);

    assertThat(100 * grown).isCloseTo(step, within(.05));
  }

  @Test
  void of_breastCancer_isTheSumWrittenOut() {
    double expected =
        1 / 304.
            + 303 / 304. / 302
            + 303 / 304. * 301 / 302 * 300 / 301 / 300
            + 303 / 304. * 301 / 302 * 300 / 301 * 299 / 300 * 297 / 298 / 297;

    assertThat(incidence(breastCancer(), 27)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void points_anyBand_sumToTheWholeCohort() {
    Random random = new Random(3);
    for (int sample = 0; sample < 50; sample++) {
      CumulativeIncidence curves = randomCohort(random, 8);

      assertThat(curves.points()).isNotEmpty();
      for (Point point : curves.points()) {
        double left = point.exits().stream().mapToDouble(Incidence::part).sum();
        assertThat(left + point.survival()).isCloseTo(1, within(1e-12));
      }
    }
  }

  @Test
  void of_nobodyCensored_isThePlainProportionWithItsBinomialError() {
    CumulativeIncidence curves =
        CumulativeIncidence.of(
            new double[] {30, 60, 90},
            new double[][] {{20, 30, 10}, {5, 0, 15}},
            new double[3],
            120,
            0);

    double[] proportions = {.1, .25, .3};
    for (int band = 0; band < 3; band++) {
      double p = proportions[band];
      Incidence incidence = curves.points().get(band).exits().getFirst();
      assertThat(incidence.part()).isCloseTo(p, within(1e-12));
      assertThat(incidence.standardError()).isCloseTo(Math.sqrt(p * (1 - p) / 200), within(1e-12));
    }
  }

  @Test
  void of_oneExit_isKaplanMeierWithGreenwoodsError() {
    double[] exits = {6, 3, 8, 2};
    double[] censored = {4, 10, 0, 6};
    CumulativeIncidence curves =
        CumulativeIncidence.of(new double[] {1, 2, 3, 4}, new double[][] {exits}, censored, 20, 0);

    double there = 59;
    double survival = 1;
    double greenwood = 0;
    for (int band = 0; band < exits.length; band++) {
      double n = there - censored[band] / 2;
      survival *= 1 - exits[band] / n;
      greenwood += exits[band] / (n * (n - exits[band]));
      there -= exits[band] + censored[band];
    }
    Incidence last = curves.points().getLast().exits().getFirst();
    assertThat(last.part()).isCloseTo(1 - survival, within(1e-12));
    assertThat(last.standardError()).isCloseTo(survival * Math.sqrt(greenwood), within(1e-12));
  }

  @Test
  void of_competingExits_staysBelowOneMinusKaplanMeier() {
    Random random = new Random(4);
    for (int sample = 0; sample < 50; sample++) {
      double[][] exits = {counts(random, 6, 20), counts(random, 6, 20)};
      double[] censored = counts(random, 6, 5);
      double[] ends = {30, 60, 90, 120, 150, 180};
      // To censor in the middle of a band what leaves by the other exit is what a naive
      // one minus Kaplan–Meier does.
      double[] both = new double[6];
      Arrays.setAll(both, band -> censored[band] + exits[1][band]);

      double competing = lastPart(CumulativeIncidence.of(ends, exits, censored, 9, 0));
      double naive = lastPart(CumulativeIncidence.of(ends, new double[][] {exits[0]}, both, 9, 0));

      assertThat(competing).isGreaterThan(0).isLessThan(naive);
    }
  }

  /** Derivatives by small differences of every count, against those in closed form. */
  @Test
  void of_noise_addsItsVarianceByTheDeltaMethod() {
    double[] ends = {1, 2, 3, 4};
    double[][] exits = {{9, 4, 0, 7}, {3, 12, 5, 2}, {1, 1, 6, 4}};
    double[] censored = {2, 8, 1, 5};
    double v = 2.5;
    for (int band = 0; band < 4; band++) {
      for (int exit = 0; exit < 3; exit++) {
        double gradients = 0;
        // 16 counts of bands and the one of those who remain.
        for (int changed = 0; changed < 17; changed++) {
          double step = 1e-5;
          double up = withOneChanged(ends, exits, censored, changed, step, band, exit);
          double down = withOneChanged(ends, exits, censored, changed, 0, band, exit);
          gradients += Math.pow((up - down) / step, 2);
        }

        double exact = error(CumulativeIncidence.of(ends, exits, censored, 30, 0), band, exit);
        double noisy = error(CumulativeIncidence.of(ends, exits, censored, 30, v), band, exit);

        assertThat(noisy * noisy - exact * exact).isCloseTo(v * gradients, within(1e-7));
      }
    }
  }

  private static double withOneChanged(
      double[] ends,
      double[][] exits,
      double[] censored,
      int changed,
      double step,
      int band,
      int exit) {
    double[][] rows = {
      exits[0].clone(), exits[1].clone(), exits[2].clone(), censored.clone(), {30}
    };
    rows[changed / 4][changed % 4] += step;
    return CumulativeIncidence.of(ends, Arrays.copyOf(rows, 3), rows[3], rows[4][0], 0)
        .points()
        .get(band)
        .exits()
        .get(exit)
        .part();
  }

  private static double error(CumulativeIncidence curves, int band, int exit) {
    return curves.points().get(band).exits().get(exit).standardError();
  }

  /**
   * 400 persons, two exits with constant hazards, observation that ends anywhere between 0 and 400
   * days, bands of 30 days, noise of −2 to 2. 1,500 samples: the share of misses has a standard
   * error of 0.6 points.
   */
  @Test
  void of_simulatedCohorts_holdsTheTruthAsOftenAsItSays() {
    Random random = new Random(20261125);
    double[] ends = new double[8];
    Arrays.setAll(ends, band -> 30. * (band + 1));
    double truth = .6 * (1 - Math.exp(-.005 * 240));
    int samples = 1500;
    int held = 0;
    double sum = 0;
    for (int sample = 0; sample < samples; sample++) {
      double[][] exits = new double[2][8];
      double[] censored = new double[8];
      double remaining = 0;
      for (int person = 0; person < 400; person++) {
        double exit = -Math.log(1 - random.nextDouble()) / .005;
        double end = 400 * random.nextDouble();
        int kind = random.nextDouble() < .6 ? 0 : 1;
        int band = (int) (Math.min(exit, end) / 30);
        if (band >= 8) {
          remaining++;
        } else if (exit < end) {
          exits[kind][band]++;
        } else {
          censored[band]++;
        }
      }
      for (double[] counts : List.of(exits[0], exits[1], censored)) {
        for (int band = 0; band < 8; band++) {
          counts[band] = Math.max(0, counts[band] + random.nextInt(-2, 3));
        }
      }
      Incidence last =
          CumulativeIncidence.of(ends, exits, censored, remaining, 2)
              .points()
              .getLast()
              .exits()
              .getFirst();
      sum += last.part();
      ConfidenceInterval interval = last.interval().orElseThrow();
      held += interval.lower() <= truth && truth <= interval.upper() ? 1 : 0;
    }

    assertThat((double) held / samples).isBetween(.925, .975);
    // Half of a band's censored at risk: all of them or none would be off by more than this.
    assertThat(sum / samples).isCloseTo(truth, within(.004));
  }

  @Test
  void of_intervals_liesWithinZeroAndOneAroundThePart() {
    Random random = new Random(5);
    for (int sample = 0; sample < 50; sample++) {
      for (Point point : randomCohort(random, 4).points()) {
        for (Incidence incidence : point.exits()) {
          incidence
              .interval()
              .ifPresent(interval -> {
                assertThat(interval.lower()).isBetween(0., incidence.part());
                assertThat(interval.upper()).isBetween(incidence.part(), 1.);
              });
        }
      }
    }
  }

  @Test
  void of_nobodyOrEverybodyGone_hasNoInterval() {
    CumulativeIncidence curves =
        CumulativeIncidence.of(
            new double[] {1, 2}, new double[][] {{0, 8}}, new double[] {2, 0}, 0, 1);

    assertThat(curves.points().getFirst().exits().getFirst().interval()).isEmpty();
    assertThat(curves.points().getLast().exits().getFirst().part()).isEqualTo(1);
    assertThat(curves.points().getLast().exits().getFirst().interval()).isEmpty();
  }

  @Test
  void points_bandsWithNobodyAtRisk_areNotDrawn() {
    CumulativeIncidence curves =
        CumulativeIncidence.of(
            new double[] {1, 2, 3}, new double[][] {{3, 0, 0}}, new double[] {5, 0, 0}, 0, 1);

    assertThat(curves.points()).hasSize(1);
  }

  @Test
  void points_emptyCohort_areNone() {
    CumulativeIncidence curves =
        CumulativeIncidence.of(new double[] {1}, new double[1][1], new double[1], 0, 1);

    assertThat(curves.points()).isEmpty();
    assertThat(curves.quantile(0, .5)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({".05, 15", ".1, 30", ".25, 75", ".4, 90"})
  void quantile_reached_isInterpolatedWithinTheBand(double part, double day) {
    // 10 %, 10 %, 40 % at the ends.
    CumulativeIncidence curves =
        CumulativeIncidence.of(
            new double[] {30, 60, 90}, new double[][] {{10, 0, 30}}, new double[3], 60, 0);

    assertThat(curves.quantile(0, part)).hasValueCloseTo(day, within(1e-9));
  }

  /** Five of the cohort, one in each band: some of these sums come out a little below 5 / n. */
  @Test
  void quantile_reachedButForRounding_isReached() {
    double[] ends = {1, 2, 3, 4, 5};
    boolean below = false;
    for (int cohort = 6; cohort < 60; cohort++) {
      CumulativeIncidence curves =
          CumulativeIncidence.of(
              ends, new double[][] {{1, 1, 1, 1, 1}}, new double[5], cohort - 5, 0);

      below |= lastPart(curves) < 5. / cohort;
      assertThat(curves.quantile(0, 5. / cohort)).hasValueCloseTo(5., within(1e-9));
    }
    assertThat(below).as("the case is there").isTrue();
  }

  @Test
  void quantile_notReached_isEmpty() {
    assertThat(breastCancer().quantile(0, .25)).isEmpty();
  }

  @Test
  void quantile_noSuchExitOrPart_isRefused() {
    assertThatThrownBy(() -> breastCancer().quantile(2, .5))
        .hasMessage("exit must be >= 0 and < 2. Provided value: 2");
    assertThatThrownBy(() -> breastCancer().quantile(0, 1))
        .hasMessage("part must be > 0 and < 1. Provided value: 1.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0  | 1  | 1  | 1  | 0  | ends must be finite, above 0 and ascending",
        "1  | -1 | 1  | 1  | 0  | exits must be >= 0",
        "1  | 1  | -1 | 1  | 0  | censored must be >= 0",
        "1  | 1  | 1  | -1 | 0  | remaining must be >= 0",
        "1  | 1  | 1  | 1  | -1 | noiseVariance must be >= 0",
      })
  void of_numberOutOfRange_isNamed(
      double end, double exit, double censored, double remaining, double noise, String message) {
    assertThatThrownBy(() ->
            CumulativeIncidence.of(
                new double[] {end},
                new double[][] {{exit}},
                new double[] {censored},
                remaining,
                noise))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void of_lengthsThatDiffer_areNamed() {
    double[] ends = {1, 2};
    assertThatThrownBy(() -> CumulativeIncidence.of(ends, new double[1][1], new double[2], 0, 0))
        .hasMessage("exits must have 2 values. Provided: 1");
    assertThatThrownBy(() -> CumulativeIncidence.of(ends, new double[1][2], new double[1], 0, 0))
        .hasMessage("censored must have 2 values. Provided: 1");
    assertThatThrownBy(() -> CumulativeIncidence.of(ends, new double[0][0], new double[2], 0, 0))
        .hasMessage("exits must have at least one exit");
  }

  private static CumulativeIncidence randomCohort(Random random, int most) {
    double[] ends = {30, 60, 90, 180, 365};
    return CumulativeIncidence.of(
        ends,
        new double[][] {counts(random, 5, most), counts(random, 5, most), counts(random, 5, most)},
        counts(random, 5, most),
        1 + random.nextInt(most),
        random.nextInt(3));
  }

  private static double[] counts(Random random, int bands, int most) {
    return random.doubles(bands, 0, most).map(Math::floor).map(x -> x + .5).toArray();
  }

  private static Point at(CumulativeIncidence curves, double day) {
    return curves.points().stream().filter(p -> p.day() == day).findFirst().orElseThrow();
  }

  private static double incidence(CumulativeIncidence curves, double day) {
    return at(curves, day).exits().getFirst().part();
  }

  private static double lastPart(CumulativeIncidence curves) {
    return curves.points().getLast().exits().getFirst().part();
  }
}
