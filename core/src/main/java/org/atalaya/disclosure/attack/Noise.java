// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.List;
import org.atalaya.disclosure.PerturbationDesign.Row;
import org.atalaya.disclosure.PerturbationRow;
import org.atalaya.disclosure.PerturbationTableDesigner;

/**
 * How probable each noise is, as anyone can work it out: the largest noise and its variance are
 * public, and so is the way in which noise is designed from them.
 *
 * @param rows the noise of the counts 1, 2, 3 …, the last one that of all larger ones; none where
 *     there is no noise
 */
record Noise(List<PerturbationRow> rows) {

  Noise {
    rows = List.copyOf(rows);
  }

  /** The largest noise that is designed; of a larger one as much is presumed. */
  private static final int LARGEST = 50;

  /** The noise that would be designed; a table that only rounds has none that varies. */
  static Noise of(int largest, double variance) {
    return new Noise(
        largest == 0 || variance == 0
            ? List.of()
            : PerturbationTableDesigner.of(Math.min(largest, LARGEST), variance)
                .design()
                .rows()
                .stream()
                .map(Row::noise)
                .toList());
  }

  /** How probable it is that a count is published as {@code figure}, before any threshold. */
  double probability(int count, long figure) {
    if (count == 0 || rows.isEmpty()) {
      return figure == count ? 1 : 0;
    }
    return rows.get(Math.min(count, rows.size()) - 1)
        .probabilities()
        .getOrDefault((int) (figure - count), 0.0);
  }

  /** How probable it is that a count becomes a figure below {@code threshold}. */
  double probabilityBelow(int count, long threshold) {
    double probability = 0;
    for (long figure = 0; figure < threshold; figure++) {
      probability += probability(count, figure);
    }
    return probability;
  }
}
