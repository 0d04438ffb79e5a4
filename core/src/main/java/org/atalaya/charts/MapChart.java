// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.Optional;
import org.atalaya.charts.MapAtlas.Layer;
import org.atalaya.measures.MapClasses;
import org.atalaya.statistics.Measure;

/**
 * Places on a map: rates as areas in classes, counts as circles, since a large area in a dark
 * colour would say that much happens where many people live. As tiles, which have all one size,
 * both are in classes.
 *
 * @param settings what was asked for
 * @param caption the words around it
 * @param measure what the figures say
 * @param categories the places of the table, and last what has no place
 * @param series one series with all places
 * @param layer where the places lie
 * @param style how their values are drawn
 * @param classes the classes of the values; absent for circles, and where nothing is published
 */
public record MapChart(
    ChartSettings settings,
    Caption caption,
    Measure measure,
    List<AxisCategory> categories,
    List<Series> series,
    Layer layer,
    Style style,
    Optional<MapClasses> classes)
    implements Chart {

  /** How values are drawn. */
  public enum Style {
    /** Areas in the colours of classes. */
    AREAS,
    /** Circles whose area is the value. */
    CIRCLES,
    /** Tiles of one size in the colours of classes. */
    TILES
  }

  public MapChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
  }

  static MapChart of(
      ChartSettings settings,
      Caption caption,
      Measure measure,
      List<AxisCategory> categories,
      Series series,
      FormChoice choice) {
    Style style = choice.kind() == FormChoice.Kind.TILES ? Style.TILES : style(measure);
    return new MapChart(
        settings,
        caption,
        measure,
        categories,
        List.of(series),
        choice.layer().orElseThrow(),
        style,
        style == Style.CIRCLES ? Optional.empty() : classes(series));
  }

  static Style style(Measure measure) {
    return switch (measure) {
      case COUNT, SHARE -> Style.CIRCLES;
      case RATE, STANDARDISED_RATE, COHORT_SHARE, CUMULATIVE_INCIDENCE, CHANGE, QUARTILE ->
          Style.AREAS;
    };
  }

  private static Optional<MapClasses> classes(Series series) {
    List<Double> figures =
        series.marks().stream()
            .filter(mark -> !mark.category().aside())
            .flatMap(mark -> mark.figure().stream())
            .toList();
    return figures.isEmpty() ? Optional.empty() : Optional.of(MapClasses.forMap(figures));
  }
}
