// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.stream.IntStream;
import org.atalaya.charts.FormChoice.Kind;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.statistics.Measure;

/**
 * Lying bars whose parts, one of each series, lie behind one another. A withheld part has no length
 * and stands at the end, so a bar says itself that it is incomplete.
 *
 * @param settings what was asked for
 * @param caption the words around it
 * @param measure what the figures say
 * @param categories the bars
 * @param series the parts
 * @param scale the axis of the values; of {@code full} bars from 0 to 100 percent
 * @param full whether every bar is as long as the others: 100 % are the parts that are published
 * @param ends what stands at the ends of bars
 */
public record StackChart(
    ChartSettings settings,
    Caption caption,
    Measure measure,
    List<AxisCategory> categories,
    List<Series> series,
    Scale scale,
    boolean full,
    List<End> ends)
    implements Chart {

  /**
   * What stands at the end of a bar.
   *
   * @param category number of the bar
   * @param text as printed: the published total, or that the bar is incomplete
   * @param sentence as spoken
   */
  public record End(int category, String text, String sentence) {}

  public StackChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    ends = List.copyOf(ends);
  }

  static StackChart of(
      Kind kind,
      ChartSettings settings,
      Caption caption,
      Measure measure,
      List<AxisCategory> categories,
      List<Series> series,
      List<End> ends) {
    boolean full = kind == Kind.FULL;
    double longest =
        IntStream.range(0, categories.size()).mapToDouble(i -> length(series, i)).max().orElse(0);
    Scale scale =
        full
            ? Scale.lying(0, 100, Measure.SHARE, settings.width(), settings.locale())
            : Scale.lying(0, longest, measure, settings.width(), settings.locale());
    return new StackChart(settings, caption, measure, categories, series, scale, full, ends);
  }

  /** How long a bar is, in the unit of the scale, for each unit of its parts. */
  double stretch(int category) {
    double length = length(series, category);
    return full && length > 0 ? 100 / length : 1;
  }

  /** The published parts of a bar, taken together: a length, not a figure to be printed. */
  private static double length(List<Series> series, int category) {
    return series.stream()
        .mapToDouble(one ->
            one.marks().get(category).value() instanceof Published published
                ? published.value()
                : 0)
        .sum();
  }
}
