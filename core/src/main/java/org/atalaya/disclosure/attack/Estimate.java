// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.List;

/**
 * What an attacker thinks of a count.
 *
 * @param value the count, as far as he can tell
 * @param variance how far off he expects to be, above 0 (0 for what he takes for certain)
 */
record Estimate(double value, double variance) {

  static final Estimate ZERO = new Estimate(0, 0);

  /** Below this a variance would be divided by in vain. */
  private static final double LEAST_VARIANCE = 1e-6;

  Estimate plus(Estimate other) {
    return new Estimate(value + other.value, variance + other.variance);
  }

  Estimate minus(Estimate other) {
    return new Estimate(value - other.value, variance + other.variance);
  }

  /** The mean of independent estimates of one count, weighted by the inverse of their variance. */
  static Estimate combined(List<Estimate> estimates) {
    double weights = 0;
    double sum = 0;
    for (Estimate estimate : estimates) {
      double weight = 1 / Math.max(LEAST_VARIANCE, estimate.variance);
      weights += weight;
      sum += weight * estimate.value;
    }
    return new Estimate(sum / weights, 1 / weights);
  }
}
