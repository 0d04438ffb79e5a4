// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.cases.Fingerprint;
import org.atalaya.cases.Label;
import org.atalaya.charts.MapShapes.Circle;
import org.atalaya.charts.MapShapes.Outline;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.measures.MapClasses;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Places on a map as options of ECharts: areas in classes, or circles. */
final class EChartsMaps {

  /** Units of the map's coordinates along its width: whole ones are fine enough to zoom in. */
  private static final int UNITS = 10_000;

  private final EChartsParts parts;

  EChartsMaps(EChartsParts parts) {
    this.parts = parts;
  }

  void areas(MapChart chart, ObjectNode answer) {
    MapClasses classes = chart.classes().orElse(new MapClasses(List.of()));
    ObjectNode map =
        pieces(parts, parts.option().putObject("visualMap"), classes, names(chart, classes));
    map.put("orient", "vertical").put("right", 0).put("top", 0);
    ObjectNode series = parts.option().withArrayProperty("series").addObject();
    series.put("type", "map").put("id", "series-0").put("name", "");
    placed(series, put(chart, answer));
    series.put("selectedMode", false);
    ArrayNode data = series.putArray("data");
    for (Mark mark : chart.series().getFirst().marks()) {
      if (chart.layer().names().containsKey(mark.category().code())) {
        ObjectNode item = parts.item(data, mark);
        item.put("code", mark.category().code());
        item.withObjectProperty("label").put("show", false);
        area(item, mark, classes);
      }
    }
  }

  private void area(ObjectNode item, Mark mark, MapClasses classes) {
    if (mark.value() instanceof Published published) {
      String fill = parts.palette().colourOf(classes, classes.classOf(published.value()));
      item.put("value", parts.figure(published.value()));
      item.withObjectProperty("label").put("color", Contrast.inkOn(fill));
      return;
    }
    item.putNull("value");
    boolean withheld = mark.value() instanceof Suppressed;
    item.put("status", withheld ? "suppressed" : "not-defined");
    ObjectNode style = item.putObject("itemStyle");
    if (withheld) {
      parts.hatched(style, "areaColor", parts.palette().mutedInk());
    } else {
      style.put("areaColor", parts.palette().ground());
    }
  }

  private void placed(ObjectNode component, String name) {
    component.put("map", name).put("nameProperty", "name").put("aspectScale", 1).put("roam", true);
    component.put("left", 8).put("right", 140).put("top", 8).put("bottom", 8);
    ObjectNode style = component.putObject("itemStyle");
    style.put("areaColor", parts.palette().grid()).put("borderColor", parts.palette().baseline());
    component
        .putObject("emphasis")
        .putObject("itemStyle")
        .put("borderColor", parts.palette().ink())
        .put("borderWidth", 2)
        .putNull("areaColor");
  }

  void circles(MapChart chart, ObjectNode answer) {
    ObjectNode geo = parts.option().putObject("geo");
    placed(geo, put(chart, answer));
    geo.put("silent", true).put("right", 8);
    // ECharts hatches the regions of a series alone.
    ObjectNode hatched = parts.option().withArrayProperty("series").addObject();
    hatched.put("type", "map").put("id", "withheld-0").put("name", "").put("geoIndex", 0);
    hatched.put("map", geo.path("map").asString()).put("silent", true);
    ArrayNode regions = hatched.putArray("data");
    Series all = chart.series().getFirst();
    double highest = MapDrawing.highest(chart);
    ObjectNode series = parts.series("scatter", "series-0", "", all.colour());
    series.put("coordinateSystem", "geo");
    series.withObjectProperty("itemStyle").put("borderColor", parts.palette().ground());
    series.putObject("label").put("show", true).put("position", "bottom");
    series.withObjectProperty("label").put("color", parts.palette().ink());
    series.putObject("labelLayout").put("hideOverlap", true);
    ArrayNode data = series.putArray("data");
    for (Mark mark : all.marks()) {
      Outline outline = chart.layer().shapes().outlines().get(mark.category().code());
      if (outline != null) {
        circle(chart, data, mark, outline, highest);
        if (mark.value() instanceof Suppressed) {
          ObjectNode region = regions.addObject().put("name", mark.category().label());
          region.putNull("value").put("status", "suppressed");
          parts.hatched(region.putObject("itemStyle"), "areaColor", parts.palette().mutedInk());
        }
      }
    }
  }

