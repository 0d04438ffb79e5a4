// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.Locale;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.measures.CellText;

/**
 * Lying bars: names on the left, each value at the end of its bar. Where the height is given and
 * too small, rows shrink to {@link Pen#TARGET} pixels for a bar, and then the last ones are left to
 * the table.
 */
final class RowDrawing implements Body {

  private static final double LABEL_SIZE = RowNames.SIZE;

  /** The part of the picture that names may take at most. */
  static final double NAME_SHARE = 0.38;

  private static final double GAP = 8;
  private static final double VALUE_GAP = 5;
  private static final double AXIS_HEIGHT = 20;
  private static final double MORE_HEIGHT = 18;

  /** Length of the mark of a withheld figure: its limit drawn to scale would outshine figures. */
  private static final double WITHHELD = 14;

  private final BarChart chart;
  private final Locale locale;
  private final int bars;
  private final int rows;
  private final RowNames names;
  private final double labelWidth;
  private final double natural;

  RowDrawing(BarChart chart, double width) {
    this.chart = chart;
    this.locale = chart.settings().locale();
    this.bars = chart.series().size();
    this.rows = chart.categories().size();
    this.names =
        RowNames.of(
            chart.categories().stream().map(AxisCategory::label).toList(), width * NAME_SHARE);
    this.labelWidth = names.width();
    this.natural = names.pitch(bars == 1 ? 24 : bars * Pen.TARGET + 12);
  }

  @Override
  public double naturalHeight() {
    return rows * natural + (rows > 1 ? AXIS_HEIGHT : 0);
  }

  @Override
  public double leastHeight() {
    return least() + (rows > 1 ? MORE_HEIGHT : 0);
  }

  /** The height of a row in which each of its bars can be pointed at. */
  private double least() {
    return bars == 1 ? Pen.TARGET : bars * Pen.TARGET + 2;
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
    Layout layout = layout(box);
    drawAxis(pen, box, layout);
    pen.startGroup("marks", false);
    for (int s = 0; s < bars; s++) {
      Series series = chart.series().get(s);
      for (int row = 0; row < layout.shown(); row++) {
        drawMark(pen, box, layout, series, s, row);
      }
    }
    pen.endGroup();
    RowNames.drawMore(pen, rows - layout.shown(), locale, box.x(), layout.bottom());
  }

  /**
   * Where things are.
   *
   * @param shown how many rows are drawn
   * @param pitch height of a row
   * @param barPitch height of a bar with its share of the gaps
   * @param top top of the first row
   * @param across the axis of the values
   * @param axis whether there is room for the labels of the axis
   */
  private record Layout(
      int shown, double pitch, double barPitch, double top, LyingAxis across, boolean axis) {

    double bottom() {
      return top + shown * pitch;
    }

    double barTop(int row, int bar, int bars) {
      return top + row * pitch + (pitch - bars * barPitch) / 2 + bar * barPitch;
    }
  }

  private Layout layout(Box box) {
    boolean axis = rows > 1 && box.height() >= AXIS_HEIGHT + MORE_HEIGHT + 2 * least();
    double room = box.height() - (axis ? AXIS_HEIGHT : 0);
    int shown = rows;
    if (rows * least() > room) {
      room -= MORE_HEIGHT;
      shown = Math.clamp((long) (room / least()), 1, rows);
    }
    double pitch = Math.floor(Math.min(room / shown, natural * 1.5));
    double barPitch = bars == 1 ? pitch : Math.min((pitch - 2) / bars, (pitch * 0.8) / bars + 2);
    barPitch = Math.max(barPitch, Pen.TARGET);
    double positive = 0;
    double negative = 0;
    for (Series series : chart.series()) {
      for (Mark mark : series.marks()) {
        double width = TextWidths.width(mark.text(), LABEL_SIZE) + VALUE_GAP;
        if (mark.value() instanceof Published published && published.value() < 0) {
          negative = Math.max(negative, width);
        } else {
          positive = Math.max(positive, width);
        }
      }
    }
    return new Layout(
        shown,
        pitch,
        barPitch,
        box.y(),
        new LyingAxis(chart.scale(), box.x() + labelWidth + GAP + negative, box.right() - positive),
        axis);
  }

  private void drawAxis(Pen pen, Box box, Layout layout) {
    pen.startGroup("axis", true);
    layout.across().drawLines(pen, layout.top(), layout.bottom(), layout.axis());
    if (layout.axis()) {
      double y = layout.bottom() + (layout.shown() < rows ? MORE_HEIGHT : 0) + 14;
      layout.across().drawLabels(pen, y, box);
    }
    for (int row = 0; row < layout.shown(); row++) {
      names.draw(pen, row, box.x(), layout.top() + row * layout.pitch(), layout.pitch());
    }
    pen.endGroup();
  }

  private void drawMark(Pen pen, Box box, Layout layout, Series series, int s, int row) {
    Mark mark = series.marks().get(row);
    double top = layout.barTop(row, s, bars);
    double thickness = bars == 1 ? Math.clamp(layout.pitch() * 0.66, 9, 28) : layout.barPitch() - 2;
    Box bar =
        new Box(layout.across().x(0), top + (layout.barPitch() - thickness) / 2, 0, thickness);
    boolean aside = bars == 1 && mark.category().aside();
    String colour = aside ? pen.palette().aside() : series.colour();
    pen.startMark(series, mark);
    double from = box.x() + labelWidth + GAP / 2;
    pen.target(new Box(from, top, box.right() - from, layout.barPitch()));
    switch (mark.value()) {
      case Published published -> drawFigure(pen, layout, bar, published.value(), colour, mark);
      case Suppressed suppressed -> drawWithheld(pen, bar, colour, mark);
      case NotDefined undefined -> drawReason(pen, box, bar, undefined, mark);
    }
    pen.svg().end();
  }

  private void drawFigure(Pen pen, Layout layout, Box bar, double value, String colour, Mark mark) {
    double end = layout.across().x(value);
    double length = value == 0 ? 0 : Math.max(1, Math.abs(end - bar.x()));
    double start = value < 0 ? bar.x() - length : bar.x();
    if (length > 0) {
      pen.rect(new Box(start, bar.y(), length, bar.height()), colour);
    }
    if (value < 0) {
      printValue(pen, mark.text(), start - VALUE_GAP, bar, Anchor.END, pen.palette().ink());
    } else {
      double x = start + length + VALUE_GAP;
      printValue(pen, mark.text(), x, bar, Anchor.START, pen.palette().ink());
    }
  }

  private static void drawWithheld(Pen pen, Box bar, String colour, Mark mark) {
    pen.hatched(new Box(bar.x(), bar.y(), WITHHELD, bar.height()), colour);
    double x = bar.x() + WITHHELD + VALUE_GAP;
    printValue(pen, mark.text(), x, bar, Anchor.START, pen.palette().mutedInk());
  }

  private void drawReason(Pen pen, Box box, Box bar, NotDefined undefined, Mark mark) {
    String reason = mark.text() + " " + CellText.reason(undefined.reason(), locale);
    double x = bar.x() + VALUE_GAP;
    boolean fits = TextWidths.width(reason, LABEL_SIZE) <= box.right() - x;
    String text = fits ? reason : mark.text();
    printValue(pen, text, x, bar, Anchor.START, pen.palette().mutedInk());
  }

  private static void printValue(
      Pen pen, String text, double x, Box bar, Anchor anchor, String fill) {
    double size = bar.height() < 12 ? LyingAxis.TICK_SIZE : LABEL_SIZE;
    pen.text(text, x, bar.y() + bar.height() / 2 + 4, anchor, size, fill);
  }
}
