// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

/**
 * The cell key: what the sum of the record keys of a cell's records is turned into, and by which
 * the cell's noise is looked up. It depends on the set of records alone, not on their order nor on
 * the question.
 *
 * <p>Record keys are integers of 32 bits, evenly distributed; their sum arrives as a {@code long}.
 *
 * <ul>
 *   <li>Integer keys: Σ mod 256, or Σ mod 4096. As (Σ k) mod m = (Σ (k mod m)) mod m, this is as if
 *       every record had a key of 0–255 (0–4095): its last 8 (12) bits, evenly distributed as well.
 *   <li>Continuous keys: (Σ mod 2³²) / 2³², the fractional part of the sum of the keys k / 2³².
 *       Sums of integers are exact, so no order of adding changes it, and a {@code double} holds it
 *       exactly.
 * </ul>
 */
final class CellKey {

  private static final double RANGE = 0x1p32;

  private CellKey() {}

  /** The integer cell key, 0 to {@code keys} − 1. */
  static int integer(long keySum, int keys) {
    return Math.floorMod(keySum, keys);
  }

  /** The continuous cell key, 0 (included) to 1 (excluded). */
  static double continuous(long keySum) {
    return (keySum & 0xFFFF_FFFFL) / RANGE;
  }
}
