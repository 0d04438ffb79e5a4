// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import org.atalaya.disclosure.CellValue.Published;

/**
 * Marks that belong together and share a colour.
 *
 * @param name what they have in common; empty where the chart has a single series
 * @param colour as {@code #rrggbb}
 * @param marks one for each category of the chart, in the same order
 */
public record Series(String name, String colour, List<Mark> marks) {

  public Series {
    marks = List.copyOf(marks);
  }

  /** Whether any of these has a published figure with an interval. */
  static boolean haveIntervals(List<Series> series) {
    return series.stream()
        .flatMap(one -> one.marks().stream())
        .anyMatch(mark ->
            mark.value() instanceof Published published && published.interval().isPresent());
  }
}
