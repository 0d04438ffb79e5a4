// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Numbers of days, 0 or above, drawn from a table of quantiles. */
final class Delay {

  private static final int QUANTILES = 1 << 12;
  private static final int LONGEST = 2000;

  private final int[] days;

  private Delay(int[] days) {
    this.days = days;
  }

  /**
   * Delays whose logarithms are normal.
   *
   * @param median days that half of the delays do not exceed, above 0
   * @param spread standard deviation of the logarithm, above 0
   */
  static Delay logNormal(double median, double spread) {
    int[] days = new int[QUANTILES];
    for (int i = 0; i < QUANTILES; i++) {
      double quantile = normalQuantile((i + 0.5) / QUANTILES);
      days[i] = (int) Math.min(LONGEST, median * Math.exp(spread * quantile));
    }
    return new Delay(days);
  }

  /**
   * Delays in bands, each day of a band equally likely; the last band is as long as the one before.
   *
   * @param weights weight by first day of the band, ascending
   */
  static Delay bands(Map<String, Integer> weights) {
    List<Integer> first = new ArrayList<>();
    weights.keySet().forEach(day -> first.add(Integer.valueOf(day)));
    double total = weights.values().stream().mapToDouble(Integer::doubleValue).sum();
    int[] days = new int[QUANTILES];
    int band = 0;
    double before = 0;
    double inBand = weights.getOrDefault(Integer.toString(first.getFirst()), 0) / total;
    for (int i = 0; i < QUANTILES; i++) {
      double at = (i + 0.5) / QUANTILES;
      while (band + 1 < first.size() && at >= before + inBand) {
        before += inBand;
        band++;
        inBand = weights.getOrDefault(Integer.toString(first.get(band)), 0) / total;
      }
      days[i] = first.get(band) + (int) (length(first, band) * (at - before) / inBand);
    }
    return new Delay(days);
  }

  private static int length(List<Integer> first, int band) {
    int upper = band + 1 < first.size() ? band + 1 : band;
    return Math.max(1, upper == 0 ? 1 : first.get(upper) - first.get(upper - 1));
  }

  /** A number of days. */
  int draw(CaseRandom random) {
    return days[(int) (random.next() >>> 52)];
  }

  /**
   * The quantile of the standard normal distribution by bisection of its distribution function:
   * slow and done once for a table.
   */
  private static double normalQuantile(double probability) {
    double low = -9;
    double high = 9;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (normalBelow(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Share below {@code x}: Abramowitz and Stegun 26.2.17, to seven digits. */
  private static double normalBelow(double x) {
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double tail =
        Math.exp(-x * x / 2)
            / Math.sqrt(2 * Math.PI)
            * t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return x < 0 ? tail : 1 - tail;
  }
}
