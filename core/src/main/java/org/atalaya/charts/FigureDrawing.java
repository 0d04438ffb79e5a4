// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.Optional;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.disclosure.CellValue.Published;

/** A large figure with its unit, the change in words, and a small line where it has room. */
final class FigureDrawing implements Body {

  private static final double LARGEST = 46;
  private static final double SMALLEST = 18;
  private static final double UNIT_SIZE = 14;
  private static final double WORD_SIZE = 13;
  private static final double WORD_LINE = 18;
  private static final double LINE_HEIGHT = 44;
  private static final double NAME_SIZE = 11;
  private static final double NAME_HEIGHT = 16;
  private static final double GAP = 8;
  private static final double INSET = 5;
  private static final double RADIUS = 3.5;
  private static final int MOST_WORDS = 3;

  private final FigureChart chart;
  private final Mark figure;
  private final Optional<LineChart> line;
  private final List<String> change;
  private final double size;

  FigureDrawing(FigureChart chart, double width) {
    this.chart = chart;
    this.figure = chart.figureMark();
    this.line = chart.line();
    this.change =
        chart
            .change()
            .map(words -> TextWidths.wrap(words, WORD_SIZE, width, MOST_WORDS))
            .orElse(List.of());
    double fitting = width / TextWidths.width(figure.text(), TextWidths.STRONG);
    this.size = Math.clamp(fitting, SMALLEST, LARGEST);
  }

  @Override
  public double naturalHeight() {
    double words = change.size() * WORD_LINE;
    double below = line.isPresent() ? GAP + LINE_HEIGHT + NAME_HEIGHT : 0;
    return size * 0.95 + (unitBeside() ? 0 : WORD_LINE) + words + below;
  }

  @Override
  public double leastHeight() {
    return SMALLEST;
  }

  @Override
  public List<String> keys() {
    return List.of();
  }

  @Override
  public void drawKey(Pen pen, int key, double x, double y) {
    throw new IllegalStateException("a figure has no legend");
  }

  private boolean unitBeside() {
    return TextWidths.width(figure.text(), size * TextWidths.STRONG)
            + GAP
            + TextWidths.width(chart.unit(), UNIT_SIZE)
        <= Frame.room(chart.settings());
  }

  @Override
  public void draw(Pen pen, Box box) {
    double own = Math.min(size, box.height() / 0.95);
    double baseline = box.y() + own * 0.8;
    double y = baseline + own * 0.15;
    pen.startGroup("marks", false);
    drawFigure(pen, box, own, baseline);
    pen.endGroup();
    if (!unitBeside() && y + WORD_LINE <= box.bottom()) {
      pen.text(
          TextWidths.shorten(chart.unit(), UNIT_SIZE, box.width()),
          box.x(),
          y + 13,
          Anchor.START,
          UNIT_SIZE,
          pen.palette().mutedInk());
      y += WORD_LINE;
    }
    if (y + change.size() * WORD_LINE <= box.bottom()) {
      pen.startGroup("change", false);
      for (String words : change) {
        pen.text(words, box.x(), y + 14, Anchor.START, WORD_SIZE, pen.palette().ink());
        y += WORD_LINE;
      }
      pen.endGroup();
    }
    Box rest = new Box(box.x(), y + GAP, box.width(), box.bottom() - y - GAP);
    if (line.isPresent() && rest.height() >= LINE_HEIGHT / 2) {
      drawLine(pen, line.get(), rest);
    }
  }

  private void drawFigure(Pen pen, Box box, double own, double baseline) {
    String ink =
        figure.value() instanceof Published ? pen.palette().ink() : pen.palette().mutedInk();
    pen.startMark(chart.series().getFirst(), figure);
    pen.target(new Box(box.x(), box.y(), box.width(), own * 0.95));
    pen.strongText(figure.text(), box.x(), baseline, own, ink);
    if (unitBeside()) {
      double x = box.x() + TextWidths.width(figure.text(), own * TextWidths.STRONG) + GAP;
      pen.text(chart.unit(), x, baseline, Anchor.START, UNIT_SIZE, pen.palette().mutedInk());
    }
    pen.svg().end();
  }

  /** The line, with its first and its last period named below where there is room. */
  private void drawLine(Pen pen, LineChart periods, Box rest) {
    boolean named = rest.height() >= LINE_HEIGHT / 2 + NAME_HEIGHT;
    double height = rest.height() - INSET - (named ? NAME_HEIGHT : 0);
    Box plot = new Box(rest.x(), rest.y() + INSET, rest.width(), height);
    Series series = chart.series().getFirst();
    List<Double> xs = xs(plot);
    double zero = ColumnDrawing.y(chart.scale(), plot, 0);
    pen.startGroup("axis", true);
    pen.line(plot.x(), zero, plot.right(), zero, pen.palette().grid());
    if (named) {
      names(pen, rest);
    }
    pen.endGroup();
    pen.startGroup("lines", true);
    new LinePaths(series, periods, xs, plot).drawLine(pen);
    pen.endGroup();
    pen.startGroup("marks", false);
    for (int i = 0; i < xs.size(); i++) {
      Mark mark = series.marks().get(i);
      if (mark.equals(figure)) {
        point(pen, plot, series, xs.get(i));
      } else {
        drawMark(pen, plot, series, mark, xs.get(i));
      }
    }
    pen.endGroup();
  }

  /** Where the large figure lies on the line; its mark is the figure itself. */
  private void point(Pen pen, Box plot, Series series, double x) {
    double y = ColumnDrawing.y(chart.scale(), plot, figure.figure().orElse(0.0));
    if (figure.value() instanceof Published) {
      pen.circle(x, y, RADIUS, series.colour());
    } else {
      pen.hollowMarker(0, x, y, RADIUS, series.colour());
    }
  }

  private List<Double> xs(Box plot) {
    List<Integer> ordinals =
        chart.categories().stream()
            .map(category -> category.period().orElseThrow().ordinal())
            .toList();
    int first = ordinals.getFirst();
    int span = Math.max(1, ordinals.getLast() - first);
    return ordinals.stream()
        .map(at -> plot.x() + INSET + (plot.width() - 2 * INSET) * (at - first) / span)
        .toList();
  }

  private void names(Pen pen, Box rest) {
    String ink = pen.palette().mutedInk();
    String first = chart.categories().getFirst().brief();
    String last = chart.categories().getLast().brief();
    double both = TextWidths.width(first, NAME_SIZE) + TextWidths.width(last, NAME_SIZE);
    double y = rest.bottom() - 3;
    pen.text(last, rest.right(), y, Anchor.END, NAME_SIZE, ink);
    if (both + GAP <= rest.width()) {
      pen.text(first, rest.x(), y, Anchor.START, NAME_SIZE, ink);
    }
  }

  private void drawMark(Pen pen, Box plot, Series series, Mark mark, double x) {
    pen.startMark(series, mark);
    double across = Math.max(2, plot.width() / chart.categories().size());
    pen.target(new Box(x - across / 2, plot.y(), across, plot.height()));
    if (!(mark.value() instanceof Published)) {
      double zero = ColumnDrawing.y(chart.scale(), plot, 0);
      pen.hollowMarker(0, x, zero, 2, series.colour());
    }
    pen.svg().end();
  }
}
