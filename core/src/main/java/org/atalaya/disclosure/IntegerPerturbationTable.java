// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Noise by integer cell keys, as the Office for National Statistics of the United Kingdom does it
 * (ONSdigital, <em>cell-key-perturbation</em>): the cell key is the sum of the record keys modulo
 * 256 or 4096, the row is the count up to 750 and ((count − 1) mod 250) + 501 above.
 *
 * <pre>{@code
 * IntegerPerturbationTable table =
 *     IntegerPerturbationTable.read("census", reader, PerturbationLimits.unbiased(3));
 * }</pre>
 */
public final class IntegerPerturbationTable extends PerturbationTable {

  /** The columns of the published shape: row, cell key, noise. */
  private static final List<String> COLUMNS = List.of("pcv", "ckey", "pvalue");

  private static final int ROWS = 750;
  private static final int CYCLE = 250;
  private static final int[] KEYS = {256, 4096};
  private static final short MISSING = Short.MIN_VALUE;

  private final int keys;
  private final short[][] noise;
  private final int[] lowest = new int[ROWS + 1];
  private final int maxPerturbation;
  private final int usualPerturbation;
  private final double variance;

  private IntegerPerturbationTable(int keys, short[][] noise) {
    this.keys = keys;
    this.noise = noise;
    int largest = 0;
    int usual = 0;
    double largestVariance = 0;
    for (int row = 1; row <= ROWS; row++) {
      PerturbationRow distribution = row(row);
      lowest[row] = distribution.lowest();
      largest = Math.max(largest, distribution.largest());
      usual = Math.max(usual, distribution.usual());
      largestVariance = Math.max(largestVariance, distribution.variance());
    }
    maxPerturbation = largest;
    usualPerturbation = usual;
    variance = largestVariance;
  }

  /**
   * Reads the published shape: CSV with the columns {@code pcv} (1 to 750), {@code ckey} (0 to 255,
   * or to 4095) and {@code pvalue}, one line for every pair in any order. Lines of row 0 may be
   * there and must say 0.
   *
   * @param name as errors call the table
   * @throws PerturbationTableException if a line is wrong or missing; it names line, column, what
   *     was given and what is allowed
   */
  public static IntegerPerturbationTable read(String name, Reader reader, PerturbationLimits limits)
      throws IOException {
    int most = limits.maxPerturbation();
    short[][] noise = new short[ROWS + 1][KEYS[1]];
    for (short[] row : noise) {
      Arrays.fill(row, MISSING);
    }
    int[] lastKey = {0};
    PerturbationTableFile file = new PerturbationTableFile(name, reader, List.of(COLUMNS));
    file.read(line -> {
      int row = line.integer("pcv", 0, ROWS);
      int key = line.integer("ckey", 0, KEYS[1] - 1);
      // No noise leads below 0.
      int value = line.integer("pvalue", -Math.min(row, most), row == 0 ? 0 : most);
      if (noise[row][key] != MISSING) {
        throw line.wrong("ckey", key, "each key once in each row");
      }
      noise[row][key] = (short) value;
      lastKey[0] = Math.max(lastKey[0], key);
    });
    int keys = lastKey[0] < KEYS[0] ? KEYS[0] : KEYS[1];
    for (int row = 1; row <= ROWS; row++) {
      requireComplete(file, row, noise[row], keys, limits.maxBias());
    }
    return new IntegerPerturbationTable(keys, noise);
  }

  private static void requireComplete(
      PerturbationTableFile file, int row, short[] noise, int keys, double maxBias) {
    long sum = 0;
    for (int key = 0; key < keys; key++) {
      if (noise[key] == MISSING) {
        throw file.atEnd(
            "ckey",
            "no line for pcv %d and ckey %d".formatted(row, key),
            "a line for every pcv from 1 to %d and every ckey from 0 to %d"
                .formatted(ROWS, keys - 1));
      }
      sum += noise[key];
    }
    double bias = (double) sum / keys;
    if (Math.abs(bias) > maxBias) {
      throw file.atEnd(
          "pvalue", "an average of %s for pcv %d".formatted(bias, row), "at most ±" + maxBias);
    }
  }

  /** How many cell keys there are: 256 or 4096. */
  public int keys() {
    return keys;
  }

  @Override
  public int maxPerturbation() {
    return maxPerturbation;
  }

  @Override
  public int usualPerturbation() {
    return usualPerturbation;
  }

  @Override
  public double variance() {
    return variance;
  }

  @Override
  long perturb(long count, long keySum) {
    return count == 0 ? 0 : count + noise[rowOf(count)][CellKey.integer(keySum, keys)];
  }

  /** The row of a count (pcv). */
  static int rowOf(long count) {
    return (int) (count <= ROWS ? count : (count - 1) % CYCLE + (ROWS - CYCLE + 1));
  }

  @Override
  PerturbationRow row(long count) {
    int row = rowOf(count);
    TreeMap<Integer, Double> probabilities = new TreeMap<>();
    for (int key = 0; key < keys; key++) {
      probabilities.merge((int) noise[row][key], 1.0 / keys, Double::sum);
    }
    return new PerturbationRow(row, probabilities);
  }

  @Override
  int lowestNoise(long count) {
    return lowest[rowOf(count)];
  }

  @Override
  public String toString() {
    return "IntegerPerturbationTable[%d keys]".formatted(keys);
  }
}
