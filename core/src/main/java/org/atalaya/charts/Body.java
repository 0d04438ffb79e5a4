// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;

/** The part of a picture that differs between kinds of charts. */
sealed interface Body
    permits RowDrawing,
        ColumnDrawing,
        StackDrawing,
        LineDrawing,
        MapDrawing,
        TileDrawing,
        HeatMapDrawing,
        PyramidDrawing,
        SlopeDrawing,
        FigureDrawing,
        FunnelDrawing,
        IncidenceDrawing {

  /** The height in which everything has room. */
  double naturalHeight();

  /** The height below which nothing can be told apart, so that nothing is drawn. */
  double leastHeight();

  /** The names that must stand in a legend; none where the marks can be told apart without. */
  List<String> keys();

  /** The sign of name {@code key} in the legend, 12 pixels wide and around the middle {@code y}. */
  void drawKey(Pen pen, int key, double x, double y);

  /** Draws axes and marks into a box of the width of the picture less its padding. */
  void draw(Pen pen, Box box);
}
