// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.atalaya.cases.Dimension;
import org.atalaya.disclosure.DisclosureControl;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryScope;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.UnprotectedTable;

/**
 * Asks what anyone may ask, and remembers the answers of one attack. What the observatory refuses
 * before or after counting is refused here, too.
 */
final class Asker {

  /** Larger tables would be permitted, but take longer than they tell about rare cells. */
  private static final int MAX_CELLS = 60_000;

  private final Statistics statistics;
  private final DisclosureControl control;
  private final List<StatisticsCatalogue.Entry> entries;
  private final Map<StatisticsQuery, Optional<AskedTable>> answers = new HashMap<>();

  Asker(Statistics statistics, DisclosureControl control) {
    this.statistics = statistics;
    this.control = control;
    entries =
        statistics.catalogue().entries().stream()
            .filter(entry -> entry.indicator().followUp().isEmpty())
            .toList();
  }

  List<StatisticsCatalogue.Entry> entries() {
    return entries;
  }

  List<Integer> versions() {
    return statistics.versions().stream().map(version -> version.number()).toList();
  }

  /** The largest noise of a count in either direction, which readers are told. */
  int largestNoise() {
    return control.profile().largestNoise();
  }

  /** The smallest figure that is published, which can be seen in a few tables. */
  long threshold() {
    return control.profile().threshold();
  }

  /**
   * The answer; nothing where the question is not permitted, has no margin of its own, or is too
   * large.
   */
  Optional<AskedTable> ask(StatisticsQuery query) {
    return answers.computeIfAbsent(query, this::answer);
  }

  Optional<AskedTable> ask(Indicator indicator, String... by) {
    return ask(StatisticsQuery.of(indicator.id()).by(by));
  }

  private Optional<AskedTable> answer(StatisticsQuery query) {
    try {
      if (statistics.header(query, QueryScope.PUBLIC).cells() > MAX_CELLS) {
        return Optional.empty();
      }
      UnprotectedTable counts = statistics.count(query, QueryScope.PUBLIC, control::check);
      PublishableTable published = control.protect(counts);
      control.check(published);
      return counts.margin().isPresent()
          ? Optional.of(new AskedTable(counts, published))
          : Optional.empty();
    } catch (QueryException e) {
      // What may not be asked is of no use to an attacker either.
      return Optional.empty();
    }
  }

  void forget() {
    answers.clear();
  }

  /**
   * Hands every table of two dimensions to {@code reader}, told apart in either order.
   *
   * @param most how many pairs of dimensions of each indicator
   */
  void eachTable(RandomGenerator random, int most, Consumer<AskedTable> reader) {
    for (StatisticsCatalogue.Entry entry : entries) {
      for (Pair pair : pairs(entry, random).stream().limit(most).toList()) {
        ask(entry.indicator(), pair.ids()).ifPresent(reader);
        ask(entry.indicator(), pair.second().id(), pair.first().id()).ifPresent(reader);
      }
      forget();
    }
  }

  /** The dimensions whose categories divide the records, each record once. */
  static List<Dimension> partitions(StatisticsCatalogue.Entry entry) {
    return entry.dimensions().stream()
        .filter(dimension -> !dimension.multiValued() && !StatisticsQuery.isToDate(dimension.id()))
        .toList();
  }

  /** Pairs of an indicator's dimensions, none within the other, in random order. */
  static List<Pair> pairs(StatisticsCatalogue.Entry entry, RandomGenerator random) {
    List<Dimension> dimensions = partitions(entry);
    List<Pair> pairs = new ArrayList<>();
    for (Dimension first : dimensions) {
      for (Dimension second : dimensions) {
        if (first.id().compareTo(second.id()) < 0 && areFree(first, second)) {
          pairs.add(new Pair(first, second));
        }
      }
    }
    Collections.shuffle(pairs, Random.from(random));
    return pairs;
  }

  static boolean areFree(Dimension first, Dimension second) {
    return !first.equals(second)
        && !first.parent().equals(Optional.of(second.id()))
        && !second.parent().equals(Optional.of(first.id()));
  }

  /** Two dimensions that are crossed. */
  record Pair(Dimension first, Dimension second) {
    String[] ids() {
      return new String[] {first.id(), second.id()};
    }
  }
}
