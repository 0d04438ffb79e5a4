// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A checked question.
 *
 * @param header what its table is about
 * @param offered by what it could be told apart
 * @param where the categories to which all records are restricted
 * @param hasMargin whether the total over the last axis is that of something declared
 */
record ResolvedQuery(
    TableHeader header, OfferedDimensions offered, Map<String, String> where, boolean hasMargin) {

  /** The same about other records, without a margin. */
  ResolvedQuery of(List<TableAxis> axes, Map<String, String> otherWhere) {
    return new ResolvedQuery(header.withAxes(axes), offered, otherWhere, false);
  }

  /** What the margin is told apart by. */
  List<TableAxis> axesOfMargin() {
    List<TableAxis> axes = header.axes();
    return hasOwnMargin() ? axes.subList(0, axes.size() - 1) : axes;
  }

  /** The axis whose categories are the year to date of several years, or −1. */
  int toDate() {
    List<TableAxis> axes = header.axes();
    return IntStream.range(0, axes.size())
        .filter(axis -> offered.yearToDate(axes.get(axis).dimension()).isPresent())
        .findFirst()
        .orElse(-1);
  }

  /** Whether the margin is another figure than the cells: not that of a single year to date. */
  boolean hasOwnMargin() {
    int axes = header.axes().size();
    return hasMargin && axes > 0 && toDate() != axes - 1;
  }
}
