// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;

/** The shapes that tell the points of lines apart, one for each series. */
enum Marker {
  CIRCLE,
  SQUARE(-1, -1, 1, -1, 1, 1, -1, 1),
  TRIANGLE(0, -1.2, 1.2, 1, -1.2, 1),
  DIAMOND(0, -1.35, 1.35, 0, 0, 1.35, -1.35, 0),
  TRIANGLE_DOWN(0, 1.2, 1.2, -1, -1.2, -1),
  PLUS(
      -0.5, -1.3, 0.5, -1.3, 0.5, -0.5, 1.3, -0.5, 1.3, 0.5, 0.5, 0.5, 0.5, 1.3, -0.5, 1.3, -0.5,
      0.5, -1.3, 0.5, -1.3, -0.5, -0.5, -0.5),
  BAR(-1.5, -0.6, 1.5, -0.6, 1.5, 0.6, -1.5, 0.6),
  HOURGLASS(-1.2, -1.2, 1.2, -1.2, -1.2, 1.2, 1.2, 1.2);

  private static final List<Marker> ALL = List.of(values());

  private final double[] corners;

  /** Corners of the shape as x, y of a circle of radius 1; none for the circle itself. */
  Marker(double... corners) {
    this.corners = corners;
  }

  static Marker of(int series) {
    return ALL.get(series % ALL.size());
  }

  /** Writes the shape around a point; fill and stroke are up to the caller. */
  SvgWriter start(SvgWriter svg, double x, double y, double radius) {
    if (corners.length == 0) {
      return svg.start("circle").attribute("cx", x).attribute("cy", y).attribute("r", radius);
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < corners.length; i += 2) {
      path.append(i == 0 ? 'M' : 'L')
          .append(SvgWriter.number(x + corners[i] * radius))
          .append(' ')
          .append(SvgWriter.number(y + corners[i + 1] * radius));
    }
    return svg.start("path").attribute("d", path.append('Z').toString());
  }
}
