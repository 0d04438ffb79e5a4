// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import org.atalaya.statistics.Measure;

/**
 * Bars from zero, one for every value; several series stand side by side in the order of the
 * legend.
 *
 * @param settings what was asked for
 * @param caption the words around it
 * @param measure what the figures say
 * @param categories the places on the axis
 * @param series the series
 * @param scale the axis of the values
 * @param direction how the bars lie
 */
public record BarChart(
    ChartSettings settings,
    Caption caption,
    Measure measure,
    List<AxisCategory> categories,
    List<Series> series,
    Scale scale,
    Direction direction)
    implements Chart {

  private static final int MOST_COLUMNS = 12;

  /** How bars lie. */
  public enum Direction {
    /** Lying, one below the other: any number of them, with long names. */
    ROWS,
    /** Standing, at most twelve groups with names that fit below them. */
    COLUMNS
  }

  public BarChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
  }

  static Direction direction(List<AxisCategory> categories, int series, int width) {
    int count = categories.size();
    if (count < 2 || count > MOST_COLUMNS) {
      return Direction.ROWS;
    }
    double band = ColumnDrawing.bandAtLeast(width, count);
    boolean namesFit =
        categories.stream()
            .map(AxisCategory::brief)
            .allMatch(name -> TextWidths.fits(name, ColumnDrawing.LABEL_SIZE, band - 4, 2));
    return namesFit && ColumnDrawing.barPitch(band, series) >= Pen.TARGET
        ? Direction.COLUMNS
        : Direction.ROWS;
  }
}
