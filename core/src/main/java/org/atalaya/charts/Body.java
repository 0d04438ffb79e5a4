// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

/** The part of a picture that differs between kinds of charts. */
sealed interface Body permits RowDrawing, ColumnDrawing, LineDrawing {

  /** The height in which everything has room. */
  double naturalHeight();

  /** The height below which nothing can be told apart, so that nothing is drawn. */
  double leastHeight();

  /** Whether the names of the series must stand in a legend. */
  boolean needsLegend();

  /** The sign of a series in the legend, 12 pixels wide and around the middle {@code y}. */
  void drawKey(Pen pen, int series, double x, double y);

  /** Draws axes and marks into a box of the width of the picture less its padding. */
  void draw(Pen pen, Box box);
}
