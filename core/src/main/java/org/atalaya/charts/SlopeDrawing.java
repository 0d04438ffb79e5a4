// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.stream.Stream;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;

/**
 * A slope: a standing axis for each of the two periods, every figure and its name beside its point.
 * Where there is little width, names stand at the later period only.
 */
final class SlopeDrawing implements Body {

  private static final double LABEL_SIZE = 12;
  private static final double LABEL_HEIGHT = 14;
  private static final double HEAD_HEIGHT = 26;
  private static final double BELOW = 10;
  private static final double NATURAL_HEIGHT = 288;
  private static final double LEAST_WIDTH_FOR_NAMES = 480;
  private static final double RADIUS = 3.5;

  /** Between a point and its text; a thin line leads from one to the other. */
  private static final double LEAD = 18;

  private static final String SEPARATOR = " · ";

  private final SlopeChart chart;
  private final double width;
  private final double valueWidth;

  SlopeDrawing(SlopeChart chart, double width) {
    this.chart = chart;
    this.width = width;
    this.valueWidth =
        chart.series().stream()
            .flatMap(series -> series.marks().stream())
            .mapToDouble(mark -> TextWidths.width(mark.text(), LABEL_SIZE))
            .max()
            .orElse(0);
  }

  @Override
  public double naturalHeight() {
    double labels = chart.series().size() * (LABEL_HEIGHT + 4);
    return Math.max(NATURAL_HEIGHT, HEAD_HEIGHT + labels + BELOW);
  }

  @Override
  public double leastHeight() {
    return HEAD_HEIGHT + Math.max(3, chart.series().size()) * LABEL_HEIGHT + BELOW;
  }

  @Override
  public List<String> keys() {
    return List.of();
  }

  @Override
  public void drawKey(Pen pen, int key, double x, double y) {
    pen.marker(key, x + 6, y, RADIUS, chart.series().get(key).colour());
  }

  /** Room beside the axis of a period. */
  private double beside(int period) {
    double names =
        chart.series().stream()
            .mapToDouble(series -> TextWidths.width(series.name(), LABEL_SIZE))
            .max()
            .orElse(0);
    double separator = TextWidths.width(SEPARATOR, LABEL_SIZE);
    boolean wide = width >= LEAST_WIDTH_FOR_NAMES;
    double most = wide ? width * 0.34 : width * 0.5;
    boolean named = names > 0 && (wide || period == 1);
    return LEAD + Math.ceil(named ? Math.min(valueWidth + separator + names, most) : valueWidth);
  }

  @Override
  public void draw(Pen pen, Box box) {
    double left = box.x() + beside(0);
    Box plot =
        new Box(
            left,
            box.y() + HEAD_HEIGHT,
            box.right() - beside(1) - left,
            Math.max(1, box.height() - HEAD_HEIGHT - BELOW));
    drawAxes(pen, box, plot);
    pen.startGroup("lines", true);
    for (Series series : chart.series()) {
      drawLine(pen, plot, series);
    }
    pen.endGroup();
    List<Double> labels = Stream.of(0, 1).flatMap(period -> labels(plot, period)).toList();
    pen.startGroup("marks", false);
    for (int s = 0; s < chart.series().size(); s++) {
      for (int period = 0; period < 2; period++) {
        drawMark(pen, plot, s, period, labels.get(period * chart.series().size() + s));
      }
    }
    pen.endGroup();
  }

  private void drawAxes(Pen pen, Box box, Box plot) {
    pen.startGroup("axis", true);
    double zero = y(plot, 0);
    pen.line(plot.x(), zero, plot.right(), zero, pen.palette().grid());
    double y = box.y() + 12;
    for (int period = 0; period < 2; period++) {
      double x = period == 0 ? plot.x() : plot.right();
      pen.line(x, plot.y() - 4, x, plot.bottom() + 4, pen.palette().baseline());
      String name = chart.categories().get(period).label();
      String text = TextWidths.shorten(name, LABEL_SIZE, box.width() / 2 - RADIUS);
      double half = TextWidths.width(text, LABEL_SIZE) / 2;
      double middle = Math.clamp(x, box.x() + half, box.right() - half);
      pen.text(text, middle, y, Anchor.MIDDLE, LABEL_SIZE, pen.palette().mutedInk());
    }
    pen.endGroup();
  }

