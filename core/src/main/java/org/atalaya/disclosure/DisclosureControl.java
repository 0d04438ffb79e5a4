// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.List;
import java.util.Optional;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;
import org.atalaya.statistics.UnprotectedGroups;
import org.atalaya.statistics.UnprotectedTable;

/**
 * Turns exact counts into what may be published.
 *
 * <pre>{@code
 * DisclosureControl control =
 *     new DisclosureControl(DisclosureProfile.publicWith(List.of(new MinimumFrequencyRule(5))));
 * PublishableTable table = control.protect(statistics.count(query));
 * }</pre>
 */
public final class DisclosureControl {

  private final DisclosureProfile profile;
  private final List<Step> steps;
  private final List<ExactCells> exactCells;
  private final Optional<GroupProtection> groupProtection;
  private final Protection protection;

  public DisclosureControl(DisclosureProfile profile) {
    this.profile = profile;
    steps = profile.rules(CellRule.class).stream().map(DisclosureControl::step).toList();
    exactCells = profile.rules(ExactCells.class);
    groupProtection =
        profile.rules(GroupDisclosureRule.class).stream()
            .findFirst()
            .map(rule -> new GroupProtection(rule, profile.rules(CellRule.class)));
    protection = profile.protection();
  }

  /** A rule, with what does not depend on the cell worked out once for all cells. */
  private interface Step {
    CellValue apply(long count, long keySum);
  }

  private static Step step(CellRule rule) {
    return switch (rule) {
      case MinimumFrequencyRule minimum -> (count, keySum) -> minimum.apply(count);
      case CellKeyRule cellKey -> {
        CellValue.Suppressed withheld = cellKey.withheld();
        yield (count, keySum) -> cellKey.apply(count, keySum, withheld);
      }
    };
  }

  public DisclosureProfile profile() {
    return profile;
  }

  /**
   * Refuses what may not be asked for, before anything is counted.
   *
   * @throws QueryException if the table combines too much
   */
  public void check(TableHeader header) {
    profile.rules(CombinationLimit.class).forEach(limit -> limit.check(header));
  }

  /**
   * Refuses a protected table of which too little would be seen.
   *
   * @throws QueryException if the table is too sparse
   */
  public void check(PublishableTable table) {
    profile.rules(SparseTableRule.class).forEach(rule -> rule.check(table));
  }

  /**
   * Applies the rules of the profile to every cell and to the margin.
   *
   * @throws IllegalStateException if the profile is {@code open}, but for another source
   */
  public PublishableTable protect(UnprotectedTable table) {
    TableHeader header = table.header();
    if (steps.isEmpty() && !profile.isOpenFor(header.source())) {
      throw new IllegalStateException(
          "the profile 'open' was declared for another source than " + header.source().id());
    }
    List<CellValue> cells = protect(header, table.cells(), table.groups());
    Optional<List<CellValue>> margin =
        table.margin().map(tally -> protect(ofMargin(header), tally, table.groupsOfMargin()));
    return new PublishableTable(header, Measure.COUNT, cells, margin, protection);
  }

  /** What the margin is about: all that the table is, but not the last axis. */
  private static TableHeader ofMargin(TableHeader header) {
    List<TableAxis> axes = header.axes();
    // A single year to date is its own margin.
    return axes.isEmpty() || StatisticsQuery.isToDate(axes.getLast().dimension().id())
        ? header
        : header.withAxes(axes.subList(0, axes.size() - 1));
  }

  private List<CellValue> protect(
      TableHeader header, UnprotectedTally tally, UnprotectedGroups groups) {
    List<ExactCells> exact = exactCells.stream().filter(one -> one.concerns(header)).toList();
    CellValue[] cells = new CellValue[tally.size()];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] =
          isExact(exact, header, cell)
              ? new CellValue.Published(tally.count(cell))
              : protect(tally, groups, cell);
    }
    return List.of(cells);
  }

  private static boolean isExact(List<ExactCells> exact, TableHeader header, int cell) {
    for (ExactCells one : exact) {
      if (one.contains(header, cell)) {
        return true;
      }
    }
    return false;
  }

  private CellValue protect(UnprotectedTally tally, UnprotectedGroups groups, int cell) {
    CellValue value = protect(tally.count(cell), tally.keySum(cell));
    return groupProtection.isPresent() ? groupProtection.get().apply(value, groups, cell) : value;
  }

  /** What the last rule says, or the first that withholds the figure. */
  private CellValue protect(long count, long keySum) {
    CellValue value =
        steps.isEmpty() ? new CellValue.Published(count) : steps.getFirst().apply(count, keySum);
    for (int step = 1; step < steps.size() && value instanceof CellValue.Published; step++) {
      value = steps.get(step).apply(count, keySum);
    }
    return value;
  }
}
