// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.atalaya.disclosure.attack.AttackResult.Target;

/**
 * Takes a withheld cell from what the published total leaves of it, where every other cell of its
 * line is published.
 */
record TableAttack() implements Attack {

  private static final int PAIRS = 20;

  @Override
  public String name() {
    return "tables";
  }

  @Override
  public AttackResult run(Asker asker, RandomGenerator random, int targets) {
    List<Target> all = new ArrayList<>();
    asker.eachTable(random, PAIRS, table -> add(table, all));
    return AttackResult.of(name(), Targets.some(all, random, targets));
  }

  private static void add(AskedTable table, List<Target> all) {
    for (int cell : Targets.rare(table)) {
      if (!table.isPublished(cell) && isAlone(table, cell)) {
        all.add(new Target(Targets.rest(table, cell).value(), table.count(cell)));
      }
    }
  }

  private static boolean isAlone(AskedTable table, int cell) {
    int line = table.line(cell);
    return table.isMarginPublished(line)
        && table.cellsOf(line).allMatch(other -> other == cell || table.isPublished(other));
  }
}
