// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.Optional;

/**
 * WARNING: exact counts and sums of record keys, from which people can be recognised. Never to be
 * published, logged or cached outside the core; {@link #toString()} says nothing.
 *
 * <p>Arrays are indexed by cell as laid out by {@link TallyRequest} and belong to the reader.
 */
public final class UnprotectedTally {

  private final long[] counts;
  private final long[] keySums;
  private final Optional<UnprotectedTally> margin;

  /**
   * A tally without margin, of as many cells as both arrays have entries.
   *
   * @param counts records in each cell, at least 0
   * @param keySums sum of the record keys in each cell, 0 to 2⁶³ − 1
   */
  public UnprotectedTally(long[] counts, long[] keySums) {
    this(counts, keySums, Optional.empty());
  }

  /**
   * A tally of as many cells as both arrays have entries.
   *
   * @param counts records in each cell, at least 0
   * @param keySums sum of the record keys in each cell, 0 to 2⁶³ − 1
   * @param margin all records of each combination of the axes but the last
   */
  public UnprotectedTally(long[] counts, long[] keySums, Optional<UnprotectedTally> margin) {
    if (counts.length != keySums.length) {
      throw new IllegalArgumentException("a tally has as many key sums as counts");
    }
    this.counts = counts;
    this.keySums = keySums;
    this.margin = margin;
  }

  public int size() {
    return counts.length;
  }

  public long count(int cell) {
    return counts[cell];
  }

  public long keySum(int cell) {
    return keySums[cell];
  }

  /**
   * The margin over the last axis, if it was asked for: all records in each combination of the
   * other axes, each once, whatever they are by the last axis and whether that is listed or not.
   */
  public Optional<UnprotectedTally> margin() {
    return margin;
  }

  @Override
  public String toString() {
    return "UnprotectedTally[" + counts.length + " cells]";
  }
}
