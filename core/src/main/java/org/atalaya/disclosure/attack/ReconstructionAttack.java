// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.disclosure.attack.AttackResult.Target;
import org.atalaya.statistics.StatisticsCatalogue.Entry;
import org.atalaya.statistics.StatisticsQuery;

/**
 * Reconstructs small tables: everything about their cells is asked, and those counts are looked for
 * that keep to what the noise can be and to all sums, and lie nearest to the figures (C. Dwork, F.
 * McSherry, K. Talwar, <em>The price of privacy and the limits of LP decoding</em>, STOC 2007; for
 * tables of a census S. Garfinkel, J. Abowd, C. Martindale, <em>Understanding database
 * reconstruction attacks on public data</em>, CACM 2019). For some cells it also asks whether any
 * other count is possible at all.
 */
record ReconstructionAttack() implements Attack {

  /** The largest tables. */
  private static final int MAX_CELLS = 60;

  /** How many whole tables of each indicator, and how many slices of larger ones. */
  private static final int TABLES = 15;

  /** Of how many cells it is asked whether their count is certain: two programmes for each. */
  private static final int CERTAINTIES = 400;

  @Override
  public String name() {
    return "reconstruction";
  }

  @Override
  public AttackResult run(Asker asker, RandomGenerator random, int targets) {
    List<Target> all = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (Entry entry : asker.entries()) {
      Stream.concat(
              asked(asker, wholes(entry), random).stream(),
              asked(asker, slices(entry, random), random).stream())
          .forEach(sums -> {
            List<Integer> rare = Targets.rare(sums.table());
            double[] estimates = rare.isEmpty() ? new double[0] : sums.programme().likeliest();
            for (int cell : rare) {
              all.add(new Target(Math.rint(estimates[cell]), sums.table().count(cell)));
              cells.add(new Cell(sums, cell));
            }
          });
      asker.forget();
    }
    return AttackResult.of(name(), Targets.some(all, random, targets))
        .withCertain(certain(Targets.some(cells, random, CERTAINTIES)));
  }

  private static OptionalDouble certain(List<Cell> cells) {
    return cells.size() < AttackResult.LEAST_CELLS
        ? OptionalDouble.empty()
        : OptionalDouble.of(cells.stream().filter(Cell::isCertain).count() / (double) cells.size());
  }

  private static List<AskedSums> asked(
      Asker asker, List<StatisticsQuery> queries, RandomGenerator random) {
    Collections.shuffle(queries, Random.from(random));
    return queries.stream()
        .map(query -> AskedSums.of(asker, query))
        .flatMap(Optional::stream)
        .limit(TABLES)
        .toList();
  }

  private static List<StatisticsQuery> wholes(Entry entry) {
    List<StatisticsQuery> wholes = new ArrayList<>();
    StatisticsQuery query = StatisticsQuery.of(entry.indicator().id());
    for (Dimension first : Asker.partitions(entry)) {
      for (Dimension second : after(entry, first)) {
        if (isSmall(first, second)) {
          wholes.add(query.by(first.id(), second.id()));
        }
        for (Dimension third : after(entry, second)) {
          if (Asker.areFree(first, third) && isSmall(first, second, third)) {
            wholes.add(query.by(first.id(), second.id(), third.id()));
          }
        }
      }
    }
    return wholes;
  }

  /** Tables of two dimensions within one category of a third. */
  private static List<StatisticsQuery> slices(Entry entry, RandomGenerator random) {
    List<StatisticsQuery> slices = new ArrayList<>();
    for (Dimension first : Asker.partitions(entry)) {
      for (Dimension second : after(entry, first)) {
        for (Dimension within : Asker.partitions(entry)) {
          if (isSmall(first, second)
              && Asker.areFree(within, first)
              && Asker.areFree(within, second)) {
            List<Category> categories = within.categories();
            slices.add(
                StatisticsQuery.of(entry.indicator().id())
                    .by(first.id(), second.id())
                    .where(within.id(), categories.get(random.nextInt(categories.size())).code()));
          }
        }
      }
    }
    return slices;
  }

  /** The dimensions that may be crossed with one, each pair once. */
  private static List<Dimension> after(Entry entry, Dimension first) {
    return Asker.partitions(entry).stream()
        .filter(other -> first.id().compareTo(other.id()) < 0 && Asker.areFree(first, other))
        .toList();
  }

  private static boolean isSmall(Dimension... dimensions) {
    return Stream.of(dimensions)
            .mapToLong(one -> one.categories().size())
            .reduce(1, (a, b) -> a * b)
        <= MAX_CELLS;
  }

  /** A rare cell. */
  private record Cell(AskedSums sums, int cell) {
    boolean isCertain() {
      return sums.programme().certain(cell).equals(OptionalLong.of(sums.table().count(cell)));
    }
  }
}
