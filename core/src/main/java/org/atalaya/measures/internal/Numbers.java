// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures.internal;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.atalaya.disclosure.ConfidenceInterval;

/** What the formulae ask of their numbers, with messages of one shape. */
final class Numbers {

  /** The probability below the upper limit of a two-sided interval. */
  static final double UPPER = (1 + ConfidenceInterval.LEVEL) / 2;

  /** How many standard errors a limit lies from a normally distributed estimate. */
  static final double NORMAL_QUANTILE =
      NormalDistribution.of(0, 1).inverseCumulativeProbability(UPPER);

  private Numbers() {}

  static void requireNotNegative(String name, double given) {
    if (!(given >= 0 && given < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s must be >= 0 and finite. Provided value: %s".formatted(name, given));
    }
  }

  static void requireNotNegative(String name, double[] given) {
    for (double value : given) {
      requireNotNegative(name, value);
    }
  }

  static void requirePositive(String name, double given) {
    if (!(given > 0 && given < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s must be > 0 and finite. Provided value: %s".formatted(name, given));
    }
  }

  static void requirePositive(String name, double[] given) {
    for (double value : given) {
      requirePositive(name, value);
    }
  }

  static void requireLength(String name, int expected, int given) {
    if (given != expected) {
      throw new IllegalArgumentException(
          "%s must have %d values. Provided: %d".formatted(name, expected, given));
    }
  }
}
