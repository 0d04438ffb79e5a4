// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.atalaya.cases.Dimension;
import org.atalaya.disclosure.attack.Asker.Pair;
import org.atalaya.disclosure.attack.AttackResult.Target;
import org.atalaya.statistics.StatisticsCatalogue.Entry;

/**
 * Averages the noise of a cell away: its figure is asked in several ways, by everything that is
 * permitted to be crossed with it its parts are summed, and the whole less the other cells is
 * taken. Each sum has noise of its own (H. J. Asghar, D. Kaafar, <em>Averaging attacks on bounded
 * noise-based disclosure control algorithms</em>, PETS 2020). What is withheld is no gap in a sum
 * but a number with known bounds, so instead of a mean the likelihood of each count is taken.
 */
record AveragingAttack() implements Attack {

  private static final int PAIRS = 6;

  /**
   * How much the parts may count: they are not as independent of each other as presumed. The
   * attacker is granted the best of these.
   */
  private static final List<Double> WEIGHTS_OF_PARTS = List.of(0.0, 0.1, 0.3, 1.0);

  @Override
  public String name() {
    return "averaging";
  }

  @Override
  public AttackResult run(Asker asker, RandomGenerator random, int targets) {
    List<Clues> all = new ArrayList<>();
    for (Entry entry : asker.entries()) {
      Asker.pairs(entry, random).stream()
          .limit(PAIRS)
          .forEach(pair -> all.addAll(attacked(asker, entry, pair, random, targets)));
      asker.forget();
    }
    List<Clues> some = Targets.some(all, random, targets);
    return WEIGHTS_OF_PARTS.stream()
        .map(weight ->
            AttackResult.of(name(), some.stream().map(clues -> clues.target(weight)).toList()))
        .max(Comparator.comparingDouble(AttackResult::recovered))
        .orElseThrow();
  }

  private static List<Clues> attacked(
      Asker asker, Entry entry, Pair pair, RandomGenerator random, int targets) {
    AskedTable table = asker.ask(entry.indicator(), pair.ids()).orElse(null);
    AskedTable turned =
        asker.ask(entry.indicator(), pair.second().id(), pair.first().id()).orElse(null);
    if (table == null || turned == null) {
      return List.of();
    }
    TableEvidence evidence = new TableEvidence(table, asker.largestNoise(), asker.threshold());
    TableEvidence ofTurned = new TableEvidence(turned, asker.largestNoise(), asker.threshold());
    List<Integer> rare = Targets.some(Targets.rare(table), random, targets);
    Map<Integer, Clues> clues = new LinkedHashMap<>();
    for (int cell : rare) {
      Likelihood whole =
          evidence
              .figure(cell)
              .and(evidence.rest(cell))
              .and(ofTurned.rest(Targets.turned(table, cell)));
      clues.put(cell, new Clues(whole, Likelihood.NOTHING, evidence.prior(), table.count(cell)));
    }
    for (Dimension third : Asker.partitions(entry)) {
      if (Asker.areFree(third, pair.first()) && Asker.areFree(third, pair.second())) {
        asker
            .ask(entry.indicator(), pair.first().id(), pair.second().id(), third.id())
            .ifPresent(parts -> addParts(asker, table, parts, clues));
      }
    }
    return List.copyOf(clues.values());
  }

  /** The lines of {@code parts} are the cells of {@code table}. */
  private static void addParts(
      Asker asker, AskedTable table, AskedTable parts, Map<Integer, Clues> clues) {
    TableEvidence evidence = new TableEvidence(parts, asker.largestNoise(), asker.threshold());
    clues.replaceAll((cell, known) -> {
      // The same noise again would say nothing new.
      Likelihood again =
          table.isMarginOf(cell, parts, cell) ? Likelihood.NOTHING : evidence.margin(cell);
      return known.and(again, evidence.sum(cell));
    });
  }

  /**
   * What is known of a cell.
   *
   * @param whole from itself and from the rests of totals
   * @param parts from its parts
   * @param prior how probable each count is before any figure is seen
   * @param count the truth, for the comparison only
   */
  private record Clues(Likelihood whole, Likelihood parts, double[] prior, long count) {

    Clues and(Likelihood moreWhole, Likelihood moreParts) {
      return new Clues(whole.and(moreWhole), parts.and(moreParts), prior, count);
    }

    Target target(double weightOfParts) {
      Likelihood all = whole.and(parts.weighted(weightOfParts));
      return new Target(all.mean(prior), Optional.of(all), count);
    }
  }
}
