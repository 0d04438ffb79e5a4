// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.List;
import java.util.function.Supplier;
import org.atalaya.cases.UnprotectedTally;
import org.jspecify.annotations.Nullable;

/**
 * WARNING: exact counts, from which people can be recognised; see {@link UnprotectedTable}. For
 * each cell of a table the wider groups in which its records lie: those who have all that tells the
 * cell apart but one thing. Where a cell is (nearly) all of such a group, a figure of the cell says
 * of everyone in the group that he or she has that one thing.
 *
 * <p>A wider group lacks one condition of the cell, or has the enclosing category in its place: the
 * department of a municipality, the year of a month. There is no wider group by a condition that
 * says that something is unknown, that follows from another one of the cell, or that is a year to
 * date, whose years are counted in different versions.
 */
public final class UnprotectedGroups {

  /** Of a table none of whose cells has a wider group. */
  static final UnprotectedGroups NONE = new UnprotectedGroups(List.of());

  /** The group of a cell that has none. */
  public static final int NO_GROUP = -1;

  private final List<Wider> conditions;

  UnprotectedGroups(List<Wider> conditions) {
    this.conditions = List.copyOf(conditions);
  }

  /** By how many conditions groups can be made wider. */
  public int conditions() {
    return conditions.size();
  }

  /** Which wider group a cell has by this condition, or {@link #NO_GROUP}. */
  public int group(int condition, int cell) {
    return conditions.get(condition).group(cell);
  }

  /** The dimension that the wider groups of this condition lack, or have by a wider category. */
  public String dimension(int condition) {
    return conditions.get(condition).told.dimension();
  }

  /** Code of the category of a cell by {@link #dimension}: what its wider group does not tell. */
  public String code(int condition, int cell) {
    return conditions.get(condition).told.code(cell);
  }

  /** How many records a wider group by this condition has, at least those of each of its cells. */
  public long count(int condition, int group) {
    return conditions.get(condition).tally().count(group);
  }

  /** The sum of the record keys of a wider group by this condition. */
  public long keySum(int condition, int group) {
    return conditions.get(condition).tally().keySum(group);
  }

  @Override
  public String toString() {
    return "UnprotectedGroups[" + conditions.size() + " conditions]";
  }

  /**
   * What tells cells apart by one dimension.
   *
   * @param codes codes of the categories in the order of the cells
   * @param inner how many cells in a row have the same category
   */
  record Told(String dimension, List<String> codes, int inner) {
    String code(int cell) {
      return codes.get(position(cell));
    }

    /** Which of the codes a cell has. */
    int position(int cell) {
      return cell / inner % codes.size();
    }

    /** Which combination of the axes before this one a cell has. */
    int outer(int cell) {
      return cell / inner / codes.size();
    }
  }

  /** The groups that are wider by one condition, counted when they are first asked for. */
  static final class Wider {

    private final Told told;
    private final int[] positions;
    private final int size;
    private final Supplier<UnprotectedTally> counting;
    private volatile @Nullable UnprotectedTally counted;

    /**
     * Groups that are wider by one condition.
     *
     * @param told the condition
     * @param positions for each of its categories the place in the tally, or {@link #NO_GROUP}
     * @param size how many categories the tally has in place of these
     */
    Wider(Told told, int[] positions, int size, Supplier<UnprotectedTally> counting) {
      this.told = told;
      this.positions = positions;
      this.size = size;
      this.counting = counting;
    }

    private int group(int cell) {
      int position = positions[told.position(cell)];
      return position == NO_GROUP
          ? NO_GROUP
          : (told.outer(cell) * size + position) * told.inner() + cell % told.inner();
    }

    private UnprotectedTally tally() {
      UnprotectedTally tally = counted;
      if (tally == null) {
        // Twice by two threads at once would be no harm.
        tally = counting.get();
        counted = tally;
      }
      return tally;
    }
  }
}
