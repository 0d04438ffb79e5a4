// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.atalaya.charts.MapShapes.Circle;

/**
 * Finds the largest circle inside an outline, where its name has most room: squares are divided as
 * long as they could hold a better middle ("pole of inaccessibility" by quadtree, as Agafonkin,
 * <em>A new algorithm for finding a visual center of a polygon</em>, 2016).
 */
final class InnerCircle {

  /** Of the greater side of the outline. */
  private static final double PRECISION = 0.02;

  private final List<double[]> rings;

  private InnerCircle(List<double[]> rings) {
    this.rings = rings;
  }

  /**
   * A square of the search.
   *
   * @param half half of its side
   * @param distance of its middle from the outline, negative outside
   */
  private record Square(double x, double y, double half, double distance) {

    /** What no point of the square is further from the outline than. */
    double most() {
      return distance + half * Math.sqrt(2);
    }
  }

  static Circle of(List<double[]> rings) {
    return new InnerCircle(rings).find();
  }

  private Circle find() {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (double[] ring : rings) {
      for (int i = 0; i < ring.length; i += 2) {
        left = Math.min(left, ring[i]);
        right = Math.max(right, ring[i]);
        top = Math.min(top, ring[i + 1]);
        bottom = Math.max(bottom, ring[i + 1]);
      }
    }
    double side = Math.max(right - left, bottom - top);
    Square best = square((left + right) / 2, (top + bottom) / 2, side / 2);
    PriorityQueue<Square> open =
        new PriorityQueue<>(Comparator.comparingDouble(Square::most).reversed());
    open.add(best);
    while (!open.isEmpty()) {
      Square next = open.remove();
      if (next.most() - best.distance() <= PRECISION * side) {
        break;
      }
      double half = next.half() / 2;
      for (int corner = 0; corner < 4; corner++) {
        Square part =
            square(
                next.x() + (corner % 2 == 0 ? -half : half),
                next.y() + (corner < 2 ? -half : half),
                half);
        best = part.distance() > best.distance() ? part : best;
        open.add(part);
      }
    }
    return new Circle(best.x(), best.y(), Math.max(0, best.distance()));
  }

  private Square square(double x, double y, double half) {
    return new Square(x, y, half, distance(x, y));
  }

  /** How far a point is from the outline, negative outside. */
  private double distance(double x, double y) {
    boolean inside = false;
    double least = Double.MAX_VALUE;
    for (double[] ring : rings) {
      int last = ring.length - 2;
      for (int i = 0; i < ring.length; last = i, i += 2) {
        double ax = ring[last];
        double ay = ring[last + 1];
        double bx = ring[i];
        double by = ring[i + 1];
        if (ay > y != by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax) {
          inside = !inside;
        }
        least = Math.min(least, toLine(x, y, ax, ay, bx, by));
      }
    }
    double distance = Math.sqrt(least);
    return inside ? distance : -distance;
  }

  /** The square of the distance of a point from a line. */
  private static double toLine(double x, double y, double ax, double ay, double bx, double by) {
    double dx = bx - ax;
    double dy = by - ay;
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : Math.clamp(((x - ax) * dx + (y - ay) * dy) / length, 0.0, 1.0);
    double ex = x - ax - along * dx;
    double ey = y - ay - along * dy;
    return ex * ex + ey * ey;
  }
}
