// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.atalaya.cases.Dimension;
import org.atalaya.disclosure.attack.AttackResult.Target;
import org.atalaya.disclosure.attack.Asker.Pair;
import org.atalaya.statistics.StatisticsCatalogue.Entry;

/**
 * Averages the noise of a cell away: by everything that is permitted to be crossed with it, its
 * parts are summed, and the whole less the other cells is taken, in parts again. Each sum has noise
 * of its own (H. J. Asghar, D. Kaafar, <em>Averaging attacks on bounded noise-based disclosure
 * control algorithms</em>, PETS 2020).
 */
record AveragingAttack() implements Attack {

  private static final int PAIRS = 2;

  @Override
  public String name() {
    return "averaging";
  }

  @Override
  public AttackResult run(Asker asker, RandomGenerator random, int targets) {
    List<Target> all = new ArrayList<>();
    for (Entry entry : asker.entries()) {
      Asker.pairs(entry, random).stream()
          .limit(PAIRS)
          .forEach(pair -> all.addAll(attacked(asker, entry, pair, random, targets)));
      asker.forget();
    }
    return AttackResult.of(name(), Targets.some(all, random, targets));
  }

  private static List<Target> attacked(
      Asker asker, Entry entry, Pair pair, RandomGenerator random, int targets) {
    AskedTable table = asker.ask(entry.indicator(), pair.ids()).orElse(null);
    AskedTable turned = asker.ask(entry.indicator(), pair.second().id(), pair.first().id()).orElse(null);
    if (table == null || turned == null) {
      return List.of();
    }
    List<Integer> rare = Targets.some(Targets.rare(table), random, targets);
    List<List<Estimate>> estimates = new ArrayList<>();
    for (int cell : rare) {
      List<Estimate> of = new ArrayList<>();
      of.add(table.cell(cell));
      of.add(Targets.rest(table, cell));
      of.add(Targets.rest(turned, Targets.turned(table, cell)));
      estimates.add(of);
    }
    for (Dimension third : Asker.partitions(entry)) {
      if (Asker.areFree(third, pair.first()) && Asker.areFree(third, pair.second())) {
        addUnions(asker, entry, pair, third, rare, estimates);
      }
    }
    List<Target> result = new ArrayList<>();
    for (int i = 0; i < rare.size(); i++) {
      result.add(
          new Target(
              Estimate.combined(estimates.get(i)).value(), table.count(rare.get(i))));
    }
    return result;
  }

  private static void addUnions(
      Asker asker,
      Entry entry,
      Pair pair,
      Dimension third,
      List<Integer> rare,
      List<List<Estimate>> estimates) {
    AskedTable parts =
        asker.ask(entry.indicator(), pair.first().id(), pair.second().id(), third.id()).orElse(null);
    AskedTable wholes = asker.ask(entry.indicator(), pair.first().id(), third.id()).orElse(null);
    if (parts == null || wholes == null) {
      return;
    }
    int lines = parts.size() / parts.width();
    int width = lines / (wholes.size() / wholes.width());
    List<Estimate> sums = new ArrayList<>();
    for (int line = 0; line < lines; line++) {
      sums.add(parts.sum(line));
    }
    for (int i = 0; i < rare.size(); i++) {
      int cell = rare.get(i);
      Estimate rest = wholes.sum(cell / width);
      for (int other = cell / width * width; other < (cell / width + 1) * width; other++) {
        rest = other == cell ? rest : rest.minus(sums.get(other));
      }
      estimates.get(i).add(sums.get(cell));
      estimates.get(i).add(rest);
    }
  }
}
