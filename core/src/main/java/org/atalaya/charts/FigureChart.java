// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.statistics.Measure;

/**
 * One large figure, and below it the line of the periods that lead to it.
 *
 * @param settings what was asked for
 * @param caption the words around it
 * @param measure what the figures say
 * @param categories the periods; one category where the table has a single cell
 * @param series one series
 * @param scale the axis of the line
 * @param unit in what the figure is given
 * @param change how it differs from the period before, in words
 */
public record FigureChart(
    ChartSettings settings,
    Caption caption,
    Measure measure,
    List<AxisCategory> categories,
    List<Series> series,
    Scale scale,
    String unit,
    Optional<String> change)
    implements Chart {

  public FigureChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
  }

  /** The mark whose figure is the large one. */
  Mark figureMark() {
    List<Mark> marks = series.getFirst().marks();
    return marks.get(figure(marks));
  }

  /**
   * Which figure is the large one: that of the last period that is complete. Where all still fill
   * up it is the last one.
   */
  static int figure(List<Mark> marks) {
    return IntStream.range(0, marks.size())
        .map(i -> marks.size() - 1 - i)
        .filter(i -> !marks.get(i).isProvisional())
        .filter(i -> !(marks.get(i).value() instanceof NotDefined))
        .findFirst()
        .orElse(marks.size() - 1);
  }

  /** The line of all periods; absent where there are not two of them. */
  Optional<LineChart> line() {
    return categories.stream().filter(category -> category.period().isPresent()).count() < 2
        ? Optional.empty()
        : Optional.of(new LineChart(settings, caption, measure, categories, series, scale, false));
  }
}
