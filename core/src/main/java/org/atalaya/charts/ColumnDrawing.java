// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;

/**
 * Standing bars: names below, the axis on the left, values above the bars where all of them fit.
 */
final class ColumnDrawing implements Body {

  static final double LABEL_SIZE = 12;

  private static final double TICK_SIZE = 11;
  private static final double NATURAL_HEIGHT = 272;
  private static final double NATURAL_HEIGHT_NARROW = 232;
  private static final double LEAST_HEIGHT = 56;
  private static final double NARROW = 400;
  private static final double MOST_BAR = 72;

  /** A group takes at most this many times the width of its bars, so that bars stay comparable. */
  private static final double MOST_SPREAD = 3;

  private static final double GROUP = 0.76;

  /** Height of the mark of a withheld figure: its limit drawn to scale would outshine figures. */
  private static final double WITHHELD = 10;

  private static final double LINE_HEIGHT = 14;

  /** Room for padding and the labels of the axis, for the decision whether columns fit at all. */
  private static final double BESIDE = 96;

  private final BarChart chart;
  private final int bars;
  private final int groups;
  private final double width;
  private final double axisWidth;

  ColumnDrawing(BarChart chart, double width) {
    this.chart = chart;
    this.bars = chart.series().size();
    this.groups = chart.categories().size();
    this.width = width;
    this.axisWidth = axisWidth(chart.scale());
  }

  /** Room for the labels of a standing axis, with the gap beside them. */
  static double axisWidth(Scale scale) {
    double widest =
        scale.ticks().stream()
            .mapToDouble(tick -> TextWidths.width(tick.text(), TICK_SIZE))
            .max()
            .orElse(0);
    return Math.ceil(widest) + 8;
  }

  /** The width of a group in a picture of this width, at least. */
  static double bandAtLeast(int pictureWidth, int groups) {
    return (pictureWidth - BESIDE) / groups;
  }

  /** The width of a bar with its share of the gaps. */
  static double barPitch(double band, int bars) {
    return Math.min(band * GROUP / bars, MOST_BAR);
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
    return bars > 1 ? Legend.names(chart) : List.of();
  }

  @Override
  public void drawKey(Pen pen, int series, double x, double y) {
    pen.rect(new Box(x, y - 6, 12, 12), chart.series().get(series).colour());
  }

  @Override
  public void draw(Pen pen, Box box) {
    double band = Math.min((box.width() - axisWidth) / groups, MOST_SPREAD * MOST_BAR * bars);
    int lines =
        chart.categories().stream()
            .mapToInt(category -> name(category, band).size())
            .max()
            .orElse(1);
    double below = 6 + lines * LINE_HEIGHT;
    double above = 18;
    Box plot =
        new Box(
            box.x() + axisWidth,
            box.y() + above,
            groups * band,
            Math.max(1, box.height() - above - below));
    drawAxis(pen, plot, band);
    boolean values = valuesFit(band);
    pen.startGroup("marks", false);
    for (int s = 0; s < bars; s++) {
      for (int group = 0; group < groups; group++) {
        drawMark(pen, plot, band, s, group, values);
      }
    }
    pen.endGroup();
  }

  private static List<String> name(AxisCategory category, double band) {
    return TextWidths.wrap(category.brief(), LABEL_SIZE, band - 4, 2);
  }

  private void drawAxis(Pen pen, Box plot, double band) {
    Palette palette = pen.palette();
    pen.startGroup("axis", true);
    drawStandingAxis(pen, chart.scale(), plot);
    for (int group = 0; group < groups; group++) {
      double y = plot.bottom() + 4 + LINE_HEIGHT - 2;
      for (String line : name(chart.categories().get(group), band)) {
        double x = plot.x() + (group + 0.5) * band;
        pen.text(line, x, y, Anchor.MIDDLE, LABEL_SIZE, palette.ink());
        y += LINE_HEIGHT;
      }
    }
    pen.endGroup();
  }

  /** Lines at the ticks and their labels on the left, as many as have room. */
  static void drawStandingAxis(Pen pen, Scale scale, Box plot) {
    Palette palette = pen.palette();
    int intervals = scale.ticks().size() - 1;
    double pitch = plot.height() / intervals;
    int step = (int) Math.ceil(LINE_HEIGHT / pitch);
    for (int i = 0; i <= intervals; i++) {
      Scale.Tick tick = scale.ticks().get(i);
      if (i % step == 0 || tick.value() == 0) {
        double y = Math.round(y(scale, plot, tick.value())) + 0.5;
        String colour = tick.value() == 0 ? palette.baseline() : palette.grid();
        pen.line(plot.x(), y, plot.right(), y, colour);
        if (i % step == 0) {
          pen.text(tick.text(), plot.x() - 8, y + 3.5, Anchor.END, TICK_SIZE, palette.mutedInk());
        }
      }
    }
  }

  static double y(Scale scale, Box plot, double value) {
    return plot.bottom() - scale.fraction(value) * plot.height();
  }

  private boolean valuesFit(double band) {
    double room = bars == 1 ? band : barPitch(band, bars);
    return chart.series().stream()
        .flatMap(series -> series.marks().stream())
        .allMatch(mark -> TextWidths.width(mark.text(), TICK_SIZE) <= room);
  }

  private void drawMark(Pen pen, Box plot, double band, int s, int group, boolean values) {
    Series series = chart.series().get(s);
    Mark mark = series.marks().get(group);
    double pitch = barPitch(band, bars);
    double left = plot.x() + group * band + (band - bars * pitch) / 2 + s * pitch;
    double gap = bars == 1 ? 0 : 2;
    boolean aside = bars == 1 && mark.category().aside();
    String colour = aside ? pen.palette().aside() : series.colour();
    double zero = y(chart.scale(), plot, 0);
    pen.startMark(series, mark);
    pen.target(new Box(left, plot.y() - 16, pitch, plot.height() + 16));
    double end =
        switch (mark.value()) {
          case Published published -> {
            double value = published.value();
            double y = y(chart.scale(), plot, value);
            double height = value == 0 ? 0 : Math.max(1, Math.abs(zero - y));
            if (height > 0) {
              double top = value < 0 ? zero : zero - height;
              pen.rect(new Box(left + gap / 2, top, pitch - gap, height), colour);
            }
            yield Math.min(y, zero);
          }
          case Suppressed withheld -> {
            pen.hatched(new Box(left + gap / 2, zero - WITHHELD, pitch - gap, WITHHELD), colour);
            yield zero - WITHHELD;
          }
          case NotDefined undefined -> zero;
        };
    if (values || !(mark.value() instanceof Published)) {
      String ink =
          mark.value() instanceof Published ? pen.palette().ink() : pen.palette().mutedInk();
      pen.text(mark.text(), left + pitch / 2, end - 4, Anchor.MIDDLE, TICK_SIZE, ink);
    }
    pen.svg().end();
  }
}
