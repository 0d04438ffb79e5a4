// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Label;
import org.atalaya.cases.SourceDescription;
import org.atalaya.statistics.Indicator.Tier;

/**
 * What a table is about: everything but its figures.
 *
 * @param indicator what is counted
 * @param axes the dimensions; cells are their combinations, the last axis varying fastest
 * @param source where the records come from
 * @param version the state of the records
 * @param tier how fresh it is: the slowest of its indicator and its dimensions
 * @param notes what must be said of this very table, beside the indicator's note
 */
public record TableHeader(
    Indicator indicator,
    List<TableAxis> axes,
    SourceDescription source,
    DatasetVersion version,
    Tier tier,
    List<Label> notes) {

  public TableHeader {
    axes = List.copyOf(axes);
    notes = List.copyOf(notes);
  }

  /** A table without notes that is as fresh as its indicator. */
  public TableHeader(
      Indicator indicator, List<TableAxis> axes, SourceDescription source, DatasetVersion version) {
    this(indicator, axes, source, version, indicator.tier(), List.of());
  }

  /** The same about other axes. */
  public TableHeader withAxes(List<TableAxis> others) {
    return new TableHeader(indicator, others, source, version, tier, notes);
  }

  /** The same, for an answer that is made from slower tables, too. */
  public TableHeader withTier(Tier other) {
    return new TableHeader(indicator, axes, source, version, other, notes);
  }

  /** The same with one more note. */
  public TableHeader withNote(Label note) {
    List<Label> more = new ArrayList<>(notes);
    more.add(note);
    return new TableHeader(indicator, axes, source, version, tier, more);
  }

  /** Number of cells. */
  public int cells() {
    return axes.stream().mapToInt(TableAxis::size).reduce(1, Math::multiplyExact);
  }

  /** The axes with more than one category. */
  public List<TableAxis> variableAxes() {
    return axes.stream().filter(axis -> !axis.isConstant()).toList();
  }

  /**
   * Position on axis {@code axis} of cell {@code cell}.
   *
   * @param cell 0 to {@link #cells()} − 1
   */
  public int position(int cell, int axis) {
    int below = 1;
    for (int i = axis + 1; i < axes.size(); i++) {
      below *= axes.get(i).size();
    }
    return cell / below % axes.get(axis).size();
  }
}
