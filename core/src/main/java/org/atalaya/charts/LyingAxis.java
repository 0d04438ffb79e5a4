// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import org.atalaya.charts.Pen.Anchor;

/**
 * The axis of lying bars: lines at its ticks behind them, labels below.
 *
 * @param scale the values
 * @param left x of the lowest value
 * @param right x of the highest value
 */
record LyingAxis(Scale scale, double left, double right) {

  static final double TICK_SIZE = 11;

  double x(double value) {
    return left + scale.fraction(value) * (right - left);
  }

  /** Draws the lines of all ticks, or that of zero alone. */
  void drawLines(Pen pen, double top, double bottom, boolean all) {
    Palette palette = pen.palette();
    for (Scale.Tick tick : scale.ticks()) {
      if (all || tick.value() == 0) {
        double x = Math.round(x(tick.value())) + 0.5;
        String colour = tick.value() == 0 ? palette.baseline() : palette.grid();
        pen.line(x, top, x, bottom, colour);
      }
    }
  }

  /** Draws as many labels as have room within {@code box}, on the line {@code y}. */
  void drawLabels(Pen pen, double y, Box box) {
    List<PlacedText> labels =
        PlacedText.thinned(
            scale.ticks().stream()
                .map(tick -> new PlacedText(tick.text(), x(tick.value())))
                .toList(),
            TICK_SIZE,
            box.x(),
            box.right());
    for (PlacedText label : labels) {
      pen.text(label.text(), label.x(), y, Anchor.MIDDLE, TICK_SIZE, pen.palette().mutedInk());
    }
  }
}