  private void drawLine(Pen pen, Box plot, Series series) {
    Mark earlier = series.marks().getFirst();
    Mark later = series.marks().getLast();
    if (!(earlier.value() instanceof Published && later.value() instanceof Published)) {
      return;
    }
    pen.svg()
        .startLine("path")
        .attribute("d", Pen.segment(plot.x(), y(plot, earlier), plot.right(), y(plot, later)))
        .attribute("stroke", series.colour())
        .attribute("stroke-width", 2);
    if (earlier.isProvisional() || later.isProvisional()) {
      pen.svg().attribute("stroke-dasharray", LinePaths.DASHES);
    }
    pen.svg().end();
  }

  /** Where the texts of a period stand: near their points, moved apart where they would touch. */
  private Stream<Double> labels(Box plot, int period) {
    List<Double> wanted =
        chart.series().stream().map(series -> y(plot, series.marks().get(period))).toList();
    return PlacedText.spread(wanted, LABEL_HEIGHT, plot.y(), plot.bottom()).stream();
  }

  private double y(Box plot, Mark mark) {
    return y(plot, mark.figure().orElse(0.0));
  }

  private double y(Box plot, double value) {
    return ColumnDrawing.y(chart.scale(), plot, value);
  }

  private void drawMark(Pen pen, Box plot, int s, int period, double labelY) {
    Series series = chart.series().get(s);
    Mark mark = series.marks().get(period);
    double inwards = period == 0 ? 1 : -1;
    double axis = period == 0 ? plot.x() : plot.right();
    double x = axis + inwards * unpublishedBefore(s, period) * 2.5 * RADIUS;
    double y = y(plot, mark);
    pen.startMark(series, mark);
    pen.target(new Box(x - Pen.TARGET / 2, y - Pen.TARGET / 2, Pen.TARGET, Pen.TARGET));
    pen.line(
        axis - inwards * (RADIUS + 2),
        y,
        axis - inwards * (LEAD - 4),
        labelY,
        pen.palette().baseline());
    switch (mark.value()) {
      case Published published -> pen.marker(s, x, y, RADIUS, series.colour());
      case Suppressed withheld -> pen.hollowMarker(s, x, y, RADIUS, series.colour());
      case NotDefined undefined -> pen.rect(new Box(x - 4, y - 1, 8, 2), pen.palette().mutedInk());
    }
    pen.text(
        label(series, mark, period),
        axis - inwards * LEAD,
        labelY + 4,
        period == 0 ? Anchor.END : Anchor.START,
        LABEL_SIZE,
        mark.value() instanceof Published ? pen.palette().ink() : pen.palette().mutedInk());
    pen.svg().end();
  }

  /** Points on the line of zero stand beside one another. */
  private long unpublishedBefore(int s, int period) {
    return chart.series().get(s).marks().get(period).value() instanceof Published
        ? 0
        : chart.series().subList(0, s).stream()
            .filter(other -> !(other.marks().get(period).value() instanceof Published))
            .count();
  }

  private String label(Series series, Mark mark, int period) {
    double room = beside(period) - LEAD - valueWidth - TextWidths.width(SEPARATOR, LABEL_SIZE);
    if (series.name().isEmpty() || room < LABEL_SIZE) {
      return mark.text();
    }
    String name = TextWidths.shorten(series.name(), LABEL_SIZE, room);
    return period == 0 ? name + SEPARATOR + mark.text() : mark.text() + SEPARATOR + name;
  }
}
