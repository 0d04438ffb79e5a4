// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures.internal;

import static org.atalaya.measures.internal.Numbers.UPPER;
import static org.atalaya.measures.internal.Numbers.requireLength;
import static org.atalaya.measures.internal.Numbers.requireNotNegative;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.atalaya.disclosure.ConfidenceInterval;

/**
 * Interval of a weighted sum of Poisson counts by the gamma distribution: M. P. Fay and E. J.
 * Feuer, Confidence intervals for directly standardized rates, Statistics in Medicine 16 (1997)
 * 791–801. It is the exact (Garwood) interval where all weights are equal, and in simulations holds
 * the truth at least as often as it says where they differ.
 *
 * <p>The counts are taken as independent and Poisson. Victims of one case are neither, and noise is
 * not Poisson; the noise enters by its variance alone.
 */
public final class GammaInterval {

  private GammaInterval() {}

  /**
   * The interval of Σ weight · count, in the units of the weights.
   *
   * @param weights what one event of a count adds, each 0 or above, at least one above 0
   * @param counts published counts, one for each weight, 0 or above
   * @param noiseVariance variance of the noise of each count, 0 for exact counts; counts of 0 are
   *     given it, too, as a published 0 may stand for a few
   * @return from 0 on where all counts are 0
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static ConfidenceInterval of(double[] weights, double[] counts, double noiseVariance) {
    requireLength("counts", weights.length, counts.length);
    requireNotNegative("weights", weights);
    requireNotNegative("counts", counts);
    requireNotNegative("noiseVariance", noiseVariance);
    double largest = Arrays.stream(weights).max().orElse(0);
    if (largest == 0) {
      throw new IllegalArgumentException("at least one of the weights must be above 0");
    }
    double sum = 0;
    double variance = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * counts[i];
      variance += weights[i] * weights[i] * (counts[i] + noiseVariance);
    }
    double lower = sum == 0 ? 0 : quantile(sum, variance, 1 - UPPER);
    // One more event, where it weighs most.
    double upper = quantile(sum + largest, variance + largest * largest, UPPER);
    // Noise far larger than the sum piles a gamma distribution up at 0, below the sum itself.
    return new ConfidenceInterval(Math.min(lower, sum), Math.max(upper, sum));
  }

  /** The quantile of the gamma distribution with this mean and variance. */
  private static double quantile(double mean, double variance, double probability) {
    double scale = variance / (2 * mean);
    return scale
        * ChiSquaredDistribution.of(mean / scale).inverseCumulativeProbability(probability);
  }
}
