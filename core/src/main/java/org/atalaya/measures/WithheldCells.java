// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.List;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;

/**
 * Numbers for the cells of one total, some of which are withheld: the withheld ones share what the
 * published ones leave of the published total, in proportion to the middles of their ranges and
 * never beyond those ranges. Made from nothing but what is published; for curves and standardised
 * rates, where a small cell more or less does not show, never to be shown by itself.
 */
final class WithheldCells {

  private WithheldCells() {}

  static double[] fill(double total, List<CellValue> cells) {
    double published = 0;
    double middles = 0;
    for (CellValue value : cells) {
      switch (value) {
        case Published figure -> published += figure.value();
        case Suppressed withheld -> middles += middle(withheld);
        case NotDefined undefined -> {}
      }
    }
    double left = Math.clamp(total - published, 0, 2 * middles);
    double share = middles > 0 ? left / middles : 0;
    return cells.stream()
        .mapToDouble(value ->
            switch (value) {
              case Published figure -> figure.value();
              case Suppressed withheld -> share * middle(withheld);
              case NotDefined undefined -> 0;
            })
        .toArray();
  }

  /** A figure, or the middle of what is told of it where it is withheld. */
  static double number(CellValue value) {
    return switch (value) {
      case Published figure -> figure.value();
      case Suppressed withheld -> middle(withheld);
      case NotDefined undefined -> 0;
    };
  }

  /** The middle of what is told of a withheld figure. */
  static double middle(Suppressed withheld) {
    return (withheld.below() - 1) / 2.0;
  }
}
