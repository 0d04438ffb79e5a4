// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.atalaya.disclosure.attack.Asker.Pair;
import org.atalaya.disclosure.attack.AttackResult.Target;
import org.atalaya.statistics.StatisticsCatalogue.Entry;

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
    for (Entry entry : asker.entries()) {
      for (Pair pair : Asker.pairs(entry, random).stream().limit(PAIRS).toList()) {
        asker.ask(entry.indicator(), pair.ids()).ifPresent(table -> add(table, all));
        asker
            .ask(entry.indicator(), pair.second().id(), pair.first().id())
            .ifPresent(table -> add(table, all));
      }
      asker.forget();
    }
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
    int line = cell / table.width();
    for (int other = line * table.width(); other < (line + 1) * table.width(); other++) {
      if (other != cell && !table.isPublished(other)) {
        return false;
      }
    }
    return table.isMarginPublished(line);
  }
}
