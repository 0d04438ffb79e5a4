// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;

/**
 * Lines over calendar periods, at their true distances. A line joins only neighbouring published
 * values; a withheld one is a hollow marker on the axis, one that does not exist a dash.
 */
final class LineDrawing implements Body {

  private static final double LABEL_SIZE = 12;
  private static final double TICK_SIZE = 11;
  private static final double NATURAL_HEIGHT = 288;
  private static final double NATURAL_HEIGHT_NARROW = 240;
  private static final double LEAST_HEIGHT = 56;
  private static final double NARROW = 400;
  private static final double LEAST_WIDTH_FOR_NAMES = 480;
  private static final double NAME_HEIGHT = 15;

  /** Room for the words around a picture, for the decision whether names stand beside lines. */
  private static final double AROUND = 180;

  private static final double INSET = 8;
  private static final double AXIS_HEIGHT = 24;
  private static final double RADIUS = 3.5;
  private static final double LEAST_TICK_PITCH = 4;
  private static final double LEAST_MARKER_PITCH = 10;

  private final LineChart chart;
  private final double width;
  private final List<Integer> ordinals;
  private final TimeAxis time;
  private final double axisWidth;
  private final double nameWidth;

  LineDrawing(LineChart chart, double width) {
    this.chart = chart;
    this.width = width;
    List<CalendarPeriod> periods =
        chart.categories().stream().flatMap(category -> category.period().stream()).toList();
    this.ordinals = periods.stream().map(CalendarPeriod::ordinal).toList();
    this.time = TimeAxis.of(periods);
    this.axisWidth = ColumnDrawing.axisWidth(chart.scale());
    this.nameWidth =
        chart.series().stream()
            .mapToDouble(series -> TextWidths.width(series.name(), LABEL_SIZE))
            .max()
            .orElse(0);
  }

  @Override
  public double naturalHeight() {
    return width < NARROW ? NATURAL_HEIGHT_NARROW : NATURAL_HEIGHT;
  }

  @Override
  public double leastHeight() {
    return LEAST_HEIGHT;
  }

  @Override
  public List<String> keys() {
    return chart.series().size() > 1 && !namesBeside() ? Legend.names(chart) : List.of();
  }

  /** Whether the names stand at the right end of the lines. */
  private boolean namesBeside() {
    return chart.series().size() > 1
        && width >= LEAST_WIDTH_FOR_NAMES
        && nameWidth <= width * 0.22
        && chart.series().size() * NAME_HEIGHT <= heightAtLeast();
  }

  /** The height of the plot, at least. */
  private double heightAtLeast() {
    OptionalInt given = chart.settings().height();
    return given.isPresent() ? given.getAsInt() - AROUND : naturalHeight() - AXIS_HEIGHT;
  }

  @Override
  public void drawKey(Pen pen, int series, double x, double y) {
    String colour = chart.series().get(series).colour();
    pen.rect(new Box(x, y - 1, 14, 2), colour);
    pen.marker(series, x + 7, y, RADIUS + 0.5, colour);
  }

  @Override
  public void draw(Pen pen, Box box) {
    double plotWidth = box.width() - axisWidth - (namesBeside() ? nameWidth + 24 : 4);
    double above = valuesFit(plotWidth) ? 18 : 8;
    Box plot =
        new Box(
            box.x() + axisWidth,
            box.y() + above,
            plotWidth,
            Math.max(1, box.height() - above - AXIS_HEIGHT));
    drawAxis(pen, box, plot);
    pen.startGroup("lines", true);
    drawPaths(pen, plot);
    if (namesBeside()) {
      drawNames(pen, plot);
    }
    pen.endGroup();
    pen.startGroup("marks", false);
    for (int s = 0; s < chart.series().size(); s++) {
      for (int i = 0; i < ordinals.size(); i++) {
        drawMark(pen, plot, s, i);
      }
    }
    pen.endGroup();
  }

  private void drawPaths(Pen pen, Box plot) {
    List<Double> xs = ordinals.stream().map(ordinal -> x(plot, ordinal)).toList();
    List<LinePaths> paths =
        chart.series().stream().map(series -> new LinePaths(series, chart, xs, plot)).toList();
    if (chart.hasBands()) {
      paths.forEach(path -> path.drawBand(pen));
    }
    if (chart.area()) {
      paths.forEach(path -> path.drawArea(pen));
    }
    paths.forEach(path -> path.drawLine(pen));
  }

  private void drawAxis(Pen pen, Box box, Box plot) {
    String ink = pen.palette().mutedInk();
    pen.startGroup("axis", true);
    ColumnDrawing.drawStandingAxis(pen, chart.scale(), plot);
    boolean every = pitch(plot.width()) >= LEAST_TICK_PITCH;
    for (int ordinal = time.first(); ordinal <= time.last(); ordinal++) {
      boolean year = time.beginsYear(ordinal);
      if (every || year) {
        double x = Math.round(x(plot, ordinal)) + 0.5;
        double length = year ? 7 : 4;
        pen.line(x, plot.bottom(), x, plot.bottom() + length, pen.palette().baseline());
      }
    }
    double y = plot.bottom() + 20;
    for (PlacedText label :
        time.labels(
            ordinal -> x(plot, ordinal),
            TICK_SIZE,
            box.x(),
            box.right(),
            chart.settings().locale())) {
      pen.text(label.text(), label.x(), y, Anchor.MIDDLE, TICK_SIZE, ink);
    }
    pen.endGroup();
  }

