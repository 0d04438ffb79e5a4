// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.atalaya.cases.Dimension;
import org.atalaya.disclosure.attack.Asker.Pair;
import org.atalaya.disclosure.attack.AttackResult.Target;
import org.atalaya.statistics.StatisticsCatalogue.Entry;
import org.atalaya.statistics.StatisticsQuery;

/** Compares the same table in every two versions that are kept, to see who came in between. */
record VersionAttack() implements Attack {

  private static final int PAIRS = 8;

  @Override
  public String name() {
    return "versions";
  }

  @Override
  public AttackResult run(Asker asker, RandomGenerator random, int targets) {
    List<Target> all = new ArrayList<>();
    for (Entry entry : asker.entries()) {
      Asker.pairs(entry, random).stream()
          .filter(pair -> isSteady(pair.first()) && isSteady(pair.second()))
          .limit(PAIRS)
          .forEach(pair -> all.addAll(attacked(asker, entry, pair)));
      asker.forget();
    }
    return AttackResult.of(name(), Targets.some(all, random, targets));
  }

  /** Whether every version has the same categories. */
  private static boolean isSteady(Dimension dimension) {
    return !dimension.role().isTime();
  }

  private static List<Target> attacked(Asker asker, Entry entry, Pair pair) {
    List<Target> targets = new ArrayList<>();
    StatisticsQuery query = StatisticsQuery.of(entry.indicator().id()).by(pair.ids());
    for (int later : asker.versions()) {
      for (int earlier : asker.versions()) {
        if (earlier < later) {
          asker
              .ask(query.version(later))
              .ifPresent(table ->
                  asker
                      .ask(query.version(earlier))
                      .ifPresent(before -> targets.addAll(Targets.differences(table, before))));
        }
      }
    }
    return targets;
  }
}