  /** A value without a figure has no circle, and an unseen point for its words. */
  private void circle(MapChart chart, ArrayNode data, Mark mark, Outline outline, double highest) {
    ObjectNode item = parts.item(data, mark);
    Circle middle = outline.label();
    ArrayNode value = item.putArray("value");
    value.add(Math.round(middle.x() * UNITS)).add(up(chart, middle.y()));
    Optional<Double> figure = mark.figure().map(parts::figure);
    if (figure.isPresent()) {
      value.add(figure.get());
      double width = MapDrawing.mapWidth(chart, Frame.room(chart.settings()));
      double diameter = 2 * MapDrawing.radius(figure.get(), highest, width);
      item.put("symbolSize", Math.round(diameter * 10) / 10.0);
    } else {
      value.addNull();
      item.put("symbolSize", Pen.TARGET);
      item.put("status", mark.value() instanceof Suppressed ? "suppressed" : "not-defined");
      item.withObjectProperty("label").put("show", mark.value() instanceof NotDefined);
      item.putObject("itemStyle").put("color", "transparent").put("borderColor", "transparent");
    }
  }

  /** What the colours of classes mean; each class reaches to the least figure of the next. */
  static ObjectNode pieces(
      EChartsParts parts, ObjectNode map, MapClasses classes, List<String> names) {
    map.put("type", "piecewise").put("seriesIndex", 0).put("itemSymbol", "rect");
    map.put("show", classes.size() > 0);
    map.putObject("textStyle").put("color", parts.palette().ink());
    ArrayNode pieces = map.putArray("pieces");
    for (int c = 0; c < classes.size(); c++) {
      ObjectNode piece = pieces.addObject();
      piece.put("gte", parts.figure(classes.ranges().get(c).least()));
      if (c + 1 < classes.size()) {
        piece.put("lt", parts.figure(classes.ranges().get(c + 1).least()));
      }
      piece.put("label", EChartsParts.literal(names.get(c)));
      piece.put("color", parts.palette().colourOf(classes, c));
    }
    return map;
  }

  /** The classes from the lowest to the highest, with the number of their places. */
  static List<String> names(MapChart chart, MapClasses classes) {
    return ClassLegend.of(chart, Palette.of(chart.settings().theme())).keys().stream()
        .limit(classes.size())
        .map(ClassLegend.Key::text)
        .toList()
        .reversed();
  }

  /** Puts the map of a chart beside the option; its name is made of its content. */
  private String put(MapChart chart, ObjectNode answer) {
    ObjectNode map = answer.objectNode().put("type", "FeatureCollection");
    ArrayNode features = map.putArray("features");
    Map<String, Label> names = chart.layer().names();
    chart.layer().shapes().outlines().entrySet().stream()
        .filter(place -> names.containsKey(place.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(place -> {
          ObjectNode feature = features.addObject().put("type", "Feature");
          Label label = names.getOrDefault(place.getKey(), Label.same(place.getKey()));
          feature
              .putObject("properties")
              .put("code", place.getKey())
              .put("name", label.in(chart.settings().locale()));
          geometry(chart, place.getValue(), feature.putObject("geometry"));
        });
    String name = "places-" + Fingerprint.of(map.toString()).substring(0, 12);
    answer.putObject("maps").set(name, map);
    return name;
  }

  private static void geometry(MapChart chart, Outline outline, ObjectNode geometry) {
    ArrayNode polygons = geometry.put("type", "MultiPolygon").putArray("coordinates");
    for (List<double[]> polygon : Rings.polygons(outline.rings())) {
      ArrayNode rings = polygons.addArray();
      for (double[] ring : polygon) {
        ArrayNode line = rings.addArray();
        for (int i = 0; i < ring.length; i += 2) {
          line.addArray().add(Math.round(ring[i] * UNITS)).add(up(chart, ring[i + 1]));
        }
      }
    }
  }

  /** GeoJSON counts upwards, our maps downwards. */
  private static long up(MapChart chart, double y) {
    return Math.round((chart.layer().shapes().height() - y) * UNITS);
  }
}
