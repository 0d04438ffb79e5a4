// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.statistics.Measure;

/**
 * A line for each series over calendar periods, in the order of time. A value that is not published
 * interrupts it, as does a period that is not listed.
 *
 * @param settings what was asked for
 * @param caption the words around it
 * @param measure what the figures say
 * @param categories the periods
 * @param series the series
 * @param scale the axis of the values; it reaches the limits of intervals where there are bands
 * @param area whether the area below the line is filled
 */
public record LineChart(
    ChartSettings settings,
    Caption caption,
    Measure measure,
    List<AxisCategory> categories,
    List<Series> series,
    Scale scale,
    boolean area)
    implements Chart {

  /** Bands of more series would hide each other. */
  private static final int MOST_BANDS = 2;

  public LineChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    if (categories.stream().anyMatch(category -> category.period().isEmpty())) {
      throw new IllegalArgumentException("every category of a line is a calendar period");
    }
  }

  /** Whether the intervals of the figures are drawn. */
  boolean hasBands() {
    return hasBands(series);
  }

  static boolean hasBands(List<Series> series) {
    return series.size() <= MOST_BANDS && Series.haveIntervals(series);
  }

  /** Whether value {@code i} of a series continues the line from the period before. */
  boolean joined(Series one, int i) {
    return i > 0
        && ordinal(i) == ordinal(i - 1) + 1
        && one.marks().get(i).value() instanceof Published
        && one.marks().get(i - 1).value() instanceof Published;
  }

  private int ordinal(int i) {
    return categories.get(i).period().orElseThrow().ordinal();
  }
}
