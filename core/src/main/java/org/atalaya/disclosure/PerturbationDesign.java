// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Designed noise: a row for every count up to the one from which on all are alike, each with what
 * it achieves.
 *
 * @param asked what was asked for
 * @param rows the rows of the counts 1, 2, 3 …
 */
public record PerturbationDesign(PerturbationTableDesigner asked, List<Row> rows) {

  public PerturbationDesign {
    rows = List.copyOf(rows);
  }

  /**
   * A designed row.
   *
   * @param noise its probabilities
   * @param variance the variance achieved: the one asked for, or less where more of it would not
   *     add entropy
   * @param bias the expected noise achieved: 0 to rounding
   * @param allVariance whether that is all the variance that was allowed
   */
  public record Row(PerturbationRow noise, double variance, double bias, boolean allVariance) {}

  /** The table for publishing: intervals split and shuffled from a secret source of randomness. */
  public ContinuousPerturbationTable scattered(RandomGenerator random) {
    return ContinuousPerturbationTable.scattered(noise(), random);
  }

  /** The table with ordered intervals, to compare with others; not for publishing. */
  public ContinuousPerturbationTable ordered() {
    return ContinuousPerturbationTable.ordered(noise());
  }

  private List<PerturbationRow> noise() {
    return rows.stream().map(Row::noise).toList();
  }
}
