// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry.benchmark;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Whether the times of two things can be told apart, by the test of Mann and Whitney.
 *
 * <p>With {@link #SIZE} times of each the test errs as follows. Two things that take the same are
 * told apart in one case of 1,000. Two of which a guess by a single time is right in 55 of 100
 * cases, where chance is right in 50, are told apart in 99 of 100: the standard error of that share
 * is √((2n + 1) / 12n²) = 0.0087, so 0.05 is 5.7 of them, and 3.29 + 2.33 are needed.
 *
 * @param better how often a time of the first is longer than one of the second, 0.5 for the same
 * @param standardErrors how far that is from 0.5
 */
record TwoSamples(double better, double standardErrors) {

  /** How many times of each. */
  static final int SIZE = 2200;

  /** Of the normal distribution: beyond it, on either side, lies 0.1 percent. */
  private static final double LIMIT = 3.29;

  static TwoSamples of(double[] first, double[] second) {
    int size = first.length + second.length;
    double[] all = Arrays.copyOf(first, size);
    System.arraycopy(second, 0, all, first.length, second.length);
    Integer[] order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (one, other) -> Double.compare(all[one], all[other]));
    double ranks = 0;
    for (int from = 0; from < size; ) {
      int to = from;
      while (to < size && all[order[to]] == all[order[from]]) {
        to++;
      }
      // Equal times share the mean of their ranks.
      double rank = (from + 1 + to) / 2.0;
      for (; from < to; from++) {
        ranks += order[from] < first.length ? rank : 0;
      }
    }
    double pairs = (double) first.length * second.length;
    double better = (ranks - first.length * (first.length + 1) / 2.0) / pairs;
    return new TwoSamples(better, (better - 0.5) / Math.sqrt((size + 1) / (12 * pairs)));
  }

  boolean tellsApart() {
    return Math.abs(standardErrors) > LIMIT;
  }
}
