// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.atalaya.cases.MappingException;

/**
 * The outlines of places on a flat map, by the codes of their categories.
 *
 * <pre>{@code
 * MapShapes municipalities =
 *     MapShapes.read("municipios.topojson", file, "cod", UnaryOperator.identity());
 * }</pre>
 *
 * <p>Longitudes are shrunk by the cosine of the middle latitude (equirectangular projection), which
 * keeps shapes of a small country and needs no library. Not for countries that cross the date line.
 *
 * @param outlines by code; all lie in {@code 0 <= x <= 1} and {@code 0 <= y <= height}
 * @param height height of the map where its width is 1
 */
public record MapShapes(Map<String, Outline> outlines, double height) {

  /**
   * The outline of one place.
   *
   * @param rings closed lines, {@code x, y, x, y …}; what lies inside an odd number of them is the
   *     place
   * @param label the middle of the largest circle found inside
   */
  record Outline(List<double[]> rings, Circle label) {
    Outline {
      rings = List.copyOf(rings);
    }
  }

  /** A circle. */
  record Circle(double x, double y, double radius) {}

  public MapShapes {
    outlines = Map.copyOf(outlines);
  }

  /**
   * Reads a map in GeoJSON (RFC 7946) or TopoJSON 1.0, in degrees (WGS 84). Several features of the
   * same code are one place.
   *
   * @param name what to call it in messages
   * @param property which property of a feature has the code; {@code id} is the feature's own id
   *     where it has no such property
   * @param code the category's code of such a value; blank for features to leave out
   * @throws MappingException naming what is wrong, and with which feature
   */
  public static MapShapes read(
      String name, InputStream json, String property, UnaryOperator<String> code) {
    Map<String, List<double[]>> degrees = new LinkedHashMap<>();
    for (MapFile.Feature feature : MapFile.read(name, json, property)) {
      String category = code.apply(feature.code());
      if (!category.isBlank()) {
        degrees.merge(category, feature.rings(), MapShapes::together);
      }
    }
    if (degrees.isEmpty()) {
      throw new MappingException(name, List.of("no feature has a code that is wanted"));
    }
    return projected(degrees);
  }

  private static List<double[]> together(List<double[]> one, List<double[]> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static MapShapes projected(Map<String, List<double[]>> degrees) {
    double[] west = {Double.MAX_VALUE, -Double.MAX_VALUE};
    double[] south = {Double.MAX_VALUE, -Double.MAX_VALUE};
    degrees.values().stream()
        .flatMap(List::stream)
        .forEach(ring -> {
          for (int i = 0; i < ring.length; i += 2) {
            west[0] = Math.min(west[0], ring[i]);
            west[1] = Math.max(west[1], ring[i]);
            south[0] = Math.min(south[0], ring[i + 1]);
            south[1] = Math.max(south[1], ring[i + 1]);
          }
        });
    double width = west[1] - west[0];
    double narrower = Math.cos(Math.toRadians((south[0] + south[1]) / 2));
    Map<String, Outline> outlines = new LinkedHashMap<>();
    degrees.forEach((code, rings) -> {
      List<double[]> flat =
          rings.stream()
              .map(ring -> {
                double[] points = new double[ring.length];
                for (int i = 0; i < ring.length; i += 2) {
                  points[i] = (ring[i] - west[0]) / width;
                  points[i + 1] = (south[1] - ring[i + 1]) / (width * narrower);
                }
                return points;
              })
              .toList();
      outlines.put(code, new Outline(flat, InnerCircle.of(flat)));
    });
    return new MapShapes(outlines, (south[1] - south[0]) / (width * narrower));
  }
}
