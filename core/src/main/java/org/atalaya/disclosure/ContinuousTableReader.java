// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.disclosure.ContinuousPerturbationTable.Row;
import org.atalaya.disclosure.PerturbationTableFile.Line;

/** Reads a {@link ContinuousPerturbationTable} line by line and checks it as it goes. */
final class ContinuousTableReader {

  private static final List<String> OWN = List.of("count", "noise", "upper");
  private static final List<String> PTABLE_0 = List.of("i", "j", "p", "kum_p_u", "kum_p_o", "diff");
  private static final List<String> PTABLE_1 = List.of("i", "j", "p", "v", "p_int_lb", "p_int_ub");

  private static final double TOLERANCE = ContinuousPerturbationTable.TOLERANCE;

  private final PerturbationTableFile file;
  private final PerturbationLimits limits;
  private final List<Row> rows = new ArrayList<>();

  // The row being read: 0 before there is one.
  private int count;
  private boolean begun;
  private double lastUpper;
  private long lastLine;
  private final List<Double> uppers = new ArrayList<>();
  private final List<Integer> noises = new ArrayList<>();

  ContinuousTableReader(String name, Reader reader, PerturbationLimits limits) {
    this.file = new PerturbationTableFile(name, reader, List.of(PTABLE_0, PTABLE_1, OWN));
    this.limits = limits;
  }

  ContinuousPerturbationTable read() throws IOException {
    file.read(line -> {
      if (file.shape().equals(OWN)) {
        interval(line, "count", "noise", "upper");
      } else if (file.shape().equals(PTABLE_0)) {
        published(line, "diff", "kum_p_u", "kum_p_o");
      } else {
        published(line, "v", "p_int_lb", "p_int_ub");
      }
    });
    if (!begun || count == 0) {
      throw file.atEnd(countColumn(), "no row", "at least the row of count 1");
    }
    finishRow();
    return new ContinuousPerturbationTable(rows);
  }

  /** A line that says some things twice: they must agree. */
  private void published(Line line, String noise, String lower, String upper) {
    double before = line.integer("i", 0, Integer.MAX_VALUE) == count && begun ? lastUpper : 0;
    double from = line.probability(lower);
    double to = line.probability(upper);
    double probability = line.probability("p");
    interval(line, "i", noise, upper);
    requireClose(line, lower, from, before);
    requireClose(line, "p", probability, to - from);
    int shown = count + noises.getLast();
    line.integer("j", shown, shown);
  }

  private void interval(Line line, String countColumn, String noiseColumn, String upperColumn) {
    int given = line.integer(countColumn, begun ? count : 0, begun ? count + 1 : 1);
    if (!begun || given > count) {
      if (begun) {
        finishRow();
      }
      begun = true;
      count = given;
      lastUpper = 0;
    }
    int most = limits.maxPerturbation();
    // No noise leads below 0, and 0 stays 0.
    noises.add(line.integer(noiseColumn, -Math.min(count, most), count == 0 ? 0 : most));
    double upper = line.probability(upperColumn);
    if (upper < lastUpper) {
      throw line.wrong(upperColumn, upper, "at least " + lastUpper + ", where the last one ends");
    }
    lastUpper = upper;
    lastLine = line.number();
    uppers.add(upper);
  }

  private static void requireClose(Line line, String column, double given, double expected) {
    if (Math.abs(given - expected) > TOLERANCE) {
      throw line.wrong(column, given, expected + " ± " + TOLERANCE);
    }
  }

  private void finishRow() {
    if (Math.abs(lastUpper - 1) > TOLERANCE) {
      throw file.at(
          lastLine,
          file.shape().equals(OWN)
              ? "upper"
              : file.shape().equals(PTABLE_0) ? "kum_p_o" : "p_int_ub",
          "a row of count %d that ends at %s".formatted(count, lastUpper),
          "1 ± " + TOLERANCE + ": the probabilities of a row add up to 1");
    }
    if (count > 0) {
      Row row = row();
      double bias = row.distribution().bias();
      if (Math.abs(bias) > limits.maxBias()) {
        throw file.at(
            lastLine,
            file.shape().equals(OWN) ? "noise" : file.shape().equals(PTABLE_0) ? "diff" : "v",
            "an expected noise of %s for count %d".formatted(bias, count),
            "at most ±" + limits.maxBias());
      }
      rows.add(row);
    }
    uppers.clear();
    noises.clear();
  }

  /** The intervals that have a width, the last of them stretched or cut to end at exactly 1. */
  private Row row() {
    List<Integer> wide = new ArrayList<>();
    double lower = 0;
    for (int i = 0; i < uppers.size(); i++) {
      double upper = Math.min(uppers.get(i), 1);
      if (upper > lower) {
        wide.add(i);
        lower = upper;
      }
    }
    double[] upper = wide.stream().mapToDouble(uppers::get).toArray();
    int[] noise = wide.stream().mapToInt(noises::get).toArray();
    upper[upper.length - 1] = 1;
    return Row.of(count, upper, noise);
  }

  private String countColumn() {
    return file.shape().equals(OWN) ? "count" : "i";
  }
}
