// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

/**
 * What the noise of a table that is read must keep to.
 *
 * @param maxPerturbation the largest noise in either direction (D), 1 to 1000
 * @param maxBias the largest expected noise of a row in either direction, 0 or above. Tables with
 *     unbiased noise need only the rounding of their file, {@link #ROUNDING}; a table that rounds
 *     or removes counts needs more, and shifts every total
 */
public record PerturbationLimits(int maxPerturbation, double maxBias) {

  /** Bias that follows from probabilities being written with a few decimals. */
  public static final double ROUNDING = 1e-4;

  public PerturbationLimits {
    DisclosureParameters.requireBetween("maxPerturbation", 1, 1000, maxPerturbation);
    DisclosureParameters.requireBetween("maxBias", 0, maxPerturbation, maxBias);
  }

  /** Limits of a table whose noise is 0 on average. */
  public static PerturbationLimits unbiased(int maxPerturbation) {
    return new PerturbationLimits(maxPerturbation, ROUNDING);
  }
}
