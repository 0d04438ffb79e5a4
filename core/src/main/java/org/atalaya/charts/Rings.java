// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * Sorts the rings of an outline, of which what lies inside an odd number is the place, into
 * polygons as GeoJSON has them: each an outer ring and the holes in it.
 */
final class Rings {

  private Rings() {}

  /** The polygons; the first ring of each is the outer one. */
  static List<List<double[]>> polygons(List<double[]> rings) {
    List<List<double[]>> polygons = new ArrayList<>();
    for (double[] ring : rings) {
      if (depth(ring, rings) % 2 == 0) {
        List<double[]> polygon = new ArrayList<>(List.of(ring));
        for (double[] other : rings) {
          if (depth(other, rings) == depth(ring, rings) + 1 && isInside(other, ring)) {
            polygon.add(other);
          }
        }
        polygons.add(polygon);
      }
    }
    return polygons;
  }

  /** How many rings a ring lies in. */
  private static int depth(double[] ring, List<double[]> all) {
    return (int) all.stream().filter(other -> other != ring && isInside(ring, other)).count();
  }

  /** Whether the first point of a ring lies in another one, as rings do not cross. */
  private static boolean isInside(double[] ring, double[] other) {
    boolean inside = false;
    int last = other.length - 2;
    for (int i = 0; i < other.length; last = i, i += 2) {
      boolean between = other[i + 1] > ring[1] != other[last + 1] > ring[1];
      double part = (ring[1] - other[i + 1]) / (other[last + 1] - other[i + 1]);
      if (between && ring[0] < other[i] + part * (other[last] - other[i])) {
        inside = !inside;
      }
    }
    return inside;
  }
}
