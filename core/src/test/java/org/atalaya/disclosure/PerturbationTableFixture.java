// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;

/** Perturbation tables of the literature, and some that show what a rule does. */
final class PerturbationTableFixture {

  /** Maximum entropy for D = 2, V = 0.9, js = 0 (ptable). */
  static final List<PerturbationRow> D2_V09 =
      List.of(
          row(1, -1, .3625, .3625, .1875, .0875),
          row(2, -2, .05154609, .24381564, .40927654, .24381564, .05154609));

  private PerturbationTableFixture() {}

  /** A row whose probabilities belong to this noise and the ones above it. */
  static PerturbationRow row(int count, int lowest, double... probabilities) {
    TreeMap<Integer, Double> byNoise = new TreeMap<>();
    double sum = 0;
    for (double probability : probabilities) {
      sum += probability;
    }
    for (int i = 0; i < probabilities.length; i++) {
      // What was printed with eight decimals, scaled to add up to 1.
      byNoise.put(lowest + i, probabilities[i] / sum);
    }
    return new PerturbationRow(count, byNoise);
  }

  /** Rows 1 to D of evenly distributed noise: two cells hardly ever agree by accident. */
  static List<PerturbationRow> even(int maxPerturbation) {
    List<PerturbationRow> rows = new ArrayList<>();
    for (int count = 1; count <= maxPerturbation; count++) {
      double[] same = new double[2 * count + 1];
      Arrays.fill(same, 1);
      rows.add(row(count, -count, same));
    }
    return rows;
  }

  /** The table of the "10–5 rule" of the ONS: below 10 nothing is left, above, multiples of 5. */
  static IntegerPerturbationTable tenFive() {
    return integer(256, new PerturbationLimits(9, 9), (n, key) -> tenFiveNoise(n));
  }

  static int tenFiveNoise(int n) {
    return n < 10 ? -n : new int[] {0, -1, -2, 2, 1}[n % 5];
  }

  /** A table in the published shape, with this noise of row and cell key. */
  static IntegerPerturbationTable integer(
      int keys, PerturbationLimits limits, IntBinaryOperator noise) {
    return readInteger(integerCsv(keys, noise), limits);
  }

  static String integerCsv(int keys, IntBinaryOperator noise) {
    StringBuilder csv = new StringBuilder("\"pcv\",\"ckey\",\"pvalue\"\n");
    for (int row = 1; row <= 750; row++) {
      for (int key = 0; key < keys; key++) {
        csv.append(row).append(',').append(key).append(',');
        csv.append(noise.applyAsInt(row, key)).append('\n');
      }
    }
    return csv.toString();
  }

  static IntegerPerturbationTable readInteger(String csv, PerturbationLimits limits) {
    try {
      return IntegerPerturbationTable.read("test", new StringReader(csv), limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ContinuousPerturbationTable readContinuous(String csv, PerturbationLimits limits) {
    try {
      return ContinuousPerturbationTable.read("test", new StringReader(csv), limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
