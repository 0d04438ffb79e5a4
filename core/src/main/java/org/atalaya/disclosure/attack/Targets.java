// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.atalaya.disclosure.attack.AttackResult.Target;

/** The cells that attacks aim at. */
final class Targets {

  private Targets() {}

  /** At most so many of these, at random. */
  static <T> List<T> some(List<T> all, RandomGenerator random, int most) {
    List<T> some = new ArrayList<>(all);
    Collections.shuffle(some, Random.from(random));
    return some.subList(0, Math.min(most, some.size()));
  }

  /** The cells with 1 to {@link Attack#RARE} records. */
  static List<Integer> rare(AskedTable table) {
    List<Integer> rare = new ArrayList<>();
    for (int cell = 0; cell < table.size(); cell++) {
      if (isRare(table.count(cell))) {
        rare.add(cell);
      }
    }
    return rare;
  }

  static boolean isRare(long count) {
    return count >= 1 && count <= Attack.RARE;
  }

  /** The margin of a cell's line less the other cells of the line. */
  static Estimate rest(AskedTable table, int cell) {
    int line = table.line(cell);
    Estimate others =
        table
            .cellsOf(line)
            .filter(other -> other != cell)
            .mapToObj(table::cell)
            .reduce(Estimate.ZERO, Estimate::plus);
    return table.margin(line).minus(others);
  }

  /** Where a cell of a table of two axes lies in the table with its axes exchanged. */
  static int turned(AskedTable table, int cell) {
    return cell % table.width() * table.lines() + table.line(cell);
  }

  /**
   * What the difference of two tables of the same cells says where both are published and the true
   * difference is rare.
   */
  static List<Target> differences(AskedTable larger, AskedTable smaller) {
    List<Target> targets = new ArrayList<>();
    for (int cell = 0; cell < larger.size(); cell++) {
      long difference = larger.count(cell) - smaller.count(cell);
      if (isRare(difference) && larger.isPublished(cell) && smaller.isPublished(cell)) {
        targets.add(new Target(larger.cell(cell).minus(smaller.cell(cell)).value(), difference));
      }
    }
    return targets;
  }
}
