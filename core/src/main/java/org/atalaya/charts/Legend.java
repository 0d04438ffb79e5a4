// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.charts.Pen.Anchor;

/**
 * The names of series or classes above the marks, in rows.
 *
 * @param keys the names with their places
 */
record Legend(List<Key> keys) {

  static final double LINE = 20;

  private static final double SIZE = 12;
  private static final double SIGN = 20;
  private static final double GAP = 16;

  /**
   * A name.
   *
   * @param number which of the names it is
   * @param text the name, cut where it has no room
   * @param x its left, from the left of the legend
   * @param row its row
   */
  record Key(int number, String text, double x, int row) {}

  static Legend none() {
    return new Legend(List.of());
  }

  /** The names of the series of a chart. */
  static List<String> names(Chart chart) {
    return chart.series().stream().map(Series::name).toList();
  }

  /**
   * The legend of some names.
   *
   * @param room width of the legend
   * @param most greatest width of a key
   */
  static Legend of(List<String> names, double room, double most) {
    List<Key> keys = new ArrayList<>();
    double x = 0;
    int row = 0;
    for (int n = 0; n < names.size(); n++) {
      String text = TextWidths.shorten(names.get(n), SIZE, most - SIGN);
      double width = SIGN + TextWidths.width(text, SIZE);
      if (x > 0 && x + width > room) {
        x = 0;
        row++;
      }
      keys.add(new Key(n, text, x, row));
      x += width + GAP;
    }
    return new Legend(keys);
  }

  double height() {
    return keys.isEmpty() ? 0 : (keys.getLast().row() + 1) * LINE;
  }

  void draw(Pen pen, Body body, double left, double top) {
    if (keys.isEmpty()) {
      return;
    }
    // Hidden, since every mark says its series.
    pen.startGroup("legend", true);
    for (Key key : keys) {
      double y = top + (key.row() + 0.5) * LINE;
      body.drawKey(pen, key.number(), left + key.x(), y);
      pen.text(key.text(), left + key.x() + SIGN, y + 4, Anchor.START, SIZE, pen.palette().ink());
    }
    pen.endGroup();
  }
}
