// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.atalaya.charts.Arrangement.Slot;
import org.atalaya.charts.FormChoice.Kind;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;

/**
 * What is drawn, computed once from a table and independent of the way it is drawn.
 *
 * <pre>{@code
 * String svg = SvgDrawing.draw(Chart.of(table, ChartSettings.defaults()));
 * }</pre>
 */
public sealed interface Chart
    permits BarChart,
        StackChart,
        LineChart,
        MapChart,
        HeatMapChart,
        PyramidChart,
        SlopeChart,
        FigureChart,
        FunnelChart,
        IncidenceChart {

  /** Most series in one picture; of more, the seven largest are drawn and a note says so. */
  int MAX_SERIES = 8;

  ChartSettings settings();

  Caption caption();

  /** What the figures say. */
  Measure measure();

  /** The places on the axis, in the order in which they are drawn. */
  List<AxisCategory> categories();

  /** At least one series, in the order of the legend. */
  List<Series> series();

  /**
   * The chart of a table.
   *
   * <p>It shows every value of the table except these, each of them said in a {@linkplain
   * Caption#notes() note} or visible as nothing: series beyond {@link #MAX_SERIES} where they are
   * told apart by colour, sexes without a side in a pyramid, values without a known period on a
   * line, series such as "unknown" without a published figure (but as parts of a stack), and
   * categories such as "unknown" whose values are all published as zero.
   */
  static Chart of(PublishableTable table, ChartSettings settings) {
    return of(table, settings, MapAtlas.NONE);
  }

  /**
   * The chart of a table, which can be a map.
   *
   * @param atlas the maps that there are
   */
  static Chart of(PublishableTable table, ChartSettings settings, MapAtlas atlas) {
    return of(ChartSource.of(table), settings, atlas);
  }

  /**
   * The chart of a table of which more is known than its figures.
   *
   * @param atlas the maps that there are
   */
  static Chart of(ChartSource source, ChartSettings settings, MapAtlas atlas) {
    PublishableTable table = source.table();
    FormChoice choice = FormChoice.of(table, settings, atlas);
    Arrangement whole = Arrangement.of(table, choice, settings.locale());
    Arrangement drawn = whole.withSeries(shown(table, whole));
    ChartWords words = new ChartWords(source, settings.locale());
    List<Series> series = series(words, drawn, Palette.of(settings.theme()));
    List<AxisCategory> categories = drawn.categories().stream().map(Slot::place).toList();
    Caption caption = words.caption(drawn, whole, series, settings.title());
    Measure measure = table.measure();
    double[] range = range(series, choice.kind().hasBands(series));
    Scale standing = Scale.of(range[0], range[1], 5, measure, settings.locale());
    return switch (choice.kind()) {
      case LINE, AREA -> {
        boolean area = choice.kind() == Kind.AREA;
        yield new LineChart(settings, caption, measure, categories, series, standing, area);
      }
      case HEATMAP ->
          new HeatMapChart(
              settings,
              caption,
              measure,
              categories,
              words.columnNames(drawn),
              choice.categoryAxis().filter(FormChoice::isOrdered).isPresent(),
              series,
              (int) drawn.series().stream().filter(Slot::residual).count(),
              HeatMapChart.classes(series, measure));
      case SLOPE -> new SlopeChart(settings, caption, measure, categories, series, standing);
      case PYRAMID -> {
        Scale scale = Scale.lying(0, range[1], measure, settings.width() / 2, settings.locale());
        yield new PyramidChart(settings, caption, measure, categories, series, scale);
      }
      case MAP, TILES ->
          MapChart.of(settings, caption, measure, categories, series.getFirst(), choice);
      case STACKED, FULL ->
          StackChart.of(
              choice.kind(), settings, caption, measure, categories, series, words.ends(drawn));
      case FIGURE ->
          new FigureChart(
              settings,
              caption,
              measure,
              categories,
              series,
              standing,
              words.unit(),
              words.change(series.getFirst()));
      case FUNNEL -> {
        Scale all = Scale.lying(0, 100, measure, settings.width(), settings.locale());
        yield new FunnelChart(settings, caption, measure, categories, series, all, words.cohort());
      }
      case INCIDENCE ->
          new IncidenceChart(settings, caption, measure, categories, series, standing);
      case BAR -> {
        BarChart.Direction direction =
            BarChart.direction(categories, series.size(), settings.width());
        Scale scale =
            switch (direction) {
              case COLUMNS -> standing;
              case ROWS ->
                  Scale.lying(range[0], range[1], measure, settings.width(), settings.locale());
            };
        yield new BarChart(settings, caption, measure, categories, series, scale, direction);
      }
    };
  }

  private static List<Series> series(ChartWords words, Arrangement drawn, Palette palette) {
    List<Series> series = new ArrayList<>();
    for (Slot slot : drawn.series()) {
      List<Mark> marks =
          drawn.categories().stream().map(category -> words.mark(category, slot)).toList();
      String colour = colour(drawn.choice().kind(), slot, series.size(), palette);
      series.add(new Series(slot.place().label(), colour, marks));
    }
    return series;
  }

  private static String colour(Kind kind, Slot slot, int number, Palette palette) {
    return switch (kind) {
      case BAR, LINE, AREA, PYRAMID, MAP, TILES, FIGURE, FUNNEL, INCIDENCE ->
          palette.series().get(number);
      case STACKED, FULL -> slot.residual() ? palette.aside() : palette.series().get(number);
      case SLOPE ->
          slot.residual()
              ? palette.aside()
              : palette.series().get(number % palette.series().size());
      case HEATMAP -> palette.classes().getLast();
    };
  }

  private static List<Slot> shown(PublishableTable table, Arrangement arrangement) {
    return arrangement.choice().kind() == Kind.PYRAMID
        ? arrangement.series().stream()
            .filter(slot -> PyramidChart.SEXES.contains(slot.place().code()))
            .toList()
        : largest(table, arrangement);
  }

  private static List<Slot> largest(PublishableTable table, Arrangement arrangement) {
    List<Slot> series = arrangement.series();
    if (series.size() <= arrangement.choice().kind().mostSeries()) {
      return series;
    }
    // Changes have no size to rank by: what is known comes first.
    Comparator<Slot> order =
        table.measure() == Measure.CHANGE
            ? Comparator.comparing(Slot::residual)
            : Comparator.<Slot>comparingDouble(
                    slot -> total(Arrangement.cells(table, slot, arrangement.categories())))
                .reversed();
    Set<Slot> chosen = new HashSet<>(series.stream().sorted(order).limit(MAX_SERIES - 1).toList());
    return series.stream().filter(chosen::contains).toList();
  }

  private static double total(Stream<CellValue> values) {
    return values
        .mapToDouble(value -> value instanceof Published published ? published.value() : 0)
        .sum();
  }

  /** The lowest and the highest value that is drawn, zero included. */
  private static double[] range(List<Series> series, boolean intervals) {
    double[] range = new double[2];
    for (Series one : series) {
      for (Mark mark : one.marks()) {
        if (mark.value() instanceof Published published) {
          extend(range, published.value());
          if (intervals) {
            published
                .interval()
                .ifPresent(interval -> {
                  extend(range, interval.lower());
                  extend(range, interval.upper());
                });
          }
        }
      }
    }
    return range;
  }

  private static void extend(double[] range, double value) {
    range[0] = Math.min(range[0], value);
    range[1] = Math.max(range[1], value);
  }
}
