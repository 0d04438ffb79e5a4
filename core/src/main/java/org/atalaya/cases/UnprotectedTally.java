// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

/**
 * WARNING: exact counts and sums of record keys, from which people can be recognised. Never to be
 * published, logged or cached outside the core; {@link #toString()} says nothing.
 *
 * <p>Arrays are indexed by cell as laid out by {@link TallyRequest} and belong to the reader.
 */
public final class UnprotectedTally {

  private final long[] counts;
  private final long[] keySums;

  /**
   * A tally of as many cells as both arrays have entries.
   *
   * @param counts records in each cell, at least 0
   * @param keySums sum of the record keys in each cell, 0 to 2⁶³ − 1
   */
  public UnprotectedTally(long[] counts, long[] keySums) {
    if (counts.length != keySums.length) {
      throw new IllegalArgumentException("a tally has as many key sums as counts");
    }
    this.counts = counts;
    this.keySums = keySums;
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

  @Override
  public String toString() {
    return "UnprotectedTally[" + counts.length + " cells]";
  }
}
