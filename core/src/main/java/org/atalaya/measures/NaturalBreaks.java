// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.List;

/** Divides sorted figures into classes of least squared deviation, by dynamic programming. */
final class NaturalBreaks {

  private final double[] sums;
  private final double[] squares;

  private NaturalBreaks(double[] sorted) {
    sums = new double[sorted.length + 1];
    squares = new double[sorted.length + 1];
    for (int i = 0; i < sorted.length; i++) {
      sums[i + 1] = sums[i] + sorted[i];
      squares[i + 1] = squares[i] + sorted[i] * sorted[i];
    }
  }

  /**
   * Where classes begin. Equal figures are never apart, since dividing them gains nothing.
   *
   * @param sorted the figures in ascending order
   * @param classes how many classes, not more than there are different figures
   */
  static int[] starts(double[] sorted, int classes) {
    return new NaturalBreaks(sorted).starts(sorted, classes, sorted.length);
  }

  private int[] starts(double[] sorted, int classes, int count) {
    double[][] least = new double[classes + 1][count + 1];
    int[][] start = new int[classes + 1][count + 1];
    for (int end = 1; end <= count; end++) {
      least[1][end] = deviation(0, end);
    }
    for (int c = 2; c <= classes; c++) {
      for (int end = 0; end <= count; end++) {
        least[c][end] = Double.POSITIVE_INFINITY;
        for (int from = c - 1; from < end; from++) {
          // A class begins where figures change.
          double sum = least[c - 1][from] + deviation(from, end);
          if (sorted[from] > sorted[from - 1] && sum < least[c][end]) {
            least[c][end] = sum;
            start[c][end] = from;
          }
        }
      }
    }
    int[] starts = new int[classes];
    int end = count;
    for (int c = classes; c >= 1; c--) {
      starts[c - 1] = start[c][end];
      end = start[c][end];
    }
    return starts;
  }

  /** The squared deviations from their mean of the figures from one index to before another. */
  private double deviation(int from, int end) {
    double sum = sums[end] - sums[from];
    return Math.max(0, squares[end] - squares[from] - sum * sum / (end - from));
  }

  /** The squared deviations of figures from their mean. */
  static double deviation(List<Double> figures) {
    double mean = figures.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return figures.stream().mapToDouble(figure -> (figure - mean) * (figure - mean)).sum();
  }
}