  private double x(Box plot, int ordinal) {
    int span = Math.max(1, time.last() - time.first());
    return plot.x() + INSET + (plot.width() - 2 * INSET) * (ordinal - time.first()) / span;
  }

  private double pitch(double plotWidth) {
    return (plotWidth - 2 * INSET) / Math.max(1, time.last() - time.first());
  }

  private void drawMark(Pen pen, Box plot, int s, int i) {
    Series series = chart.series().get(s);
    Mark mark = series.marks().get(i);
    double x = x(plot, ordinals.get(i));
    double zero = ColumnDrawing.y(chart.scale(), plot, 0);
    pen.startMark(series, mark);
    switch (mark.value()) {
      case Published published -> {
        double y = ColumnDrawing.y(chart.scale(), plot, published.value());
        target(pen, plot, x, y);
        if (hasMarker(plot, series, i)) {
          pen.marker(s, x, y, RADIUS, series.colour());
        }
        if (valuesFit(plot.width())) {
          printValue(pen, plot, mark, x, isValley(series, i, published.value()) ? y + 16 : y - 8);
        }
      }
      case Suppressed withheld -> {
        target(pen, plot, x, zero);
        pen.hollowMarker(s, beside(plot, x, i, s), zero, RADIUS, series.colour());
      }
      case NotDefined undefined -> {
        target(pen, plot, x, zero);
        double left = beside(plot, x, i, s) - 4;
        pen.rect(new Box(left, zero - 4, 8, 2), pen.palette().mutedInk());
      }
    }
    pen.svg().end();
  }

  private static void printValue(Pen pen, Box plot, Mark mark, double x, double y) {
    double half = TextWidths.width(mark.text(), TICK_SIZE) / 2;
    double middle = Math.min(x, plot.right() + 4 - half);
    pen.text(mark.text(), middle, y, Anchor.MIDDLE, TICK_SIZE, pen.palette().ink());
  }

  /** Whether the line rises on both sides, so that there is room below the point only. */
  private static boolean isValley(Series series, int i, double value) {
    return i > 0
        && i + 1 < series.marks().size()
        && series.marks().get(i - 1).value() instanceof Published before
        && series.marks().get(i + 1).value() instanceof Published after
        && value < before.value()
        && value < after.value();
  }

  private void target(Pen pen, Box plot, double x, double y) {
    double across = Math.clamp(pitch(plot.width()), Pen.TARGET, 28);
    pen.target(new Box(x - across / 2, y - 12, across, 24));
  }

  /**
   * Markers on the axis of several series in one period stand side by side, closer where periods
   * are close, and never beyond the plot.
   */
  private double beside(Box plot, double x, int i, int s) {
    long all = chart.series().stream().filter(series -> onAxis(series, i)).count();
    long before = chart.series().subList(0, s).stream().filter(series -> onAxis(series, i)).count();
    double pace = Math.min(2.5 * RADIUS, pitch(plot.width()) / (all + 1));
    double half = (all - 1) / 2.0 * pace;
    double middle = Math.clamp(x, plot.x() + half, Math.max(plot.x() + half, plot.right() - half));
    return middle + before * pace - half;
  }

  private static boolean onAxis(Series series, int i) {
    return !(series.marks().get(i).value() instanceof Published);
  }

  /** Where points are dense, only some of them and those without a neighbour carry a marker. */
  private boolean hasMarker(Box plot, Series series, int i) {
    int step = (int) Math.ceil(LEAST_MARKER_PITCH / pitch(plot.width()));
    boolean alone =
        !chart.joined(series, i) && (i + 1 == ordinals.size() || !chart.joined(series, i + 1));
    return step <= 1 || alone || (time.last() - ordinals.get(i)) % (2 * step) == 0;
  }

  private boolean valuesFit(double plotWidth) {
    return chart.series().size() == 1
        && chart.series().getFirst().marks().stream()
            .allMatch(mark -> TextWidths.width(mark.text(), TICK_SIZE) + 8 <= pitch(plotWidth));
  }

  /** The names near the last values, moved apart where they would touch. */
  private void drawNames(Pen pen, Box plot) {
    List<Double> wanted =
        chart.series().stream()
            .map(series -> ColumnDrawing.y(chart.scale(), plot, last(series).orElse(0)))
            .toList();
    List<Double> middles = PlacedText.spread(wanted, NAME_HEIGHT, plot.y(), plot.bottom());
    double x = plot.right() + 8;
    for (int number : inOrderOf(middles)) {
      Series series = chart.series().get(number);
      double y = middles.get(number);
      pen.marker(number, x, y, RADIUS, series.colour());
      pen.text(series.name(), x + 10, y + 4, Anchor.START, LABEL_SIZE, pen.palette().ink());
    }
  }

  /** Names are written from top to bottom. */
  private static List<Integer> inOrderOf(List<Double> middles) {
    return IntStream.range(0, middles.size())
        .boxed()
        .sorted(Comparator.comparing(middles::get))
        .toList();
  }

  private static OptionalDouble last(Series series) {
    for (Mark mark : series.marks().reversed()) {
      if (mark.value() instanceof Published published) {
        return OptionalDouble.of(published.value());
      }
    }
    return OptionalDouble.empty();
  }
}
