// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.atalaya.cases.Dimension;
import org.atalaya.disclosure.attack.Asker.Pair;
import org.atalaya.disclosure.attack.AttackResult.Target;
import org.atalaya.statistics.StatisticsCatalogue.Entry;

/**
 * Averages the noise of a cell away: by everything that is permitted to be crossed with it, its
 * parts are summed, and the whole less the other cells is taken, in parts again. Each sum has noise
 * of its own (H. J. Asghar, D. Kaafar, <em>Averaging attacks on bounded noise-based disclosure
 * control algorithms</em>, PETS 2020).
 */
record AveragingAttack() implements Attack {

  private static final int PAIRS = 2;

  /** The fewest cells over which a way of estimating has an average error worth the name. */
  private static final int LEAST_TO_CALIBRATE = 30;

  private static final Estimate NOTHING = new Estimate(Double.NaN, Double.NaN);

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
    AskedTable turned =
        asker.ask(entry.indicator(), pair.second().id(), pair.first().id()).orElse(null);
    if (table == null || turned == null) {
      return List.of();
    }
    List<Integer> rare = Targets.some(Targets.rare(table), random, targets);
    List<List<Estimate>> estimates = new ArrayList<>();
    for (int cell : rare) {
      List<Estimate> of = new ArrayList<>();
      of.add(table.isPublished(cell) ? table.cell(cell) : NOTHING);
      of.add(Targets.rest(table, cell));
      of.add(Targets.rest(turned, Targets.turned(table, cell)));
      estimates.add(of);
    }
    for (Dimension third : Asker.partitions(entry)) {
      if (Asker.areFree(third, pair.first()) && Asker.areFree(third, pair.second())) {
        addUnions(asker, entry, pair, third, rare, estimates);
      }
    }
    return targets(rare.stream().map(table::count).toList(), estimates);
  }

  /**
   * The mean of a cell's estimates. The attacker is granted how far off each way of estimating is
   * on average, and weights by that: what is withheld biases sums in ways he could only presume.
   */
  private static List<Target> targets(List<Long> counts, List<List<Estimate>> estimates) {
    List<List<Estimate>> corrected =
        counts.stream().<List<Estimate>>map(count -> new ArrayList<>()).toList();
    int ways = estimates.isEmpty() ? 0 : estimates.getFirst().size();
    for (int way = 0; way < ways; way++) {
      int column = way;
      double[] errors =
          IntStream.range(0, counts.size())
              .mapToDouble(i -> estimates.get(i).get(column).value() - counts.get(i))
              .toArray();
      double[] known = DoubleStream.of(errors).filter(Double::isFinite).toArray();
      if (known.length < LEAST_TO_CALIBRATE) {
        continue;
      }
      double bias = DoubleStream.of(known).average().orElseThrow();
      double variance =
          DoubleStream.of(known).map(error -> Math.pow(error - bias, 2)).average().orElseThrow();
      for (int i = 0; i < errors.length; i++) {
        if (Double.isFinite(errors[i])) {
          corrected.get(i).add(new Estimate(errors[i] + counts.get(i) - bias, variance));
        }
      }
    }
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < corrected.size(); i++) {
      if (!corrected.get(i).isEmpty()) {
        targets.add(new Target(Estimate.combined(corrected.get(i)).value(), counts.get(i)));
      }
    }
    return targets;
  }

  private static void addUnions(
      Asker asker,
      Entry entry,
      Pair pair,
      Dimension third,
      List<Integer> rare,
      List<List<Estimate>> estimates) {
    AskedTable parts =
        asker
            .ask(entry.indicator(), pair.first().id(), pair.second().id(), third.id())
            .orElse(null);
    AskedTable wholes = asker.ask(entry.indicator(), pair.first().id(), third.id()).orElse(null);
    if (parts == null || wholes == null) {
      return;
    }
    int lines = parts.lines();
    int width = lines / wholes.lines();
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
