// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

/**
 * The noise of the cell key method: what is added to a count, by the count (the row) and by the
 * cell key. Whoever knows it can take the noise off again where he knows the keys, so it is kept
 * like the records; {@link #toString()} says nothing of its rows.
 *
 * <p>A count of 0 stays 0: a cell without records has no keys, so its noise would be a constant.
 *
 * <p>Not checked: that the record keys are evenly distributed and permanent, on which the method
 * rests (they come from the store).
 */
public abstract sealed class PerturbationTable
    permits IntegerPerturbationTable, ContinuousPerturbationTable {

  /**
   * The largest noise in either direction (D): public, as it is what readers have to reckon with.
   */
  public abstract int maxPerturbation();

  /** The largest variance of the noise of any row (V): public, for the same reason. */
  public abstract double variance();

  /**
   * The least noise in either direction that no count exceeds in more than one of three cases, 0 to
   * D: public, for the same reason.
   */
  public abstract int usualPerturbation();

  /** The count with its noise. */
  abstract long perturb(long count, long keySum);

  /** The noise of a count of 1 or above, however the keys fall. */
  abstract PerturbationRow row(long count);

  /** The lowest noise of a count. */
  abstract int lowestNoise(long count);

  /**
   * The smallest count above all those that can be published below {@code threshold}. It follows
   * from the table alone, so it may be told instead of the threshold, which the count behind a
   * withheld figure can exceed.
   */
  final long boundOfCountsBelow(long threshold) {
    long count = Math.addExact(threshold, maxPerturbation()) - 1;
    while (count > 0 && count + lowestNoise(count) >= threshold) {
      count--;
    }
    return count + 1;
  }
}
