// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.disclosure.attack.SumProgramme.Sum;
import org.atalaya.statistics.StatisticsQuery;

/**
 * A table of which everything is asked: its cells, its sums over each dimension and over several,
 * and its total.
 *
 * @param table the cells
 * @param programme what all figures together say of the cells
 */
record AskedSums(AskedTable table, SumProgramme programme) {

  /**
   * Asks everything about the cells of {@code query}; nothing where they may not be asked, or where
   * a dimension does not list all its categories. Sums that may not be asked are left out.
   */
  static Optional<AskedSums> of(Asker asker, StatisticsQuery query) {
    return asker
        .ask(query)
        .filter(table -> table.isComplete(query.by().size()))
        .map(table -> new AskedSums(table, programme(asker, query, table)));
  }

  private static SumProgramme programme(Asker asker, StatisticsQuery query, AskedTable table) {
    int dimensions = query.by().size();
    int all = (1 << dimensions) - 1;
    List<Sum> sums = new ArrayList<>();
    for (int kept = 0; kept <= all; kept++) {
      int chosen = kept;
      List<String> by = new ArrayList<>();
      for (int i = 0; i < dimensions; i++) {
        if ((kept & 1 << i) != 0) {
          by.add(query.by().get(i));
        }
      }
      asker
          .ask(query.by(by.toArray(String[]::new)))
          .ifPresent(margin -> {
            List<List<Integer>> parts = parts(table.sizes(dimensions), chosen, margin.size());
            for (int cell = 0; cell < margin.size(); cell++) {
              sums.add(sum(asker, margin, cell, parts.get(cell), chosen == all));
            }
          });
    }
    return new SumProgramme(table.size(), sums);
  }

  /** The cells of which each cell of a sum over all but the dimensions {@code kept} consists. */
  static List<List<Integer>> parts(List<Integer> sizes, int kept, int sums) {
    List<List<Integer>> parts = new ArrayList<>();
    for (int sum = 0; sum < sums; sum++) {
      parts.add(new ArrayList<>());
    }
    int cells = sizes.stream().reduce(1, (a, b) -> a * b);
    for (int cell = 0; cell < cells; cell++) {
      int below = cells;
      int sum = 0;
      for (int i = 0; i < sizes.size(); i++) {
        below /= sizes.get(i);
        if ((kept & 1 << i) != 0) {
          sum = sum * sizes.get(i) + cell / below % sizes.get(i);
        }
      }
      parts.get(sum).add(cell);
    }
    return parts;
  }

  private static Sum sum(
      Asker asker, AskedTable margin, int cell, List<Integer> parts, boolean isCell) {
    return margin.isPublished(cell)
        ? new Sum(
            parts,
            // No records have no noise, and zero is not published: so there is at least one.
            Math.max(1, margin.cell(cell).value() - asker.largestNoise()),
            margin.cell(cell).value() + asker.largestNoise(),
            Optional.of(margin.cell(cell)))
        : new Sum(
            parts,
            0,
            margin.below(cell) - 1,
            isCell ? Optional.of(margin.cell(cell)) : Optional.empty());
  }
}
