// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.Locale;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;

/**
 * Stacked bars, always lying, so that figures have room inside their parts. Behind the published
 * parts stand the withheld ones, each a hatched mark of the same size, and what is said of the
 * whole bar.
 */
final class StackDrawing implements Body {

  private static final double LABEL_SIZE = 12;
  private static final double GAP = 8;
  private static final double AXIS_HEIGHT = 20;
  private static final double MORE_HEIGHT = 18;
  private static final double COMFORTABLE = 28;

  /** Between parts, so that their order can be seen without colours. */
  private static final double SEAM = 1;

  /** Width of the mark of a withheld part. */
  private static final double WITHHELD = 14;

  private final StackChart chart;
  private final Locale locale;
  private final int rows;
  private final RowNames names;
  private final double natural;
  private final double beside;

  StackDrawing(StackChart chart, double width) {
    this.chart = chart;
    this.locale = chart.settings().locale();
    this.rows = chart.categories().size();
    this.names =
        RowNames.of(
            chart.categories().stream().map(AxisCategory::label).toList(),
            width * RowDrawing.NAME_SHARE);
    this.natural = names.pitch(COMFORTABLE);
    double ends =
        chart.ends().stream()
            .mapToDouble(end -> TextWidths.width(end.text(), LABEL_SIZE) + GAP)
            .max()
            .orElse(0);
    long withheld = 0;
    for (int row = 0; row < rows; row++) {
      withheld = Math.max(withheld, withheldBefore(chart.series().size(), row));
    }
    this.beside = ends + withheld * (WITHHELD + SEAM) + (withheld > 0 ? SEAM : 0);
  }

  /** How many of the first series are not published in a row. */
  private long withheldBefore(int series, int row) {
    return chart.series().subList(0, series).stream()
        .filter(one -> !(one.marks().get(row).value() instanceof Published))
        .count();
  }

  @Override
  public double naturalHeight() {
    return rows * natural + AXIS_HEIGHT;
  }

  @Override
  public double leastHeight() {
    return Pen.TARGET + (rows > 1 ? MORE_HEIGHT : 0);
  }

  @Override
  public List<String> keys() {
    return Legend.names(chart);
  }

  @Override
  public void drawKey(Pen pen, int key, double x, double y) {
    pen.rect(new Box(x, y - 6, 12, 12), chart.series().get(key).colour());
  }

  @Override
  public void draw(Pen pen, Box box) {
    Layout layout = layout(box);
    drawAxis(pen, box, layout);
    pen.startGroup("marks", false);
    for (int s = 0; s < chart.series().size(); s++) {
      for (int row = 0; row < layout.shown(); row++) {
        drawMark(pen, layout, s, row);
      }
    }
    pen.endGroup();
    drawEnds(pen, layout);
    RowNames.drawMore(pen, rows - layout.shown(), locale, box.x(), layout.bottom());
  }

  /**
   * Where things are.
   *
   * @param shown how many rows are drawn
   * @param pitch height of a row
   * @param top top of the first row
   * @param across the axis of the values
   * @param axis whether there is room for the labels of the axis
   */
  private record Layout(int shown, double pitch, double top, LyingAxis across, boolean axis) {

    double bottom() {
      return top + shown * pitch;
    }
  }

  private Layout layout(Box box) {
    boolean axis = box.height() >= AXIS_HEIGHT + MORE_HEIGHT + 2 * Pen.TARGET;
    double room = box.height() - (axis ? AXIS_HEIGHT : 0);
    int shown = rows;
    if (rows * Pen.TARGET > room) {
      room -= MORE_HEIGHT;
      shown = Math.clamp((long) (room / Pen.TARGET), 1, rows);
    }
    double pitch = Math.floor(Math.min(room / shown, natural * 1.5));
    LyingAxis across =
        new LyingAxis(chart.scale(), box.x() + names.width() + GAP, box.right() - beside);
    return new Layout(shown, pitch, box.y(), across, axis);
  }

