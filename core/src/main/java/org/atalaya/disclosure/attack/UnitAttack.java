// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.atalaya.disclosure.attack.Asker.Pair;
import org.atalaya.disclosure.attack.AttackResult.Target;
import org.atalaya.statistics.StatisticsCatalogue.Entry;

/**
 * Compares the same table in two units or of two indicators: where they differ by few records, the
 * difference of the figures could tell by how many.
 */
record UnitAttack() implements Attack {

  private static final int PAIRS = 4;

  @Override
  public String name() {
    return "units";
  }

  @Override
  public AttackResult run(Asker asker, RandomGenerator random, int targets) {
    List<Target> all = new ArrayList<>();
    for (Entry larger : asker.entries()) {
      for (Pair pair : Asker.pairs(larger, random).stream().limit(PAIRS).toList()) {
        for (Entry smaller : asker.entries()) {
          if (!smaller.equals(larger) && hasSame(smaller, pair)) {
            asker
                .ask(larger.indicator(), pair.ids())
                .ifPresent(table ->
                    asker
                        .ask(smaller.indicator(), pair.ids())
                        .filter(other -> other.size() == table.size())
                        .ifPresent(other -> all.addAll(Targets.differences(table, other))));
          }
        }
      }
      asker.forget();
    }
    return AttackResult.of(name(), Targets.some(all, random, targets));
  }

  private static boolean hasSame(Entry entry, Pair pair) {
    return Asker.partitions(entry).containsAll(List.of(pair.first(), pair.second()));
  }
}
