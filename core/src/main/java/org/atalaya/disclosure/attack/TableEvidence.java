// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import static org.atalaya.disclosure.attack.Likelihood.MOST;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the figures of one table say of small counts. The attacker is granted how frequent each
 * count is among the cells of the table, and among those that are withheld: he can only do worse.
 */
final class TableEvidence {

  /** Sums of so many withheld cells or more are taken for normal. */
  private static final int MANY = 40;

  /** Below this a standard deviation is taken for rounding. */
  private static final double LEAST_DEVIATION = 0.05;

  private final AskedTable table;
  private final Noise noise;
  private final long threshold;
  private final double[] prior;
  private final double[] withheld;
  private final double[] withheldOfPrior;
  private final List<double[]> sumsOfWithheld = new ArrayList<>(List.of(new double[] {1}));

  /**
   * The evidence of a table.
   *
   * @param threshold the smallest figure that is published; that some are withheld because they
   *     tell too much of a group is left aside, as small counts are withheld for being small
   */
  TableEvidence(AskedTable table, int largestNoise, long threshold) {
    this.table = table;
    noise = Noise.of(largestNoise, table.noiseVariance());
    this.threshold = threshold;
    prior = frequencies(IntStream.range(0, table.size()));
    withheld =
        frequencies(IntStream.range(0, table.size()).filter(cell -> !table.isPublished(cell)));
    withheldOfPrior =
        IntStream.rangeClosed(0, MOST)
            .mapToDouble(count -> prior[count] * noise.probabilityBelow(count, threshold))
            .toArray();
  }

  /** How frequent each count up to {@link Likelihood#MOST} is, none of them never. */
  private double[] frequencies(IntStream cells) {
    double[] frequencies = new double[MOST + 1];
    frequencies[0] = 1;
    cells
        .mapToLong(table::count)
        .filter(count -> count <= MOST)
        .forEach(count -> frequencies[(int) count]++);
    double all = IntStream.rangeClosed(0, MOST).mapToDouble(i -> frequencies[i] + 0.01).sum();
    return IntStream.rangeClosed(0, MOST)
        .mapToDouble(count -> (frequencies[count] + 0.01) / all)
        .toArray();
  }

  double[] prior() {
    return prior;
  }

  /** What its own figure, or that there is none, says of a cell. */
  Likelihood figure(int cell) {
    return table.isPublished(cell)
        ? published(table.cell(cell))
        : Likelihood.of(count -> noise.probabilityBelow(count, threshold));
  }

  /** What the margin of a line says of the line. */
  Likelihood margin(int line) {
    return table.isMarginPublished(line)
        ? published(table.margin(line))
        : Likelihood.of(count -> noise.probabilityBelow(count, threshold));
  }

  private Likelihood published(Estimate figure) {
    return Likelihood.of(count -> noise.probability(count, Math.round(figure.value())));
  }

  /** What the margin of its line, less the other cells of the line, says of a cell. */
  Likelihood rest(int cell) {
    int line = table.line(cell);
    if (!table.isMarginPublished(line)) {
      return Likelihood.NOTHING;
    }
    Estimate rest = table.margin(line);
    int others = 0;
    for (int other : table.cellsOf(line).toArray()) {
      if (other != cell && table.isPublished(other)) {
        rest = rest.minus(table.cell(other));
      } else if (other != cell) {
        others++;
      }
    }
    Estimate known = rest;
    if (others >= MANY) {
      Estimate one = moments(withheld);
      Estimate less = known.minus(new Estimate(others * one.value(), others * one.variance()));
      return Likelihood.of(count -> normal(less, count));
    }
    double[] sums = sumOfWithheld(others);
    return Likelihood.of(count ->
        IntStream.range(0, sums.length)
            .mapToDouble(sum -> sums[sum] * normal(known, count + sum))
            .sum());
  }

  /** How probable each sum of so many withheld cells is. */
  private double[] sumOfWithheld(int cells) {
    while (sumsOfWithheld.size() <= cells) {
      double[] last = sumsOfWithheld.getLast();
      sumsOfWithheld.add(convolved(last, withheld, last.length + MOST));
    }
    return sumsOfWithheld.get(cells);
  }

  /**
   * What its cells say of a line: how probable they are if the line has so many records. That all
   * are withheld says little, that some are published says that none of these is empty.
   */
  Likelihood sum(int line) {
    double[] withFigures = {1};
    double[] before = {1};
    for (int cell : table.cellsOf(line).toArray()) {
      before = convolved(before, prior, MOST + 1);
      double[] part = withheldOfPrior;
      if (table.isPublished(cell)) {
        long figure = Math.round(table.cell(cell).value());
        part =
            IntStream.rangeClosed(0, MOST)
                .mapToDouble(count -> prior[count] * noise.probability(count, figure))
                .toArray();
      }
      withFigures = convolved(withFigures, part, MOST + 1);
    }
    double[] figures = withFigures;
    double[] expected = before;
    return Likelihood.of(count -> figures[count] / expected[count]);
  }

  private static double[] convolved(double[] one, double[] other, int length) {
    double[] sum = new double[length];
    for (int i = 0; i < one.length; i++) {
      for (int j = 0; j < other.length && i + j < length; j++) {
        sum[i + j] += one[i] * other[j];
      }
    }
    return sum;
  }

  private static Estimate moments(double[] probabilities) {
    double mean = 0;
    double squares = 0;
    for (int count = 0; count < probabilities.length; count++) {
      mean += count * probabilities[count];
      squares += count * count * probabilities[count];
    }
    return new Estimate(mean, squares - mean * mean);
  }

  private static double normal(Estimate estimate, double value) {
    double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(estimate.variance()));
    double distance = (estimate.value() - value) / deviation;
    return Math.exp(-distance * distance / 2);
  }
}
