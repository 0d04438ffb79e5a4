// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.TableHeader;

/**
 * Refuses large tables of which nearly every figure is withheld: they tell readers nothing and an
 * attacker where people are alone. Decided from published figures only, so that a refusal says no
 * more than the table itself would.
 *
 * @param cells tables with fewer cells are never refused; 1 or above
 * @param mostWithheld the largest share of withheld figures, 0 to 1
 */
public record SparseTableRule(int cells, double mostWithheld) implements DisclosureRule {

  public SparseTableRule {
    DisclosureParameters.requireAtLeast("cells", 1, cells);
    DisclosureParameters.requireBetween("mostWithheld", 0, 1, mostWithheld);
  }

  /**
   * Refuses the table if it is too sparse.
   *
   * @throws org.atalaya.statistics.QueryException that names the dimensions
   */
  void check(PublishableTable table) {
    TableHeader header = table.header();
    if (header.cells() < cells) {
      return;
    }
    long withheld = table.cells().stream().filter(CellValue.Suppressed.class::isInstance).count();
    if (withheld > mostWithheld * header.cells()) {
      String dimensions =
          String.join(
              ", ", header.variableAxes().stream().map(axis -> axis.dimension().id()).toList());
      throw QueryProblem.of(Kind.TOO_SPARSE, "by", dimensions);
    }
  }
}
