// SPDX-License-Identifier: Apache-2.0
package org.atalaya.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** Times of one thing, in nanoseconds. */
final class Measured {

  private long[] times = new long[64];
  private int runs;

  void add(long time) {
    if (runs == times.length) {
      times = Arrays.copyOf(times, 2 * runs);
    }
    times[runs++] = time;
  }

  double median() {
    long[] sorted = Arrays.copyOf(times, runs);
    Arrays.sort(sorted);
    return (sorted[(runs - 1) / 2] + sorted[runs / 2]) / 2.0;
  }

  /** The median as milliseconds with two decimals. */
  String milliseconds() {
    return milliseconds(median());
  }

  /** The longest as milliseconds with two decimals. */
  String longest() {
    return milliseconds(Arrays.stream(times, 0, runs).max().orElseThrow());
  }

  private static String milliseconds(double nanoseconds) {
    return String.format(Locale.ROOT, "%.2f", nanoseconds / 1e6);
  }

  /** How many times as long as {@code other}, with two decimals. */
  String ratio(Measured other) {
    return String.format(Locale.ROOT, "%.2f", median() / other.median());
  }
}
