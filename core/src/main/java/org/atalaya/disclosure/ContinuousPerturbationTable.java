// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Noise by continuous cell keys, as Destatis and Statistics Austria do it (T. Enderle, S. Giessing,
 * R. Tent, PSD 2020): the cell key is the fractional part of the sum of the record keys, the row is
 * min(count, last row), the noise that of the first interval whose upper bound exceeds the key.
 *
 * <pre>{@code
 * ContinuousPerturbationTable table = ContinuousPerturbationTable.scattered(rows, secureRandom);
 * table.write(writer);
 * }</pre>
 */
public final class ContinuousPerturbationTable extends PerturbationTable {

  /** How far the bounds of intervals in a file may be from their probabilities and from 1. */
  static final double TOLERANCE = 1e-6;

  private static final int PIECES = 8;

  private final List<Row> rows;
  private final int maxPerturbation;
  private final int usualPerturbation;
  private final double variance;

  ContinuousPerturbationTable(List<Row> rows) {
    this.rows = List.copyOf(rows);
    List<PerturbationRow> distributions = this.rows.stream().map(Row::distribution).toList();
    maxPerturbation = distributions.stream().mapToInt(PerturbationRow::largest).max().orElseThrow();
    usualPerturbation = distributions.stream().mapToInt(PerturbationRow::usual).max().orElseThrow();
    variance = distributions.stream().mapToDouble(PerturbationRow::variance).max().orElseThrow();
  }

  /**
   * A table with one interval for each noise, in ascending order. For comparisons with published
   * tables, <strong>not for publishing</strong>: there, close keys have close noise, and a cell
   * that gains a record with a small key mostly keeps its noise.
   *
   * @param rows the rows 1, 2, 3 …; larger counts use the last one
   */
  public static ContinuousPerturbationTable ordered(List<PerturbationRow> rows) {
    return arranged(rows, pieces -> {});
  }

  /**
   * A table for publishing: every interval is split into eight pieces of random width, and the
   * pieces of a row are shuffled. The probabilities stay as they are.
   *
   * @param rows the rows 1, 2, 3 …; larger counts use the last one
   * @param random a secret source of randomness; the same seed gives the same table
   */
  public static ContinuousPerturbationTable scattered(
      List<PerturbationRow> rows, RandomGenerator random) {
    return arranged(
        rows,
        pieces -> {
          List<Piece> whole = List.copyOf(pieces);
          pieces.clear();
          whole.forEach(piece -> pieces.addAll(split(piece, random)));
          for (int i = pieces.size() - 1; i > 0; i--) {
            Collections.swap(pieces, i, random.nextInt(i + 1));
          }
        });
  }

  private static List<Piece> split(Piece piece, RandomGenerator random) {
    double[] cuts = new double[PIECES + 1];
    for (int i = 1; i < PIECES; i++) {
      cuts[i] = random.nextDouble();
    }
    cuts[PIECES] = 1;
    Arrays.sort(cuts);
    List<Piece> pieces = new ArrayList<>(PIECES);
    for (int i = 0; i < PIECES; i++) {
      pieces.add(new Piece(piece.noise(), (cuts[i + 1] - cuts[i]) * piece.width()));
    }
    return pieces;
  }

