// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

/**
 * How far a figure may be off by chance, in the figure's own unit, at a level of 95 %. Where the
 * figure is made from counts to which noise was added, the noise is part of it.
 *
 * @param lower lower limit, finite
 * @param upper upper limit, finite, not below {@code lower}
 */
public record ConfidenceInterval(double lower, double upper) {

  /** The share of samples whose interval holds the true figure. */
  public static final double LEVEL = 0.95;

  public ConfidenceInterval {
    if (!Double.isFinite(lower) || !Double.isFinite(upper) || upper < lower) {
      throw new IllegalArgumentException(
          "an interval has finite limits in ascending order. Provided values: %s, %s"
              .formatted(lower, upper));
    }
  }
}
