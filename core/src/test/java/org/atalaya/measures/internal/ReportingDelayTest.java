// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportingDelayTest {

  /**
   * Payments by year of origin and delay: G. C. Taylor and F. R. Ashe, Journal of Econometrics 23
   * (1983) 37–61; the example of Mack 1993.
   */
  private static final double[][] TAYLOR_ASHE = {
    {357848, 766940, 610542, 482940, 527326, 574398, 146342, 139950, 227229, 67948},
    {352118, 884021, 933894, 1183289, 445745, 320996, 527804, 266172, 425046},
    {290507, 1001799, 926219, 1016654, 750816, 146923, 495992, 280405},
    {310608, 1108250, 776189, 1562400, 272482, 352053, 206286},
    {443160, 693190, 991983, 769488, 504851, 470639},
    {396132, 937085, 847498, 805037, 705960},
    {440832, 847631, 1131398, 1063269},
    {359480, 1061648, 1443370},
    {376686, 986608},
    {344014},
  };

  /** As computed by Mack 1993. */
  @ParameterizedTest
  @CsvSource({
    "0, 3.4906",
    "1, 1.7473",
    "2, 1.4574",
    "3, 1.1739",
    "4, 1.1038",
    "5, 1.0863",
    "6, 1.0539",
    "7, 1.0766",
    "8, 1.0177"
  })
  void developmentFactor_taylorAndAshe_isMacks(int delay, double factor) {
    assertThat(delays(TAYLOR_ASHE).developmentFactor(delay)).isCloseTo(factor, within(.00005));
  }

  /**
   * What is still to come: 18,680,856 (P. D. England and R. J. Verrall, British Actuarial Journal
   * 8, 2002).
   */
  @Test
  void completenessOfMonth_taylorAndAshe_givesTheReserve() {
    ReportingDelay delays = delays(TAYLOR_ASHE);
    double toCome = 0;
    for (int origin = 0; origin < 10; origin++) {
      double known = Arrays.stream(TAYLOR_ASHE[origin]).sum();
      toCome += known / delays.completenessOfMonth(origin) - known;
    }

    assertThat(toCome).isCloseTo(18_680_856, within(.5));
  }

  /** Kalbfleisch and Lawless: F(d) = Π over later delays of 1 − n(·, delay) / known within it. */
  @Test
  void completeness_anyTriangle_isTheReverseTimeProductLimit() {
    double[][] counts = {{9, 4, 2}, {7, 5, 1}, {8, 6, 0}, {3, 5}, {6}};
    double atTwo = (2 + 1.) / (15 + 13 + 14);
    double atOne = (4 + 5 + 6 + 5.) / (13 + 12 + 14 + 8);

    ReportingDelay delays = delays(counts);

    assertThat(delays.completeness(2)).isEqualTo(1);
    assertThat(delays.completeness(1)).isCloseTo(1 - atTwo, within(1e-12));
    assertThat(delays.completeness(0)).isCloseTo((1 - atTwo) * (1 - atOne), within(1e-12));
    assertThat(delays.completeness(99)).isEqualTo(1);
  }

  /** 36 months of 500 events, of which 40 % become known in each month: F(d) = 1 − .6^(d + 1). */
  @Test
  void completeness_simulatedDelays_isFoundAgain() {
    int months = 36;
    int longest = 12;
    Random random = new Random(20261125);
    double[][] counts = new double[months][];
    for (int month = 0; month < months; month++) {
      counts[month] = new double[Math.min(longest, months - month)];
      // Growing numbers must not be mistaken for short delays.
      for (int event = GammaIntervalTest.poisson(300 + 20 * month, random); event > 0; event--) {
        int delay = (int) (Math.log(1 - random.nextDouble()) / Math.log(.6));
        if (delay < counts[month].length) {
          counts[month][delay]++;
        }
      }
    }

    ReportingDelay delays = delays(counts);

    double ever = 1 - Math.pow(.6, longest);
    for (int delay = 0; delay < longest; delay++) {
      // 20,000 events: standard errors of up to half a point.
      assertThat(delays.completeness(delay))
          .isCloseTo((1 - Math.pow(.6, delay + 1)) / ever, within(.015));
    }
    // What a look at all delays seen so far would say, without regard to truncation, is too much.
    double all = Arrays.stream(counts).flatMapToDouble(Arrays::stream).sum();
    double first = Arrays.stream(counts).mapToDouble(month -> month[0]).sum();
    assertThat(first / all).isGreaterThan(delays.completeness(0) + .01);
  }

  @Test
  void isProvisional_recentMonths_areBelowTheThreshold() {
    // F = .9, .98, 1.
    double[][] counts = {{90, 8, 2}, {90, 8, 2}, {90, 8, 2}, {90, 8}, {90}};
    ReportingDelay delays = delays(counts);

    assertThat(delays.completenessOfMonth(4)).isCloseTo(.9, within(1e-12));
    assertThat(delays.isProvisional(4, .95)).isTrue();
    assertThat(delays.isProvisional(3, .95)).isFalse();
    assertThat(delays.isProvisional(3, .99)).isTrue();
    assertThat(delays.isProvisional(2, 1)).isFalse();
    assertThat(delays.isProvisional(0, .99)).isFalse();
  }

  @Test
  void of_noDelays_isComplete() {
    ReportingDelay delays = delays(new double[][] {{4}, {0}, {7}});

    assertThat(delays.completenessOfMonth(2)).isEqualTo(1);
  }

  @Test
  void of_monthsThatTellOfADelayWithoutEvents_isEmpty() {
    assertThat(ReportingDelay.of(new double[][] {{0, 0}, {5}})).isEmpty();
  }

  @Test
  void developmentFactor_nothingKnownAtFirst_isInfinite() {
    ReportingDelay delays = delays(new double[][] {{0, 5}, {0}});

    assertThat(delays.completenessOfMonth(1)).isZero();
    assertThat(delays.developmentFactor(0)).isInfinite();
    assertThat(delays.isProvisional(1, .98)).isTrue();
  }

  @Test
  void of_rowOfAnotherLength_isRefused() {
    assertThatThrownBy(() -> ReportingDelay.of(new double[][] {{1, 2}, {3, 4}}))
        .hasMessage("month 1 of counts must have 1 values. Provided: 2");
    assertThatThrownBy(() -> ReportingDelay.of(new double[][] {{1, 2}}))
        .hasMessage(
            "counts must have >= 1 delays and no fewer months. Provided: 2 delays, 1 months");
    assertThatThrownBy(() -> ReportingDelay.of(new double[][] {}))
        .hasMessageContaining("Provided: 0 delays, 0 months");
  }

  @Test
  void of_countBelowZero_isRefused() {
    assertThatThrownBy(() -> ReportingDelay.of(new double[][] {{-1}}))
        .hasMessage("counts must be >= 0 and finite. Provided value: -1.0");
  }

  @Test
  void arguments_outOfRange_areNamed() {
    ReportingDelay delays = delays(TAYLOR_ASHE);

    assertThatThrownBy(() -> delays.completenessOfMonth(10))
        .hasMessage("month must be >= 0 and < 10. Provided value: 10");
    assertThatThrownBy(() -> delays.completeness(-1))
        .hasMessage("delay must be >= 0. Provided value: -1");
    assertThatThrownBy(() -> delays.isProvisional(1, 98))
        .hasMessage("threshold must be >= 0 and <= 1. Provided value: 98.0");
  }

  private static ReportingDelay delays(double[][] counts) {
    return ReportingDelay.of(counts).orElseThrow();
  }
}
