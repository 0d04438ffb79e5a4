// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import org.atalaya.statistics.Measure;

/**
 * Ages of women and men, back to back on one scale.
 *
 * @param settings what was asked for
 * @param caption the words around it
 * @param measure what the figures say
 * @param categories the ages from young to old, then what is not known
 * @param series women and men, drawn to the left and to the right
 * @param scale the axis of the values, from zero to both sides
 */
public record PyramidChart(
    ChartSettings settings,
    Caption caption,
    Measure measure,
    List<AxisCategory> categories,
    List<Series> series,
    Scale scale)
    implements Chart {

  /** Codes of the sexes that are drawn. */
  static final List<String> SEXES = List.of("F", "M");

  public PyramidChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    if (series.size() != SEXES.size()) {
      throw new IllegalArgumentException(
          "a pyramid has two series. Provided value: " + series.size());
    }
  }
}