  private static ContinuousPerturbationTable arranged(
      List<PerturbationRow> rows, Arrangement arrangement) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("a perturbation table needs at least one row");
    }
    List<Row> arranged = new ArrayList<>();
    for (PerturbationRow row : rows) {
      if (row.count() != arranged.size() + 1) {
        throw new IllegalArgumentException(
            "rows must be those of the counts 1, 2, 3 …. Provided count in place of %d: %d"
                .formatted(arranged.size() + 1, row.count()));
      }
      List<Piece> pieces = new ArrayList<>();
      row.probabilities().forEach((noise, width) -> pieces.add(new Piece(noise, width)));
      arrangement.apply(pieces);
      arranged.add(Row.of(row.count(), pieces));
    }
    return new ContinuousPerturbationTable(arranged);
  }

  /**
   * Reads a table as CSV, separated by commas or semicolons, rows in ascending order from 0 or 1.
   * Which of these shapes it has follows from its columns:
   *
   * <ul>
   *   <li>{@code i,j,p,kum_p_u,kum_p_o,diff}: count, published count, probability, lower and upper
   *       bound of the interval, noise (ptable 0.x)
   *   <li>{@code i,j,p,v,p_int_lb,p_int_ub}: count, published count, probability, noise, lower and
   *       upper bound, and {@code type}, which must be {@code all} (ptable 1.0)
   *   <li>{@code count,noise,upper}: that of {@link #write}; intervals in any order of noise
   * </ul>
   *
   * @param name as errors call the table
   * @throws PerturbationTableException if a line is wrong; it names line, column, what was given
   *     and what is allowed
   */
  public static ContinuousPerturbationTable read(
      String name, Reader reader, PerturbationLimits limits) throws IOException {
    return new ContinuousTableReader(name, reader, limits).read();
  }

  /** Writes the table as CSV with the columns {@code count,noise,upper}. It is a secret. */
  public void write(Appendable out) throws IOException {
    out.append("count,noise,upper\n");
    for (int row = 0; row < rows.size(); row++) {
      for (int i = 0; i < rows.get(row).noise().length; i++) {
        out.append(Integer.toString(row + 1)).append(',');
        out.append(Integer.toString(rows.get(row).noise()[i])).append(',');
        out.append(Double.toString(rows.get(row).upper()[i])).append('\n');
      }
    }
  }

  /** The count from which on all counts have the same noise. */
  public int lastRow() {
    return rows.size();
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
    return count == 0 ? 0 : count + rowOf(count).noiseOf(CellKey.continuous(keySum));
  }

  @Override
  PerturbationRow row(long count) {
    return rowOf(count).distribution();
  }

  @Override
  int lowestNoise(long count) {
    return row(count).lowest();
  }

  private Row rowOf(long count) {
    return rows.get((int) Math.min(count, rows.size()) - 1);
  }

  @Override
  public String toString() {
    return "ContinuousPerturbationTable[…]";
  }

  /** How the intervals of a row are laid out. */
  private interface Arrangement {
    void apply(List<Piece> pieces);
  }

  /** An interval of a row, wherever it lies. */
  record Piece(int noise, double width) {}

  /**
   * Intervals from 0 to 1: where each ends (excluded), and its noise.
   *
   * <p>{@code guide} holds, for each of as many equal parts of the range of keys, the first
   * interval that can contain a key of that part (the guide table of Chen and Asau, 1974): a key is
   * then found in about one step, where halving pays for as many wrong guesses of the processor as
   * it takes steps.
   */
  record Row(double[] upper, int[] noise, int[] guide, PerturbationRow distribution) {

    private static final int PARTS = 256;

    /** Lays the pieces side by side; those without width are left out. */
    static Row of(int count, List<Piece> pieces) {
      List<Piece> wide = pieces.stream().filter(piece -> piece.width() > 0).toList();
      double[] upper = new double[wide.size()];
      int[] noise = new int[wide.size()];
      double sum = 0;
      for (int i = 0; i < upper.length; i++) {
        sum += wide.get(i).width();
        upper[i] = sum;
        noise[i] = wide.get(i).noise();
      }
      upper[upper.length - 1] = 1;
      return of(count, upper, noise);
    }

    /** Intervals that end here, the last at 1. */
    static Row of(int count, double[] upper, int[] noise) {
      TreeMap<Integer, Double> probabilities = new TreeMap<>();
      double lower = 0;
      for (int i = 0; i < upper.length; i++) {
        probabilities.merge(noise[i], upper[i] - lower, Double::sum);
        lower = upper[i];
      }
      return new Row(upper, noise, guide(upper), new PerturbationRow(count, probabilities));
    }

    private static int[] guide(double[] upper) {
      int[] guide = new int[PARTS];
      int interval = 0;
      for (int part = 0; part < PARTS; part++) {
        while (upper[interval] <= (double) part / PARTS) {
          interval++;
        }
        guide[part] = interval;
      }
      return guide;
    }

    int noiseOf(double key) {
      int interval = guide[(int) (key * PARTS)];
      while (upper[interval] <= key) {
        interval++;
      }
      return noise[interval];
    }
  }
}
