// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import org.atalaya.statistics.Measure;

/**
 * Two periods side by side, the figures of each series joined by a line.
 *
 * @param settings what was asked for
 * @param caption the words around it
 * @param measure what the figures say
 * @param categories the earlier and the later period
 * @param series the series, at least one
 * @param scale the axis of the values
 */
public record SlopeChart(
    ChartSettings settings,
    Caption caption,
    Measure measure,
    List<AxisCategory> categories,
    List<Series> series,
    Scale scale)
    implements Chart {

  /** Most series with names that are known. */
  static final int MOST_SERIES = 12;

  public SlopeChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    if (categories.size() != 2) {
      throw new IllegalArgumentException(
          "a slope has two periods. Provided value: " + categories.size());
    }
  }
}
