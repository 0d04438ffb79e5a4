// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Concludes that all members of a small group are alike: of a published group, one category is
 * published with at least as many, and all others are withheld. Right is a conclusion that is true
 * of every member; a guess is to say so of any published small group.
 */
record AttributeAttack() implements Attack {

  /** The largest group that is called small. */
  private static final int SMALL = 20;

  private static final int PAIRS = 20;

  @Override
  public String name() {
    return "attributes";
  }

  @Override
  public AttackResult run(Asker asker, RandomGenerator random, int targets) {
    List<Group> groups = new ArrayList<>();
    asker.eachTable(random, PAIRS, table -> add(table, groups));
    List<Group> concluded = groups.stream().filter(Group::looksAlike).toList();
    return new AttackResult(
        name(), concluded.size(), OptionalDouble.empty(), alike(concluded), alike(groups));
  }

  private static double alike(List<Group> groups) {
    return groups.stream().filter(Group::isAlike).count() / (double) Math.max(1, groups.size());
  }

  private static void add(AskedTable table, List<Group> groups) {
    for (int line = 0; line < table.lines(); line++) {
      if (table.isMarginPublished(line) && table.margin(line).value() <= SMALL) {
        groups.add(group(table, line));
      }
    }
  }

  private static Group group(AskedTable table, int line) {
    int[] published = table.cellsOf(line).filter(table::isPublished).toArray();
    boolean looksAlike =
        published.length == 1 && table.cell(published[0]).value() >= table.margin(line).value();
    boolean isAlike =
        table.cellsOf(line).anyMatch(cell -> table.count(cell) == table.marginCount(line));
    return new Group(looksAlike, isAlike);
  }

  /** A small group: what the published figures suggest, and what is so. */
  private record Group(boolean looksAlike, boolean isAlike) {}
}
