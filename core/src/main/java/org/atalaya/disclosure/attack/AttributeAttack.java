// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.atalaya.cases.Dimension;
import org.atalaya.statistics.StatisticsCatalogue;

/**
 * Concludes that all members of a small group whose figure is published have something in common.
 * Right is a conclusion that is true of every member; that something is unknown of all of them is
 * no conclusion. A guess is the share of small groups that are alike in the same dimension: whoever
 * guesses knows the dimensions, and so does who concludes. Dimensions in which most small groups
 * are alike anyway are left out: they would hide what is concluded in the others.
 *
 * @param sign from what it is concluded
 */
record AttributeAttack(Sign sign) implements Attack {

  /** The largest group that is called small. */
  private static final int SMALL = 20;

  private static final int PAIRS = 20;

  /** Where more of the small groups than this share are alike, to be alike is the rule. */
  private static final double RULE = 0.5;

  /** How much more plausible, by the logarithm, all in one category must be than none in it. */
  private static final double PLAUSIBLE = 2;

  /** From what it is concluded that a group is alike. */
  enum Sign {
    /** One category alone is published, with at least the figure of the group. */
    EQUAL("attributes-equal"),
    /** Nothing of the group is published: what tells too much is withheld. */
    WITHHELD("attributes-withheld"),
    /** The same, and what the other groups leave of one category is about the whole group. */
    SUBTRACTED("attributes-subtracted");

    private final String attack;

    Sign(String attack) {
      this.attack = attack;
    }
  }

  @Override
  public String name() {
    return sign.attack;
  }

  @Override
  public AttackResult run(Asker asker, RandomGenerator random, int targets) {
    Map<String, Groups> groups = new HashMap<>();
    for (StatisticsCatalogue.Entry entry : asker.entries()) {
      for (Asker.Pair pair : Asker.pairs(entry, random).stream().limit(PAIRS).toList()) {
        add(asker, entry, pair.first(), pair.second(), groups);
        add(asker, entry, pair.second(), pair.first(), groups);
        asker.forget();
      }
    }
    return result(groups.values());
  }

  private AttackResult result(Iterable<Groups> groups) {
    int concluded = 0;
    long right = 0;
    double guessed = 0;
    for (Groups ofDimension : groups) {
      if (ofDimension.share() > RULE) {
        continue;
      }
      List<Group> some = ofDimension.all.stream().filter(Group::looksAlike).toList();
      concluded += some.size();
      right += alike(some);
      guessed += some.size() * ofDimension.share();
    }
    int cells = Math.max(1, concluded);
    return new AttackResult(
        name(), concluded, OptionalDouble.empty(), right / (double) cells, guessed / cells);
  }

  private static long alike(List<Group> groups) {
    return groups.stream().filter(Group::isAlike).count();
  }

  private void add(
      Asker asker,
      StatisticsCatalogue.Entry entry,
      Dimension group,
      Dimension attribute,
      Map<String, Groups> groups) {
    if (follows(asker, entry, attribute)) {
      return;
    }
    asker
        .ask(entry.indicator(), group.id(), attribute.id())
        .ifPresent(table ->
            asker
                .ask(entry.indicator(), attribute.id(), group.id())
                .ifPresent(turned ->
                    groups
                        .computeIfAbsent(attribute.id(), id -> new Groups(new ArrayList<>()))
                        .add(table, turned, sign)));
  }

  /** Whether the indicator's definition says it, as femicides are of one group of crimes. */
  private static boolean follows(
      Asker asker, StatisticsCatalogue.Entry entry, Dimension attribute) {
    return asker.entries().stream()
        .flatMap(other -> other.dimensions().stream())
        .filter(dimension -> entry.indicator().where().containsKey(dimension.id()))
        .anyMatch(dimension -> dimension.parent().equals(Optional.of(attribute.id())));
  }

  /** Whether the published figures look as if a group were all in one category. */
  private static boolean looksAlike(AskedTable table, AskedTable turned, int line, Sign sign) {
    int[] published = table.cellsOf(line).filter(table::isPublished).toArray();
    return switch (sign) {
      case EQUAL ->
          published.length == 1 && table.cell(published[0]).value() >= table.margin(line).value();
      case WITHHELD -> published.length == 0;
      case SUBTRACTED ->
          published.length == 0
              && table
                  .cellsOf(line)
                  .anyMatch(cell ->
                      isPlausible(
                          Targets.rest(turned, Targets.turned(table, cell)),
                          table.margin(line).value()));
    };
  }

  private static boolean isPlausible(Estimate rest, double group) {
    double none = Math.pow(rest.value(), 2);
    double all = Math.pow(rest.value() - group, 2);
    return none - all > PLAUSIBLE * 2 * rest.variance();
  }

  /** The small groups that can be told apart by one attribute. */
  private record Groups(List<Group> all) {

    /** The share that is alike, 0 to 1. */
    double share() {
      return alike(all) / (double) Math.max(1, all.size());
    }

    void add(AskedTable table, AskedTable turned, Sign sign) {
      for (int line = 0; line < table.lines(); line++) {
        if (table.isMarginPublished(line) && table.margin(line).value() <= SMALL) {
          all.add(new Group(looksAlike(table, turned, line, sign), table.isAlike(line)));
        }
      }
    }
  }

  /** A small group: what the published figures suggest, and what is so. */
  private record Group(boolean looksAlike, boolean isAlike) {}
}
