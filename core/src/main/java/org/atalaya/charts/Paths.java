// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Areas as SVG path data. Rings are closed lines, {@code x, y, x, y …}. */
final class Paths {

  private Paths() {}

  /** The path of rings: relative, which is shorter, and without steps of no length. */
  static String of(List<double[]> rings) {
    StringBuilder path = new StringBuilder();
    for (double[] ring : rings) {
      double x = ring[0];
      double y = ring[1];
      path.append('M').append(n(x)).append(' ').append(n(y));
      String command = "l";
      for (int i = 2; i < ring.length; i += 2) {
        double dx = ring[i] - x;
        double dy = ring[i + 1] - y;
        if (dx != 0 || dy != 0) {
          // A minus sign parts numbers as well as a space.
          path.append(command.isEmpty() ? space(dx) : command)
              .append(n(dx))
              .append(space(dy))
              .append(n(dy));
          command = "";
          x = ring[i];
          y = ring[i + 1];
        }
      }
      path.append('z');
    }
    return path.toString();
  }

  private static String space(double value) {
    return value < 0 ? "" : " ";
  }

  private static String n(double value) {
    return SvgWriter.number(value);
  }

  /**
   * Falling lines inside an area, of what lies inside an odd number of rings.
   *
   * @param distance from one line to the next along an axis, in pixels
   * @return each line as {@code x1, y1, x2, y2}
   */
  static List<double[]> hatching(List<double[]> rings, double distance) {
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    for (double[] ring : rings) {
      for (int i = 0; i < ring.length; i += 2) {
        least = Math.min(least, ring[i] + ring[i + 1]);
        most = Math.max(most, ring[i] + ring[i + 1]);
      }
    }
    List<double[]> lines = new ArrayList<>();
    // Lines of equal x + y; a little beside the corners, which would count twice.
    for (double sum = Math.ceil(least / distance) * distance + 0.01; sum < most; sum += distance) {
      double[] crossings = crossings(rings, sum);
      for (int i = 0; i + 1 < crossings.length; i += 2) {
        lines.add(
            new double[] {
              crossings[i], sum - crossings[i], crossings[i + 1], sum - crossings[i + 1]
            });
      }
    }
    return lines;
  }

  /** The x, in ascending order, at which the line of equal x + y enters or leaves. */
  private static double[] crossings(List<double[]> rings, double sum) {
    List<Double> crossings = new ArrayList<>();
    for (double[] ring : rings) {
      int last = ring.length - 2;
      for (int i = 0; i < ring.length; last = i, i += 2) {
        double from = ring[last] + ring[last + 1] - sum;
        double to = ring[i] + ring[i + 1] - sum;
        if (from > 0 != to > 0) {
          crossings.add(ring[last] + (ring[i] - ring[last]) * from / (from - to));
        }
      }
    }
    double[] sorted = crossings.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
