// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.atalaya.cases.Wording;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.measures.CellText;

/**
 * Curves that rise in steps, at the true distances of their days, with a number at 3, 6, 12 and 24
 * months. A curve ends where it is not published any more.
 */
final class IncidenceDrawing implements Body {

  private static final Wording WORDING = Wording.of(IncidenceDrawing.class);

  private static final double LABEL_SIZE = 12;
  private static final double TICK_SIZE = 11;
  private static final double NATURAL_HEIGHT = 288;
  private static final double LEAST_HEIGHT = 72;
  private static final double AXIS_HEIGHT = 24;
  private static final double ABOVE = 16;
  private static final double BESIDE = 28;
  private static final double RADIUS = 3.5;
  private static final double FAINT = 0.15;

  /** Between the middles of two numbers in one column. */
  private static final double LEAST_DISTANCE = 13;

  private final IncidenceChart chart;
  private final Locale locale;
  private final double axisWidth;

  IncidenceDrawing(IncidenceChart chart) {
    this.chart = chart;
    this.locale = chart.settings().locale();
    this.axisWidth = ColumnDrawing.axisWidth(chart.scale());
  }

  @Override
  public double naturalHeight() {
    return NATURAL_HEIGHT;
  }

  @Override
  public double leastHeight() {
    return LEAST_HEIGHT;
  }

  @Override
  public List<String> keys() {
    return chart.series().size() > 1 ? Legend.names(chart) : List.of();
  }

  @Override
  public void drawKey(Pen pen, int series, double x, double y) {
    String colour = chart.series().get(series).colour();
    pen.rect(new Box(x, y - 1, 14, 2), colour);
    pen.marker(series, x + 7, y, RADIUS + 0.5, colour);
  }

  @Override
  public void draw(Pen pen, Box box) {
    Box plot =
        new Box(
            box.x() + axisWidth,
            box.y() + ABOVE,
            box.width() - axisWidth - BESIDE,
            Math.max(1, box.height() - ABOVE - AXIS_HEIGHT));
    pen.startGroup("axis", true);
    ColumnDrawing.drawStandingAxis(pen, chart.scale(), plot);
    drawMonths(pen, box, plot);
    pen.endGroup();
    pen.startGroup("lines", true);
    for (Series series : chart.series()) {
      if (IncidenceChart.hasBands(chart.series())) {
        drawBand(pen, plot, series);
      }
    }
    for (Series series : chart.series()) {
      drawCurve(pen, plot, series);
    }
    pen.endGroup();
    pen.startGroup("marks", false);
    for (int s = 0; s < chart.series().size(); s++) {
      for (int i = 0; i < chart.categories().size(); i++) {
        drawMark(pen, plot, s, i);
      }
    }
    pen.endGroup();
    drawNumbers(pen, plot);
  }

  private double x(Box plot, int day) {
    return plot.x() + plot.width() * day / Math.max(1, chart.lastDay());
  }

  private double y(Box plot, double value) {
    return ColumnDrawing.y(chart.scale(), plot, value);
  }

  private void drawMonths(Pen pen, Box box, Box plot) {
    List<PlacedText> labels = new ArrayList<>();
    labels.add(new PlacedText(CellText.number(0, 0, locale), plot.x()));
    for (int i = 0; i < chart.categories().size(); i++) {
      if (chart.isTold(i) || i == chart.categories().size() - 1) {
        double x = Math.round(x(plot, chart.day(i))) + 0.5;
        pen.line(x, plot.bottom(), x, plot.bottom() + 4, pen.palette().baseline());
        String months = CellText.number(chart.months(i), 0, locale);
        boolean last = i == chart.categories().size() - 1;
        labels.add(new PlacedText(last ? WORDING.text(locale, "months", months) : months, x));
      }
    }
    double y = plot.bottom() + 18;
    for (PlacedText label : PlacedText.thinned(labels, TICK_SIZE, box.x(), box.right())) {
      pen.text(label.text(), label.x(), y, Anchor.MIDDLE, TICK_SIZE, pen.palette().mutedInk());
    }
  }

  /** The figures from the first day on, up to the first that is not published. */
  private static List<Published> followed(Series series) {
    List<Published> followed = new ArrayList<>();
    for (Mark mark : series.marks()) {
      if (!(mark.value() instanceof Published published)) {
        break;
      }
      followed.add(published);
    }
    return followed;
  }

