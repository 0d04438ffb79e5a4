// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures.internal;

import static org.atalaya.measures.internal.Numbers.NORMAL_QUANTILE;
import static org.atalaya.measures.internal.Numbers.UPPER;
import static org.atalaya.measures.internal.Numbers.requireLength;
import static org.atalaya.measures.internal.Numbers.requireNotNegative;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.TDistribution;
import org.atalaya.disclosure.ConfidenceInterval;

/**
 * Changes between counts that vary more than independent events would (quasi-Poisson: variance φ
 * times the mean; P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd ed. 1989, sections
 * 4.5 and 6.2). Complaints come in clusters: several victims to a case, campaigns, days on which an
 * office registers what has piled up.
 */
public final class QuasiPoisson {

  private QuasiPoisson() {}

  /**
   * How much more counts vary than independent events would.
   *
   * @param phi variance divided by mean, 1 or above
   * @param degreesOfFreedom on how many independent differences it rests, 1 or above
   */
  public record Dispersion(double phi, int degreesOfFreedom) {
    public Dispersion {
      requireDispersion(phi, degreesOfFreedom);
    }
  }

  /**
   * A change in percent of what was before.
   *
   * @param percent −100 or above
   * @param interval its limits, in percent too
   */
  public record RelativeChange(double percent, ConfidenceInterval interval) {

    /** Whether the interval holds no change at all. */
    public boolean isCompatibleWithNoChange() {
      return interval.lower() <= 0 && interval.upper() >= 0;
    }
  }

  /**
   * The dispersion of a table of periods (months, say) by years: Pearson's χ² around the counts
   * that row and column sums lead one to expect (season and level, μ = row · column / whole),
   * divided by its degrees of freedom (rows − 1)(columns − 1).
   *
   * <p>It is <strong>never below 1</strong>: events that keep a distance from each other are not
   * known here, so less variation than by chance is taken for chance. Noise in the counts raises
   * it, though {@link #change} adds the noise once more: wider than needed, never narrower.
   *
   * @param counts published counts, 0 or above, rows of one length; every one is a whole period
   * @return empty where fewer than two rows or two columns have any counts: rows and columns of
   *     zeros say nothing of variation and are left out
   * @throws IllegalArgumentException if a count is out of range or the rows differ in length
   */
  public static Optional<Dispersion> dispersion(double[][] counts) {
    int columns = counts.length == 0 ? 0 : counts[0].length;
    double[] columnSums = new double[columns];
    double[] rowSums = new double[counts.length];
    for (int row = 0; row < counts.length; row++) {
      requireLength("a row of counts", columns, counts[row].length);
      requireNotNegative("counts", counts[row]);
      for (int column = 0; column < columns; column++) {
        rowSums[row] += counts[row][column];
        columnSums[column] += counts[row][column];
      }
    }
    int usedRows = countPositive(rowSums);
    int usedColumns = countPositive(columnSums);
    if (usedRows < 2 || usedColumns < 2) {
      return Optional.empty();
    }
    int degreesOfFreedom = (usedRows - 1) * (usedColumns - 1);
    double whole = Arrays.stream(rowSums).sum();
    double chiSquared = 0;
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < columns; column++) {
        double expected = rowSums[row] * columnSums[column] / whole;
        double difference = counts[row][column] - expected;
        chiSquared += expected == 0 ? 0 : difference * difference / expected;
      }
    }
    return Optional.of(
        new Dispersion(Math.max(1, chiSquared / degreesOfFreedom), degreesOfFreedom));
  }

  private static int countPositive(double[] sums) {
    return (int) Arrays.stream(sums).filter(sum -> sum > 0).count();
  }

  /**
   * The change from one count to another, 100 · (after / before − 1), with its interval by the t
   * distribution on the log scale, where the variance is <br>
   * φ (1 / after + 1 / before) + V (1 / after² + 1 / before²).
   *
   * @param before published count, the base
   * @param after published count of an equally long period
   * @param phi dispersion, 1 or above; 1 for independent events
   * @param degreesOfFreedom of {@code phi}, 1 or above; absent where it is known otherwise: then
   *     the normal distribution takes the place of t
   * @param noiseVariance variance of the noise of each of the two, 0 for exact counts
   * @return empty where one of the counts is 0, as the log scale has no place for it, or so small a
   *     part of an event that its upper limit is beyond all numbers
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static Optional<RelativeChange> change(
      double before, double after, double phi, OptionalInt degreesOfFreedom, double noiseVariance) {
    requireNotNegative("before", before);
    requireNotNegative("after", after);
    requireNotNegative("noiseVariance", noiseVariance);
    requireDispersion(phi, degreesOfFreedom.orElse(1));
    if (before == 0 || after == 0) {
      return Optional.empty();
    }
    double variance =
        phi * (1 / after + 1 / before)
            + noiseVariance * (1 / (after * after) + 1 / (before * before));
    double reach = quantile(degreesOfFreedom) * Math.sqrt(variance);
    double ratio = after / before;
    double upper = percent(ratio * Math.exp(reach));
    return Double.isFinite(upper)
        ? Optional.of(
            new RelativeChange(
                percent(ratio), new ConfidenceInterval(percent(ratio * Math.exp(-reach)), upper)))
        : Optional.empty();
  }

  private static void requireDispersion(double phi, int degreesOfFreedom) {
    if (!(phi >= 1 && phi < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("phi must be >= 1 and finite. Provided value: " + phi);
    }
    if (degreesOfFreedom < 1) {
      throw new IllegalArgumentException(
          "degreesOfFreedom must be >= 1. Provided value: " + degreesOfFreedom);
    }
  }

  private static double quantile(OptionalInt degreesOfFreedom) {
    return degreesOfFreedom.isPresent()
        ? TDistribution.of(degreesOfFreedom.getAsInt()).inverseCumulativeProbability(UPPER)
        : NORMAL_QUANTILE;
  }

  private static double percent(double ratio) {
    return 100 * (ratio - 1);
  }
}
