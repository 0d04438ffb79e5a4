// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import org.atalaya.charts.Pen.Anchor;

/** How a line of text becomes SVG. */
sealed interface Lettering permits TextLettering, OutlineLettering {

  /**
   * A line of text.
   *
   * @param text the words
   * @param x where its {@code anchor} is
   * @param y its baseline
   * @param anchor which point of it {@code x} is
   * @param size font size in pixels
   * @param fill colour
   * @param strong whether it is semibold
   */
  record Line(
      String text, double x, double y, Anchor anchor, double size, String fill, boolean strong) {}

  void write(SvgWriter svg, Line line);
}
