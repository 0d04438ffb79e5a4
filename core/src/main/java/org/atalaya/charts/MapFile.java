// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.MappingException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the areas of a GeoJSON or TopoJSON file. */
final class MapFile {

  private static final String TOPOLOGY = "Topology";

  /** How many pixels wide a map is in whose detail nothing is to be missed. */
  private static final double DETAIL = 480;

  private final String name;
  private final String property;
  private final Optional<List<List<double[]>>> arcs;
  private final List<Feature> features = new ArrayList<>();

  private MapFile(String name, String property, JsonNode root) {
    this.name = name;
    this.property = property;
    arcs =
        root.path("type").asString("").equals(TOPOLOGY)
            ? Optional.of(arcs(root))
            : Optional.empty();
  }

  /**
   * An area.
   *
   * @param code the value of its property
   * @param rings its closed lines, longitude and latitude in turns
   */
  record Feature(String code, List<double[]> rings) {}

  /**
   * The areas of a file.
   *
   * @throws MappingException if it is not a map
   */
  static List<Feature> read(String name, InputStream json, String property) {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      throw new MappingException(name, List.of("is no JSON: " + e.getOriginalMessage()));
    }
    String type = root.path("type").asString("");
    MapFile file = new MapFile(name, property, root);
    switch (type) {
      case "FeatureCollection" -> root.path("features").forEach(file::add);
      case TOPOLOGY ->
          root.path("objects")
              .forEach(object ->
                  (object.has("geometries") ? object.path("geometries") : List.of(object))
                      .forEach(file::add));
      default ->
          throw file.refused("type", type, "FeatureCollection (GeoJSON) or Topology (TopoJSON)");
    }
    return file.features;
  }

  private MappingException refused(String what, String given, String allowed) {
    return new MappingException(
        name, List.of("%s: given: %s, allowed: %s".formatted(what, given, allowed)));
  }

  private void add(JsonNode feature) {
    JsonNode value = feature.path("properties").path(property);
    if (value.isMissingNode() && property.equals("id")) {
      value = feature.path("id");
    }
    String place = "feature " + (features.size() + 1);
    if (!value.isValueNode() || value.isNull()) {
      throw refused(place, "no " + property, "a property " + property + " with the code");
    }
    JsonNode geometry = arcs.isPresent() ? feature : feature.path("geometry");
    String type = geometry.path("type").asString("");
    JsonNode lines = geometry.path(arcs.isPresent() ? "arcs" : "coordinates");
    List<double[]> rings = new ArrayList<>();
    switch (type) {
      case "Polygon" -> lines.forEach(ring -> rings.add(ring(place, ring)));
      case "MultiPolygon" ->
          lines.forEach(polygon -> polygon.forEach(ring -> rings.add(ring(place, ring))));
      default -> throw refused(place, type, "Polygon or MultiPolygon");
    }
    features.add(new Feature(value.asString(), rings));
  }

  private double[] ring(String place, JsonNode ring) {
    List<double[]> points = new ArrayList<>();
    if (arcs.isPresent()) {
      for (JsonNode arc : ring) {
        List<double[]> line = arc(place, arc.asInt());
        // An arc begins where the one before it ends.
        points.addAll(points.isEmpty() ? line : line.subList(1, line.size()));
      }
    } else {
      ring.forEach(
          point -> points.add(new double[] {number(place, point, 0), number(place, point, 1)}));
    }
    if (points.size() < 4) {
      throw refused(place, "a line of %d points".formatted(points.size()), "4 points or more");
    }
    double[] flat = new double[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      double[] point = points.get(i);
      if (Math.abs(point[0]) > 180 || Math.abs(point[1]) > 90) {
        throw refused(
            place,
            "the point %s, %s".formatted(point[0], point[1]),
            "degrees: longitude −180 to 180, latitude −90 to 90");
      }
      flat[2 * i] = point[0];
      flat[2 * i + 1] = point[1];
    }
    return flat;
  }

  /** An arc of a topology; with a negative number the one of its complement, backwards. */
  private List<double[]> arc(String place, int number) {
    List<List<double[]>> all = arcs.orElseThrow();
    int of = number < 0 ? ~number : number;
    if (of >= all.size()) {
      throw refused(place, "arc " + number, "arcs up to " + (all.size() - 1));
    }
    List<double[]> arc = all.get(of);
    return number < 0 ? arc.reversed() : arc;
  }

  /** All arcs in degrees, simplified: here neighbours still share them, and no gap opens. */
  private List<List<double[]>> arcs(JsonNode root) {
    List<List<double[]>> degrees = new ArrayList<>();
    root.path("arcs")
        .forEach(arc -> degrees.add(degrees(degrees.size(), arc, root.path("transform"))));
    double west = Double.MAX_VALUE;
    double east = -Double.MAX_VALUE;
    for (List<double[]> arc : degrees) {
      for (double[] point : arc) {
        west = Math.min(west, point[0]);
        east = Math.max(east, point[0]);
      }
    }
    double pixel = (east - west) / DETAIL;
    return degrees.stream().map(arc -> Simplification.of(arc, pixel * pixel)).toList();
  }

  private List<double[]> degrees(int number, JsonNode arc, JsonNode transform) {
    String place = "arc " + number;
    if (!arc.isArray() || arc.size() < 2) {
      throw refused(place, "no line", "two points or more");
    }
    List<double[]> points = new ArrayList<>();
    double[] at = new double[2];
    for (JsonNode step : arc) {
      double[] point = new double[2];
      for (int axis = 0; axis < 2; axis++) {
        double value = number(place, step, axis);
        at[axis] += value;
        point[axis] =
            transform.isMissingNode()
                ? value
                : at[axis] * number(place, transform.path("scale"), axis)
                    + number(place, transform.path("translate"), axis);
      }
      points.add(point);
    }
    return points;
  }

  private double number(String place, JsonNode of, int position) {
    JsonNode value = of.path(position);
    if (!value.isNumber()) {
      throw refused(place, String.valueOf(value), "numbers");
    }
    return value.asDouble();
  }
}
