// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out points of lines that nobody would miss: again and again the one that with its
 * neighbours spans the smallest triangle (Visvalingam and Whyatt, <em>Line generalisation by
 * repeated elimination of points</em>, 1993).
 */
final class Simplification {

  private Simplification() {}

  /**
   * A line with its ends and those points that span at least this area.
   *
   * @param line points {@code x, y}
   * @param least area of a triangle that is kept, in the squared unit of the points
   */
  static List<double[]> of(List<double[]> line, double least) {
    List<double[]> kept = new ArrayList<>(line);
    while (kept.size() > 3) {
      int smallest = -1;
      double area = least;
      for (int i = 1; i < kept.size() - 1; i++) {
        double spanned = area(kept.get(i - 1), kept.get(i), kept.get(i + 1));
        if (spanned < area) {
          area = spanned;
          smallest = i;
        }
      }
      if (smallest < 0) {
        break;
      }
      kept.remove(smallest);
    }
    return List.copyOf(kept);
  }

  private static double area(double[] a, double[] b, double[] c) {
    return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
  }
}