  private void drawCurve(Pen pen, Box plot, Series series) {
    StringBuilder path = new StringBuilder("M").append(point(plot, 0, 0));
    double before = 0;
    List<Published> followed = followed(series);
    for (int i = 0; i < followed.size(); i++) {
      path.append('L').append(point(plot, chart.day(i), before));
      before = followed.get(i).value();
      path.append('L').append(point(plot, chart.day(i), before));
    }
    pen.svg()
        .startLine("path")
        .attribute("d", path.toString())
        .attribute("fill", "none")
        .attribute("stroke", series.colour())
        .attribute("stroke-width", 2)
        .attribute("stroke-linejoin", "round")
        .end();
  }

  /** The intervals as a band with the same steps as its curve. */
  private void drawBand(Pen pen, Box plot, Series series) {
    List<ConfidenceInterval> intervals =
        followed(series).stream()
            .map(Published::interval)
            .takeWhile(Optional::isPresent)
            .flatMap(Optional::stream)
            .toList();
    StringBuilder upper = new StringBuilder();
    StringBuilder lower = new StringBuilder();
    for (int i = 0; i + 1 < intervals.size(); i++) {
      ConfidenceInterval interval = intervals.get(i);
      int from = chart.day(i);
      int to = chart.day(i + 1);
      upper
          .append(upper.isEmpty() ? 'M' : 'L')
          .append(point(plot, from, interval.upper()))
          .append('L')
          .append(point(plot, to, interval.upper()));
      lower.insert(
          0, "L" + point(plot, to, interval.lower()) + "L" + point(plot, from, interval.lower()));
    }
    if (!upper.isEmpty()) {
      pen.svg()
          .startLine("path")
          .attribute("d", upper.toString() + lower + "Z")
          .attribute("fill", series.colour())
          .attribute("fill-opacity", FAINT)
          .end();
    }
  }

  private String point(Box plot, int day, double value) {
    return SvgWriter.number(x(plot, day)) + " " + SvgWriter.number(y(plot, value));
  }

  private void drawMark(Pen pen, Box plot, int s, int i) {
    Series series = chart.series().get(s);
    Mark mark = series.marks().get(i);
    double x = x(plot, chart.day(i));
    double y = y(plot, mark.figure().orElse(0.0));
    pen.startMark(series, mark);
    pen.target(new Box(x - Pen.TARGET / 2, y - 12, Pen.TARGET, 24));
    switch (mark.value()) {
      case Published published -> {
        if (chart.isTold(i)) {
          pen.marker(s, x, y, RADIUS, series.colour());
        }
      }
      case Suppressed withheld -> pen.hollowMarker(s, x, y, RADIUS, series.colour());
      case NotDefined undefined ->
          pen.rect(new Box(x - 3, y - 4 - 3 * s, 6, 2), pen.palette().mutedInk());
    }
    pen.svg().end();
  }

  /** The numbers above their points, from the top down, as far as they do not touch. */
  private void drawNumbers(Pen pen, Box plot) {
    // Hidden, since every mark says its value.
    pen.startGroup("figures", true);
    for (int i = 0; i < chart.categories().size(); i++) {
      if (chart.isTold(i) && fits(plot, i)) {
        double last = Double.NEGATIVE_INFINITY;
        for (Mark mark : fromTheTop(i)) {
          double y = y(plot, mark.figure().orElse(0.0)) - 7;
          if (y - last >= LEAST_DISTANCE) {
            double x = x(plot, chart.day(i));
            pen.text(mark.text(), x, y, Anchor.MIDDLE, LABEL_SIZE, pen.palette().ink());
            last = y;
          }
        }
      }
    }
    pen.endGroup();
  }

  private List<Mark> fromTheTop(int category) {
    return chart.series().stream()
        .map(series -> series.marks().get(category))
        .filter(mark -> mark.value() instanceof Published)
        .sorted(Comparator.comparing((Mark mark) -> mark.figure().orElse(0.0)).reversed())
        .toList();
  }

  /** Whether the numbers of a day have room beside those of the told day before. */
  private boolean fits(Box plot, int category) {
    double before =
        IntStream.range(0, category)
            .filter(chart::isTold)
            .mapToDouble(i -> x(plot, chart.day(i)))
            .max()
            .orElse(plot.x() - axisWidth);
    double widest =
        chart.series().stream()
            .mapToDouble(
                series -> TextWidths.width(series.marks().get(category).text(), LABEL_SIZE))
            .max()
            .orElse(0);
    return x(plot, chart.day(category)) - before >= widest;
  }
}
