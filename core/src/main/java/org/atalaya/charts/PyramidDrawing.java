// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.OptionalInt;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;

/**
 * An age pyramid: ages in the middle, young ones at the bottom, what is not known below them. It is
 * drawn whole or not at all, since some of its ages would have another shape.
 */
final class PyramidDrawing implements Body {

  private static final double LABEL_SIZE = 12;
  private static final double TICK_SIZE = 11;
  private static final double GAP = 8;
  private static final double VALUE_GAP = 5;
  private static final double HEAD_HEIGHT = 24;
  private static final double AXIS_HEIGHT = 20;
  private static final double ASIDE_GAP = 6;
  private static final double COMFORTABLE = 22;
  private static final double MOST_PITCH = 30;
  private static final double NAME_SHARE = 0.3;

  /** Length of the mark of a withheld figure. */
  private static final double WITHHELD = 14;

  /** Room for the words around a picture, for the decision whether all ages fit into a height. */
  private static final double AROUND = 150;

  private final PyramidChart chart;
  private final int rows;
  private final int known;
  private final double nameWidth;
  private final double valueWidth;

  PyramidDrawing(PyramidChart chart, double width) {
    this.chart = chart;
    this.rows = chart.categories().size();
    this.known = (int) chart.categories().stream().filter(age -> !age.aside()).count();
    double widest =
        chart.categories().stream()
            .mapToDouble(age -> TextWidths.width(age.label(), LABEL_SIZE))
            .max()
            .orElse(0);
    this.nameWidth = Math.ceil(Math.min(widest, width * NAME_SHARE));
    this.valueWidth =
        chart.series().stream()
            .flatMap(series -> series.marks().stream())
            .mapToDouble(mark -> TextWidths.width(mark.text(), TICK_SIZE) + VALUE_GAP)
            .max()
            .orElse(0);
  }

  /** Whether this many ages have room in the height that was asked for. */
  static boolean fits(int ages, OptionalInt height) {
    return height.isEmpty()
        || height.getAsInt() >= AROUND + HEAD_HEIGHT + ages * Pen.TARGET + ASIDE_GAP;
  }

  @Override
  public double naturalHeight() {
    return HEAD_HEIGHT + rows * COMFORTABLE + asideGap() + AXIS_HEIGHT;
  }

  @Override
  public double leastHeight() {
    return HEAD_HEIGHT + rows * Pen.TARGET + asideGap();
  }

  private double asideGap() {
    return known < rows ? ASIDE_GAP : 0;
  }

  @Override
  public List<String> keys() {
    return List.of();
  }

  @Override
  public void drawKey(Pen pen, int key, double x, double y) {
    pen.rect(new Box(x, y - 6, 12, 12), chart.series().get(key).colour());
  }

  /**
   * Where things are.
   *
   * @param box the room
   * @param pitch height of a row
   * @param top top of the first row
   * @param left where the bars to the left begin
   * @param right where the bars to the right begin
   * @param length length of the longest bar
   * @param axis whether there is room for the labels of the axis
   */
  private record Layout(
      Box box, double pitch, double top, double left, double right, double length, boolean axis) {

    double start(int side) {
      return side == 0 ? left : right;
    }

    double x(int side, double length) {
      return side == 0 ? left - length : right + length;
    }

    double edge(int side) {
      return side == 0 ? box.x() : box.right();
    }
  }

  private Layout layout(Box box) {
    boolean axis = box.height() >= leastHeight() + AXIS_HEIGHT;
    double room = box.height() - HEAD_HEIGHT - asideGap() - (axis ? AXIS_HEIGHT : 0);
    double pitch = Math.max(Pen.TARGET, Math.floor(Math.min(room / rows, MOST_PITCH)));
    double middle = box.x() + box.width() / 2;
    double half = nameWidth / 2 + GAP;
    return new Layout(
        box,
        pitch,
        box.y() + HEAD_HEIGHT,
        middle - half,
        middle + half,
        box.width() / 2 - half - valueWidth,
        axis);
  }

  /** The top of the row of an age: the oldest at the top, asides at the bottom. */
  private double y(Layout layout, int age) {
    return age < known
        ? layout.top() + (known - 1 - age) * layout.pitch()
        : layout.top() + age * layout.pitch() + ASIDE_GAP;
  }