  private void drawAxis(Pen pen, Box box, Layout layout) {
    pen.startGroup("axis", true);
    layout.across().drawLines(pen, layout.top(), layout.bottom(), true);
    if (layout.axis()) {
      double y = layout.bottom() + (layout.shown() < rows ? MORE_HEIGHT : 0) + 14;
      layout.across().drawLabels(pen, y, box);
    }
    for (int row = 0; row < layout.shown(); row++) {
      names.draw(pen, row, box.x(), layout.top() + row * layout.pitch(), layout.pitch());
    }
    pen.endGroup();
  }

  private void drawMark(Pen pen, Layout layout, int s, int row) {
    Series series = chart.series().get(s);
    Mark mark = series.marks().get(row);
    Box part = part(layout, s, row);
    pen.startMark(series, mark);
    double across = Math.max(part.width(), Pen.TARGET);
    pen.target(
        new Box(
            part.x() - (across - part.width()) / 2,
            layout.top() + row * layout.pitch(),
            across,
            layout.pitch()));
    switch (mark.value()) {
      case Published published -> drawFigure(pen, part, series.colour(), mark);
      case Suppressed withheld -> pen.hatched(part, series.colour());
      case NotDefined undefined ->
          pen.text(
              mark.text(),
              part.x() + part.width() / 2,
              part.y() + part.height() / 2 + 4,
              Anchor.MIDDLE,
              LABEL_SIZE,
              pen.palette().mutedInk());
    }
    pen.svg().end();
  }

  /** The place of a part: published ones in their order, the others behind all of them. */
  private Box part(Layout layout, int s, int row) {
    double thickness = Math.clamp(layout.pitch() * 0.7, 10, 30);
    double y = layout.top() + (row + 0.5) * layout.pitch() - thickness / 2;
    double from = layout.across().x(sum(s, row));
    if (chart.series().get(s).marks().get(row).value() instanceof Published) {
      double length = layout.across().x(sum(s + 1, row)) - from;
      return new Box(from, y, length, thickness);
    }
    double x = endOfParts(layout, row) + SEAM + withheldBefore(s, row) * (WITHHELD + SEAM);
    return new Box(x, y, WITHHELD, thickness);
  }

  private double endOfParts(Layout layout, int row) {
    return layout.across().x(sum(chart.series().size(), row));
  }

  /** Where the first parts of a bar end, on the scale. */
  private double sum(int parts, int row) {
    double sum = 0;
    for (Series series : chart.series().subList(0, parts)) {
      if (series.marks().get(row).value() instanceof Published published) {
        sum += published.value();
      }
    }
    return sum * chart.stretch(row);
  }

  private static void drawFigure(Pen pen, Box part, String colour, Mark mark) {
    if (part.width() <= 0) {
      return;
    }
    double width = part.width() > 3 * SEAM ? part.width() - SEAM : part.width();
    pen.rect(new Box(part.x(), part.y(), width, part.height()), colour);
    double size = part.height() < 12 ? LyingAxis.TICK_SIZE - 1 : LyingAxis.TICK_SIZE;
    if (TextWidths.width(mark.text(), size) + 4 <= width) {
      pen.text(
          mark.text(),
          part.x() + width / 2,
          part.y() + part.height() / 2 + 4,
          Anchor.MIDDLE,
          size,
          Contrast.inkOn(colour));
    }
  }

  private void drawEnds(Pen pen, Layout layout) {
    pen.startGroup("ends", false);
    for (StackChart.End end : chart.ends()) {
      if (end.category() < layout.shown()) {
        int row = end.category();
        long withheld = withheldBefore(chart.series().size(), row);
        double x = endOfParts(layout, row) + withheld * (WITHHELD + SEAM) + GAP;
        double y = layout.top() + (row + 0.5) * layout.pitch() + 4;
        pen.svg()
            .startLine("g")
            .attribute("class", "end")
            .attribute("role", "img")
            .attribute("aria-label", end.sentence());
        pen.text(end.text(), x, y, Anchor.START, LABEL_SIZE, pen.palette().ink());
        pen.svg().end();
      }
    }
    pen.endGroup();
  }
}
