// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectStandardisationTest {

  /**
   * Births with Down's syndrome in Michigan, 1950–1964, by the mother's age (rows: under 20, 20–24,
   * …, 40 and over) and birth order (columns: 1, 2, 3, 4, 5 and more): J. L. Fleiss, Statistical
   * Methods for Rates and Proportions, 2nd ed. 1981, table 14.4. Fay and Feuer's own example.
   */
  private static final double[][] CASES = {
    {107, 25, 3, 1, 0},
    {141, 150, 71, 26, 8},
    {60, 110, 114, 64, 63},
    {40, 84, 103, 89, 112},
    {39, 82, 108, 137, 262},
    {25, 39, 75, 96, 295},
  };

  private static final double[][] BIRTHS = {
    {230061, 72202, 15050, 2293, 327},
    {329449, 326701, 175702, 68800, 30666},
    {114920, 208667, 207081, 132424, 123419},
    {39487, 83228, 117300, 98301, 149919},
    {14208, 28466, 45026, 46075, 104088},
    {3052, 5375, 8660, 9834, 34392},
  };

  /**
   * The results of {@code ageadjust.direct} of the R package epitools, which recreates table I of
   * Fay and Feuer, as printed to three digits in the README of the R package tidyrates 0.0.1. The
   * standard is all births together.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 92.3, 80.4, 106",
    "1, 91.2, 82.4, 101",
    "2, 85.1, 77.2, 94.2",
    "3, 92.7, 80.0, 115",
    "4, 75.5, 67.7, 188",
  })
  void of_downsSyndromeByBirthOrder_isFayAndFeuersTable(
      int order, double rate, double lower, double upper) {
    DirectStandardisation standardised =
        DirectStandardisation.of(column(CASES, order), column(BIRTHS, order), standard(), 1e5, 0);

    assertThat(standardised.rate()).isCloseTo(rate, within(.05));
    assertThat(standardised.interval().lower()).isCloseTo(lower, within(.05));
    assertThat(standardised.interval().upper()).isCloseTo(upper, within(upper < 100 ? .05 : .5));
  }

  @Test
  void of_ownPopulationAsStandard_isTheCrudeRate() {
    double[] cases = column(CASES, 2);
    double[] births = column(BIRTHS, 2);

    DirectStandardisation standardised = DirectStandardisation.of(cases, births, births, 1e5, 0);
    DirectStandardisation crude =
        DirectStandardisation.of(
            new double[] {474}, new double[] {568819}, new double[] {1}, 1e5, 0);

    assertThat(standardised.rate()).isCloseTo(crude.rate(), within(1e-9));
    assertThat(standardised.interval().lower()).isCloseTo(crude.interval().lower(), within(1e-6));
    assertThat(standardised.interval().upper()).isCloseTo(crude.interval().upper(), within(1e-6));
  }

  @Test
  void of_standardInAnotherUnit_isTheSame() {
    double[] shares = {.1, .2, .3, .2, .1, .1};
    double[] persons = {1e5, 2e5, 3e5, 2e5, 1e5, 1e5};

    double byShares =
        DirectStandardisation.of(column(CASES, 0), column(BIRTHS, 0), shares, 1e5, 0).rate();
    double byPersons =
        DirectStandardisation.of(column(CASES, 0), column(BIRTHS, 0), persons, 1e5, 0).rate();

    assertThat(byPersons).isCloseTo(byShares, within(1e-9));
  }

  @Test
  void of_emptyStratum_isRefused() {
    assertThatThrownBy(() ->
            DirectStandardisation.of(new double[] {1}, new double[] {0}, new double[] {1}, 1e5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("populations must be > 0 and finite. Provided value: 0.0");
  }

  @Test
  void of_standardOfNobody_isRefused() {
    assertThatThrownBy(() ->
            DirectStandardisation.of(new double[] {1}, new double[] {9}, new double[] {0}, 1e5, 0))
        .hasMessage("at least one value of standard must be above 0");
  }

  private static double[] column(double[][] table, int column) {
    double[] values = new double[table.length];
    for (int row = 0; row < table.length; row++) {
      values[row] = table[row][column];
    }
    return values;
  }

  private static double[] standard() {
    double[] sums = new double[BIRTHS.length];
    for (int order = 0; order < 5; order++) {
      for (int row = 0; row < sums.length; row++) {
        sums[row] += BIRTHS[row][order];
      }
    }
    return sums;
  }
}
