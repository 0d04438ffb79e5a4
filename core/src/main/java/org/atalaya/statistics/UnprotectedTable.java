// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.Optional;
import org.atalaya.cases.UnprotectedTally;

/**
 * WARNING: exact counts, from which people can be recognised. Only {@code org.atalaya.disclosure}
 * turns this into something that may be published. It cannot be serialised, and {@link #toString()}
 * says nothing of the figures.
 *
 * <p>Beside its cells the table has its margin over the last axis: the count of all records of the
 * table in each combination of the other axes, whatever their category of the last axis, whether
 * listed or not. It is counted from the records, not summed, so that records with several
 * categories count once. Without axes the margin is the only cell. There is no margin over some of
 * the periods of a time axis, which would be taken for their sum, unless they lie within the years
 * of another axis.
 */
public final class UnprotectedTable {

  private final TableHeader header;
  private final UnprotectedTally cells;
  private final Optional<UnprotectedTally> margin;
  private final UnprotectedGroups groups;
  private final UnprotectedGroups groupsOfMargin;

  UnprotectedTable(
      TableHeader header,
      UnprotectedTally cells,
      Optional<UnprotectedTally> margin,
      UnprotectedGroups groups,
      UnprotectedGroups groupsOfMargin) {
    if (cells.size() != header.cells()) {
      throw new IllegalArgumentException("the tally does not fit the header");
    }
    this.header = header;
    this.cells = cells;
    this.margin = margin;
    this.groups = groups;
    this.groupsOfMargin = groupsOfMargin;
  }

  public TableHeader header() {
    return header;
  }

  /** The cells, as laid out by {@link TableHeader}. */
  public UnprotectedTally cells() {
    return cells;
  }

  /** The margin over the last axis: one cell for each combination of the other axes. */
  public Optional<UnprotectedTally> margin() {
    return margin;
  }

  /** The wider groups in which the records of each cell lie. */
  public UnprotectedGroups groups() {
    return groups;
  }

  /** The wider groups in which the records of each cell of the margin lie. */
  public UnprotectedGroups groupsOfMargin() {
    return groupsOfMargin;
  }

  @Override
  public String toString() {
    return "UnprotectedTable[%s, %d cells]".formatted(header.indicator().id(), cells.size());
  }
}
