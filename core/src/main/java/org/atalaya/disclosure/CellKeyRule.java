// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.List;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;

/**
 * The cell key method: adds to every count the noise that belongs to the set of its records, then
 * withholds what lies below a threshold. The same cell gets the same noise whoever asks and however
 * often, so asking again averages nothing away; margins get noise of their own, so tables do not
 * add up exactly.
 *
 * <p>Suppression is a function of that cell alone, and comes after the noise: a withheld cell does
 * not say on which side of the threshold its count lies. The limit told with it holds for the count
 * itself, so it is above the threshold where noise can lead below it ({@code 0–2} for a count of 2
 * that became 0).
 *
 * <p><strong>Not checked:</strong> what many tables with different noise reveal together (sums over
 * unions, versions of the records), whether a group shares an attribute, whether a table is sparse.
 *
 * @param table the noise
 * @param threshold the smallest figure that is published, 1 to 1,000,000: a zero after noise may be
 *     a small number and is never printed as zero
 */
public record CellKeyRule(PerturbationTable table, long threshold) implements CellRule {

  private static final Wording WORDING = Wording.of(CellKeyRule.class);

  public CellKeyRule {
    DisclosureParameters.requireBetween("threshold", 1, 1_000_000, threshold);
  }

  CellValue apply(long count, long keySum) {
    return apply(count, keySum, withheld());
  }

  CellValue apply(long count, long keySum, CellValue.Suppressed withheld) {
    long figure = table.perturb(count, keySum);
    return figure < threshold ? withheld : new CellValue.Published(figure);
  }

  /** What is told of a withheld figure, of each the same. */
  CellValue.Suppressed withheld() {
    return new CellValue.Suppressed(table.boundOfCountsBelow(threshold));
  }

  @Override
  public List<Label> notes() {
    int most = table.maxPerturbation();
    return List.of(
        WORDING.label("cell-key", most),
        WORDING.label("cell-key.error", most, table.usualPerturbation()));
  }
}
