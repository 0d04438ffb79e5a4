// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
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
 * @param scale the axis of the values
 */
public record LineChart(
    ChartSettings settings,
    Caption caption,
    Measure measure,
    List<AxisCategory> categories,
    List<Series> series,
    Scale scale)
    implements Chart {

  public LineChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    if (categories.stream().anyMatch(category -> category.period().isEmpty())) {
      throw new IllegalArgumentException("every category of a line is a calendar period");
    }
  }
}