  @Override
  public void draw(Pen pen, Box box) {
    Layout layout = layout(box);
    pen.startGroup("axis", true);
    for (int side = 0; side < 2; side++) {
      drawHead(pen, layout, side);
      drawTicks(pen, layout, side);
    }
    for (int age = 0; age < rows; age++) {
      String name = TextWidths.shorten(chart.categories().get(age).label(), LABEL_SIZE, nameWidth);
      double y = y(layout, age) + layout.pitch() / 2 + 4;
      double x = box.x() + box.width() / 2;
      pen.text(name, x, y, Anchor.MIDDLE, LABEL_SIZE, pen.palette().ink());
    }
    pen.endGroup();
    pen.startGroup("marks", false);
    for (int side = 0; side < 2; side++) {
      for (int age = 0; age < rows; age++) {
        drawMark(pen, layout, side, age);
      }
    }
    pen.endGroup();
  }

  /** The name of a side above it, with its colour. */
  private void drawHead(Pen pen, Layout layout, int side) {
    double room = layout.length() + valueWidth - 20;
    String name = TextWidths.shorten(chart.series().get(side).name(), LABEL_SIZE, room);
    double y = layout.box().y() + 10;
    double start = layout.start(side);
    drawKey(pen, side, side == 0 ? start - 12 : start, y);
    Anchor anchor = side == 0 ? Anchor.END : Anchor.START;
    pen.text(name, layout.x(side, 20), y + 4, anchor, LABEL_SIZE, pen.palette().ink());
  }

  private void drawTicks(Pen pen, Layout layout, int side) {
    Palette palette = pen.palette();
    double bottom = layout.top() + rows * layout.pitch() + asideGap();
    for (Scale.Tick tick : chart.scale().ticks()) {
      double x = Math.round(x(layout, side, tick.value())) + 0.5;
      String colour = tick.value() == 0 ? palette.baseline() : palette.grid();
      pen.line(x, layout.top(), x, bottom, colour);
    }
    if (layout.axis()) {
      for (PlacedText label : tickLabels(layout, side)) {
        pen.text(
            label.text(), label.x(), bottom + 14, Anchor.MIDDLE, TICK_SIZE, palette.mutedInk());
      }
    }
  }

  private List<PlacedText> tickLabels(Layout layout, int side) {
    List<PlacedText> labels =
        chart.scale().ticks().stream()
            .map(tick -> new PlacedText(tick.text(), x(layout, side, tick.value())))
            .toList();
    double middle = layout.box().x() + layout.box().width() / 2;
    return side == 0
        ? PlacedText.thinned(labels.reversed(), TICK_SIZE, layout.box().x(), middle - GAP / 2)
        : PlacedText.thinned(labels, TICK_SIZE, middle + GAP / 2, layout.box().right());
  }

  private double x(Layout layout, int side, double value) {
    return layout.x(side, chart.scale().fraction(value) * layout.length());
  }

  private void drawMark(Pen pen, Layout layout, int side, int age) {
    Series series = chart.series().get(side);
    Mark mark = series.marks().get(age);
    double top = y(layout, age);
    double start = layout.start(side);
    pen.startMark(series, mark);
    double from = Math.min(start, layout.edge(side));
    pen.target(new Box(from, top, Math.abs(layout.edge(side) - start), layout.pitch()));
    double length =
        switch (mark.value()) {
          case Published published -> {
            double scaled = chart.scale().fraction(published.value()) * layout.length();
            yield published.value() > 0 ? Math.max(1, scaled) : 0;
          }
          case Suppressed withheld -> WITHHELD;
          case NotDefined undefined -> 0;
        };
    double thickness = Math.clamp(layout.pitch() * 0.76, 10, 24);
    double left = Math.min(start, layout.x(side, length));
    Box bar = new Box(left, top + (layout.pitch() - thickness) / 2, length, thickness);
    boolean published = mark.value() instanceof Published;
    if (mark.value() instanceof Suppressed) {
      pen.hatched(bar, series.colour());
    } else if (length > 0) {
      pen.rect(bar, series.colour());
    }
    pen.text(
        mark.text(),
        layout.x(side, length + VALUE_GAP),
        top + layout.pitch() / 2 + 4,
        side == 0 ? Anchor.END : Anchor.START,
        TICK_SIZE,
        published ? pen.palette().ink() : pen.palette().mutedInk());
    pen.svg().end();
  }
}
