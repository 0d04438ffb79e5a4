// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.measures.CellText;
import org.atalaya.measures.MapClasses;
import org.atalaya.statistics.Measure;

/**
 * A grid of figures, each in the colour of its class: the categories are the columns, the series
 * the rows.
 *
 * @param settings what was asked for
 * @param caption the words around it
 * @param measure what the figures say
 * @param categories the columns
 * @param columnNames their names as printed
 * @param ordered whether the columns follow one another, so that not all must be named
 * @param series the rows
 * @param asides how many of the last rows say that something is not known
 * @param classes classes of the published figures as they are printed, at most five
 */
public record HeatMapChart(
    ChartSettings settings,
    Caption caption,
    Measure measure,
    List<AxisCategory> categories,
    List<String> columnNames,
    boolean ordered,
    List<Series> series,
    int asides,
    MapClasses classes)
    implements Chart {

  private static final int MOST_CLASSES = 5;

  public HeatMapChart {
    categories = List.copyOf(categories);
    columnNames = List.copyOf(columnNames);
    series = List.copyOf(series);
  }

  /** Classes of as many figures each as possible. */
  static MapClasses classes(List<Series> series, Measure measure) {
    return MapClasses.quantiles(
        series.stream()
            .flatMap(row -> row.marks().stream())
            .flatMap(mark -> mark.figure().stream())
            .map(figure -> printed(figure, measure))
            .toList(),
        MOST_CLASSES);
  }

  /** The class of a published figure. */
  int classOf(Published published) {
    return classes.classOf(printed(published.value(), measure));
  }

  /** Figures that are printed alike belong to one class. */
  private static double printed(double figure, Measure measure) {
    return CellText.rounded(figure, measure.decimals()).doubleValue();
  }
}
