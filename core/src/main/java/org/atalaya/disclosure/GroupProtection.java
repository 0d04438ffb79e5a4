// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.List;
import java.util.function.LongBinaryOperator;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.statistics.UnprotectedGroups;

/** Applies a {@link GroupDisclosureRule} beside the rules for single cells. */
final class GroupProtection {

  private final GroupDisclosureRule rule;
  private final LongBinaryOperator figureOfGroup;
  private final Suppressed withheld;

  GroupProtection(GroupDisclosureRule rule, List<CellRule> cellRules) {
    this.rule = rule;
    // Whether anything is added to a count before it is published.
    figureOfGroup =
        cellRules.stream()
            .filter(CellKeyRule.class::isInstance)
            .map(CellKeyRule.class::cast)
            .findFirst()
            .<LongBinaryOperator>map(cellKey -> cellKey.table()::perturb)
            .orElse((count, keySum) -> count);
    // One bound for all that is withheld: two would tell why a figure is.
    withheld =
        new Suppressed(
            cellRules.stream()
                .mapToLong(cellRule ->
                    switch (cellRule) {
                      case MinimumFrequencyRule minimum -> rule.largestGroup() + 1;
                      case CellKeyRule cellKey ->
                          cellKey.table().boundOfCountsBelow(rule.largestGroup() + 1);
                    })
                .max()
                .orElseThrow());
  }

  /** What is published of a cell for which the rules for single cells leave {@code value}. */
  CellValue apply(CellValue value, UnprotectedGroups groups, int cell) {
    return switch (value) {
      case Published figure -> tellsOfGroup(figure.value(), groups, cell) ? withheld : figure;
      case Suppressed below -> withheld;
      case CellValue.NotDefined undefined -> undefined;
    };
  }

  private boolean tellsOfGroup(double figure, UnprotectedGroups groups, int cell) {
    if (!rule.concerns(figure)) {
      return false;
    }
    for (int condition = 0; condition < groups.conditions(); condition++) {
      int group = groups.group(condition, cell);
      if (group != UnprotectedGroups.NO_GROUP
          && tellsOfGroup(figure, groups, condition, group)
          && rule.keeps(groups.dimension(condition), groups.code(condition, cell))) {
        return true;
      }
    }
    return false;
  }

  private boolean tellsOfGroup(double figure, UnprotectedGroups groups, int condition, int group) {
    long count = groups.count(condition, group);
    // Most groups are far too large for any noise to matter.
    return count < withheld.below()
        && rule.tellsOf(figure, figureOfGroup.applyAsLong(count, groups.keySum(condition, group)));
  }
}
