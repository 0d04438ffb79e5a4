// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.Arrays;
import java.util.BitSet;

/**
 * All distributions of noise that a row of a perturbation table may have, by their corners: the
 * probabilities p ≥ 0 on the allowed noise v with Σ p = 1, Σ v·p = 0, where asked p(0) = the
 * probability of staying, and where asked p rising towards 0 on the negative side.
 *
 * <p>With q the step by which p rises (below and at 0) or p itself (above 0), all of this is q ≥ 0
 * and two or three equations A·q = b. The corners of such a set are its points with linearly
 * independent columns in use, at most as many as there are equations; a row has a hundred columns
 * at most, so they are simply listed. From them follow, exactly, the least variance and which noise
 * has to have probability 0.
 */
final class FeasibleNoise {

  /** What counts as 0 among numbers of the size of 1. */
  static final double ZERO = 1e-10;

  private final int[] noise;
  private final int risingUpTo;
  private final BitSet used = new BitSet();
  private final BitSet usedAtLeastVariance = new BitSet();
  private double leastVariance = Double.POSITIVE_INFINITY;

  /**
   * The distributions on {@code noise}.
   *
   * @param noise the allowed noise, ascending
   * @param monotone whether p rises towards 0 on the negative side
   * @param staying p(0), or NaN where it is free
   */
  FeasibleNoise(int[] noise, boolean monotone, double staying) {
    this.noise = noise;
    int negativeAndZero = (int) Arrays.stream(noise).filter(v -> v <= 0).count();
    this.risingUpTo = monotone ? negativeAndZero : 0;
    double[][] columns = new double[noise.length][];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = column(column, !Double.isNaN(staying));
    }
    double[] target = Double.isNaN(staying) ? new double[] {1, 0} : new double[] {1, 0, staying};
    for (int size = 1; size <= target.length; size++) {
      addCorners(columns, target, new int[size], 0, 0);
    }
  }

  /** What one unit of a step contributes to the equations. */
  private double[] column(int step, boolean staying) {
    double sum = 0;
    double mean = 0;
    double zero = 0;
    for (int i = step; i < endOf(step); i++) {
      sum++;
      mean += (double) noise[i] / noise[noise.length - 1];
      zero += noise[i] == 0 ? 1 : 0;
    }
    return staying ? new double[] {sum, mean, zero} : new double[] {sum, mean};
  }

  /** The end (excluded) of the noise that a step raises. */
  private int endOf(int step) {
    return step < risingUpTo ? risingUpTo : step + 1;
  }

  private void addCorners(double[][] columns, double[] target, int[] chosen, int at, int from) {
    if (at == chosen.length) {
      double[] steps = solve(columns, target, chosen);
      if (steps.length > 0) {
        take(probabilities(chosen, steps));
      }
      return;
    }
    for (int column = from; column < columns.length; column++) {
      chosen[at] = column;
      addCorners(columns, target, chosen, at + 1, column + 1);
    }
  }

  /** The steps that fulfil the equations with these columns alone; nothing where there are none. */
  private static double[] solve(double[][] columns, double[] target, int[] chosen) {
    int equations = target.length;
    int unknowns = chosen.length;
    double[][] rows = new double[equations][unknowns + 1];
    for (int row = 0; row < equations; row++) {
      for (int i = 0; i < unknowns; i++) {
        rows[row][i] = columns[chosen[i]][row];
      }
      rows[row][unknowns] = target[row];
    }
    for (int i = 0; i < unknowns; i++) {
      int pivot = i;
      for (int row = i + 1; row < equations; row++) {
        if (Math.abs(rows[row][i]) > Math.abs(rows[pivot][i])) {
          pivot = row;
        }
      }
      double[] top = rows[pivot];
      rows[pivot] = rows[i];
      rows[i] = top;
      if (Math.abs(top[i]) < ZERO) {
        return new double[0];
      }
      for (int row = 0; row < equations; row++) {
        if (row != i) {
          double factor = rows[row][i] / top[i];
          for (int column = i; column <= unknowns; column++) {
            rows[row][column] -= factor * top[column];
          }
        }
      }
    }
    double[] steps = new double[unknowns];
    for (int row = 0; row < equations; row++) {
      double value = row < unknowns ? rows[row][unknowns] / rows[row][row] : rows[row][unknowns];
      if (row < unknowns ? value < -ZERO : Math.abs(value) > ZERO) {
        return new double[0];
      }
      if (row < unknowns) {
        steps[row] = Math.max(0, value);
      }
    }
    return steps;
  }

  private double[] probabilities(int[] chosen, double[] steps) {
    double[] probabilities = new double[noise.length];
    for (int i = 0; i < chosen.length; i++) {
      for (int v = chosen[i]; v < endOf(chosen[i]); v++) {
        probabilities[v] += steps[i];
      }
    }
    return probabilities;
  }

  private void take(double[] corner) {
    double variance = variance(corner);
    if (variance < leastVariance - ZERO) {
      usedAtLeastVariance.clear();
    }
    boolean least = variance <= leastVariance + ZERO;
    leastVariance = Math.min(leastVariance, variance);
    for (int i = 0; i < corner.length; i++) {
      if (corner[i] > ZERO) {
        used.set(i);
        if (least) {
          usedAtLeastVariance.set(i);
        }
      }
    }
  }

  /** Whether there is any distribution, of whatever variance. */
  boolean exists() {
    return !used.isEmpty();
  }

  /** The least variance; infinite where there is no distribution. */
  double leastVariance() {
    return leastVariance;
  }

  /**
   * The noise that can have a probability above 0 where the variance is at most {@code variance}.
   * Above the least variance that is all noise of any corner: a little of it can be mixed in.
   */
  int[] support(double variance) {
    BitSet supported = variance > leastVariance + ZERO ? used : usedAtLeastVariance;
    return supported.stream().map(i -> noise[i]).toArray();
  }

  private double variance(double[] probabilities) {
    double variance = 0;
    for (int i = 0; i < noise.length; i++) {
      variance += (double) noise[i] * noise[i] * probabilities[i];
    }
    return variance;
  }
}
