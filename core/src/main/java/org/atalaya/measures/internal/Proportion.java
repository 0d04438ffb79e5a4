// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures.internal;

import org.atalaya.disclosure.ConfidenceInterval;

/**
 * The interval of a proportion: the score interval (E. B. Wilson, Journal of the American
 * Statistical Association 22, 1927), widened by the noise of the counts it is made from.
 */
public final class Proportion {

  private static final double Z = 1.959963984540054;

  private Proportion() {}

  /**
   * The interval of {@code reached / all}, as a proportion, within 0 to 1.
   *
   * <p>The noise of both counts is taken as independent of each other and of chance; its standard
   * error follows from the delta method and is added to each side in quadrature.
   *
   * @param reached how many have it, 0 or above; more than {@code all} where noise makes it so
   * @param all how many there are, above 0
   * @param reachedVariance variance of the noise in {@code reached}, 0 or above
   * @param allVariance variance of the noise in {@code all}, 0 or above
   */
  public static ConfidenceInterval interval(
      double reached, double all, double reachedVariance, double allVariance) {
    if (!(all > 0) || !(reached >= 0)) {
      throw new IllegalArgumentException(
          "a proportion needs reached >= 0 and all > 0. Provided values: %s, %s"
              .formatted(reached, all));
    }
    double p = Math.min(1, reached / all);
    double z2 = Z * Z;
    double centre = (p + z2 / (2 * all)) / (1 + z2 / all);
    double half = Z / (1 + z2 / all) * Math.sqrt(p * (1 - p) / all + z2 / (4 * all * all));
    double noise = Z * Math.sqrt(reachedVariance + p * p * allVariance) / all;
    double below = Math.hypot(p - (centre - half), noise);
    double above = Math.hypot(centre + half - p, noise);
    return new ConfidenceInterval(Math.max(0, p - below), Math.min(1, p + above));
  }
}
