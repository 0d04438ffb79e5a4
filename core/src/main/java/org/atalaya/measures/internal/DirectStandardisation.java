// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures.internal;

import static org.atalaya.measures.internal.Numbers.requireLength;
import static org.atalaya.measures.internal.Numbers.requireNotNegative;
import static org.atalaya.measures.internal.Numbers.requirePositive;

import java.util.Arrays;
import org.atalaya.disclosure.ConfidenceInterval;

/**
 * The rate that a population would have if its strata (age groups) were as large as those of a
 * standard population: Σ standard share · count / population. Two rates to the same standard can be
 * compared; a rate by itself is an index and no share of anybody. Which standard it was belongs
 * beside it.
 *
 * @param rate events per {@code per} persons
 * @param interval its gamma interval ({@link GammaInterval})
 */
public record DirectStandardisation(double rate, ConfidenceInterval interval) {

  /**
   * The rate, directly standardised.
   *
   * @param counts published events of each stratum, 0 or above
   * @param populations persons of each stratum, above 0
   * @param standard weight of each stratum, 0 or above, in any unit; at least one above 0
   * @param per how many persons the rate is for: 100,000, say
   * @param noiseVariance variance of the noise of each count, 0 for exact counts
   * @throws IllegalArgumentException if a number is out of its range or the lengths differ
   */
  public static DirectStandardisation of(
      double[] counts, double[] populations, double[] standard, double per, double noiseVariance) {
    requireLength("populations", counts.length, populations.length);
    requireLength("standard", counts.length, standard.length);
    requireNotNegative("counts", counts);
    requirePositive("populations", populations);
    requireNotNegative("standard", standard);
    requirePositive("per", per);
    double whole = Arrays.stream(standard).sum();
    if (whole == 0) {
      throw new IllegalArgumentException("at least one value of standard must be above 0");
    }
    double[] weights = new double[counts.length];
    double rate = 0;
    for (int i = 0; i < counts.length; i++) {
      weights[i] = per * standard[i] / whole / populations[i];
      rate += weights[i] * counts[i];
    }
    return new DirectStandardisation(rate, GammaInterval.of(weights, counts, noiseVariance));
  }
}
