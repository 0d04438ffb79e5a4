// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import org.atalaya.statistics.CohortDimensions;
import org.atalaya.statistics.Measure;

/**
 * Which part of a cohort has left by when, as curves that rise in steps: what is known is how many
 * had left by each of the listed days.
 *
 * @param settings what was asked for
 * @param caption the words around it
 * @param measure what the figures say
 * @param categories the days since the beginning, in ascending order
 * @param series a curve for each exit
 * @param scale the axis of the values; it reaches the limits of the bands
 */
public record IncidenceChart(
    ChartSettings settings,
    Caption caption,
    Measure measure,
    List<AxisCategory> categories,
    List<Series> series,
    Scale scale)
    implements Chart {

  /** Bands of more curves would hide each other. */
  private static final int MOST_BANDS = 3;

  private static final List<Integer> TOLD_MONTHS = List.of(3, 6, 12, 24);

  public IncidenceChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
  }

  /** The day of a category, from 1. */
  int day(int category) {
    return Integer.parseInt(categories.get(category).code());
  }

  int lastDay() {
    return day(categories.size() - 1);
  }

  /** The whole months that a category stands for. */
  int months(int category) {
    return CohortDimensions.months(day(category));
  }

  /** Whether the figure of a category is printed beside the curve. */
  boolean isTold(int category) {
    return TOLD_MONTHS.contains(months(category));
  }

  static boolean hasBands(List<Series> series) {
    return series.size() <= MOST_BANDS && Series.haveIntervals(series);
  }
}
