// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;

/**
 * What a cell key rule must do, as checks that can be made of any function of a count and a key
 * sum: of the rule, and of broken ones.
 */
final class CellKeyChecks {

  /** Cells drawn for each count. */
  static final int CELLS = 40_000;

  /** Quantile of the standard normal distribution for an error rate of 10⁻⁶. */
  private static final double Z = 4.7534;

  private CellKeyChecks() {}

  /** A rule, or what is passed off as one. */
  interface Perturbation {
    CellValue apply(long count, long keySum);
  }

  /** The figure that a reader sees; 0 for one that is withheld. */
  static long figure(CellValue value) {
    return switch (value) {
      case Published published -> (long) published.value();
      case Suppressed suppressed -> 0;
      case NotDefined undefined -> throw new AssertionError("a cell key rule defines every cell");
    };
  }

  /**
   * Pearson's χ² of the figures of random cells against the row of their count, with everything
   * below the threshold taken together. A sound rule fails it once in a million runs per count
   * (quantile by Wilson and Hilferty); the seed makes it the same run every time.
   */
  static void figuresFollowTheTable(
      Perturbation rule, PerturbationTable table, long threshold, long count, long seed) {
    RandomGenerator random = new SplittableRandom(seed + count);
    Map<Long, Integer> seen = new TreeMap<>();
    for (int cell = 0; cell < CELLS; cell++) {
      seen.merge(figure(rule.apply(count, keySum(random, count))), 1, Integer::sum);
    }
    Map<Long, Double> expected = new TreeMap<>();
    table
        .row(count)
        .probabilities()
        .forEach((noise, probability) -> {
          long figure = count + noise < threshold ? 0 : count + noise;
          expected.merge(figure, CELLS * probability, Double::sum);
        });

    assertThat(expected.keySet()).as("figures of count %d", count).containsAll(seen.keySet());
    double statistic = 0;
    for (Map.Entry<Long, Double> figure : expected.entrySet()) {
      double difference = seen.getOrDefault(figure.getKey(), 0) - figure.getValue();
      statistic += difference * difference / figure.getValue();
    }
    double degrees = expected.size() - 1;
    double part = 2 / (9 * degrees);
    assertThat(statistic)
        .as("χ² of count %d", count)
        .isLessThan(degrees * Math.pow(1 - part + Z * Math.sqrt(part), 3));
  }

  /**
   * The mean noise of random cells is 0 and its variance that of the row, each to five standard
   * errors (error rate below 10⁻⁶ each). For a threshold of 1.
   */
  static void noiseIsUnbiased(Perturbation rule, PerturbationTable table, long count, long seed) {
    RandomGenerator random = new SplittableRandom(seed + count);
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      double noise = figure(rule.apply(count, keySum(random, count))) - count;
      sum += noise;
      squares += noise * noise;
      fourth += noise * noise * noise * noise;
    }
    double variance = squares / CELLS;
    double errorOfVariance = Math.sqrt((fourth / CELLS - variance * variance) / CELLS);

    assertThat(Math.abs(sum / CELLS))
        .as("mean noise of count %d", count)
        .isLessThan(5 * Math.sqrt(table.row(count).variance() / CELLS));
    assertThat(variance)
        .as("variance of count %d", count)
        .isLessThan(table.variance() + 5 * errorOfVariance)
        .isBetween(
            table.row(count).variance() - 5 * errorOfVariance,
            table.row(count).variance() + 5 * errorOfVariance);
  }

  /** The sum of as many random record keys. */
  private static long keySum(RandomGenerator random, long count) {
    long sum = 0;
    for (long i = 0; i < count; i++) {
      sum += Integer.toUnsignedLong(random.nextInt());
    }
    return sum;
  }
}
