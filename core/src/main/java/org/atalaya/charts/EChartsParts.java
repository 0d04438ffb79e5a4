// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.Locale;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.Measure;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the options of all forms of charts consist of, in the colours of a theme. */
final class EChartsParts {

  /** Length or height of the mark of a withheld figure, in pixels. */
  static final int WITHHELD = 14;

  /** Height of a line where a label has several. */
  static final int LINE_HEIGHT = 15;

  private static final double TOOLTIP_SIZE = 13;
  private static final double TOOLTIP_WIDTH = 300;
  private static final int MOST_LINES = 12;

  /** Axes of more categories than this can be zoomed into. */
  private static final int LEAST_TO_ZOOM = 12;

  private final Chart chart;
  private final Palette palette;
  private final ObjectNode option;

  EChartsParts(Chart chart, ObjectNode option) {
    this.chart = chart;
    this.palette = Palette.of(chart.settings().theme());
    this.option = option;
    // The description, the marks and the table are ours.
    option.putObject("aria").put("enabled", false);
    option.put("backgroundColor", palette.ground());
    option.putObject("textStyle").put("fontFamily", SvgDrawing.FONTS).put("color", palette.ink());
    ObjectNode tooltip = option.putObject("tooltip");
    // As HTML its style would be refused by strict content security policies.
    tooltip.put("renderMode", "richText").put("trigger", "item").put("confine", true);
    tooltip.put("backgroundColor", palette.ground()).put("borderColor", palette.baseline());
    tooltip.putObject("textStyle").put("color", palette.ink()).put("fontSize", TOOLTIP_SIZE);
  }

  ObjectNode option() {
    return option;
  }

  Palette palette() {
    return palette;
  }

  /** The names of the series, above the marks. */
  void legend() {
    if (chart.series().size() > 1) {
      ObjectNode legend = option.putObject("legend").put("type", "plain").put("top", 0);
      legend.put("left", 0).putObject("textStyle").put("color", palette.ink());
      ArrayNode names = legend.putArray("data");
      chart.series().forEach(series -> names.add(series.name()));
    }
  }

  /** Where the axes lie, their labels included; {@code beside} pixels stay free on the right. */
  ObjectNode grid(int beside) {
    ObjectNode grid = option.putObject("grid");
    grid.put("left", 4).put("right", beside).put("bottom", 4);
    double legend = Legend.of(Legend.names(chart), room(), room()).height();
    grid.put("top", chart.series().size() > 1 ? legend + 24 : 24);
    return grid.put("outerBoundsMode", "same").put("outerBoundsContain", "axisLabel");
  }

  ObjectNode categoryAxis(ObjectNode axis, List<String> names) {
    axis.put("type", "category");
    ArrayNode data = axis.putArray("data");
    names.forEach(data::add);
    axis.putObject("axisTick").put("show", false);
    axis.putObject("axisLine").putObject("lineStyle").put("color", palette.baseline());
    axis.putObject("axisLabel").put("color", palette.mutedInk()).put("hideOverlap", true);
    return axis;
  }

  /** Keeps the names of rows within their part of the picture, in several lines where need be. */
  void breakNames(ObjectNode axis) {
    double most = room() * RowDrawing.NAME_SHARE;
    axis.withObjectProperty("axisLabel").put("width", Math.round(most)).put("overflow", "break");
    axis.withObjectProperty("axisLabel").put("lineHeight", LINE_HEIGHT);
  }

  /**
   * An axis with the ticks of {@code scale}, from tick to tick: where a picture ends with its
   * longest bar, that length can be a sum, and no number is told that no table publishes.
   */
  ObjectNode valueAxis(ObjectNode axis, Scale scale) {
    List<Scale.Tick> ticks = scale.ticks();
    double first = ticks.getFirst().value();
    double last = ticks.getLast().value();
    double step = ticks.size() > 1 ? decimal(ticks.get(1).value() - first) : 1;
    axis.put("type", "value").put("interval", step);
    axis.put("min", scale.low() < first ? decimal(first - step) : first);
    axis.put("max", scale.high() > last ? decimal(last + step) : last);
    axis.putObject("axisLine").put("show", false);
    axis.putObject("axisTick").put("show", false);
    ObjectNode label = axis.putObject("axisLabel").put("color", palette.mutedInk());
    label.put("hideOverlap", true);
    if (chart.measure().scale() == Measure.Scale.PERCENT) {
      label.put(
          "formatter", CellText.figure(0, Measure.SHARE, 0, locale()).replace("0", "{value}"));
    }
    axis.putObject("splitLine").putObject("lineStyle").put("color", palette.grid());
    return axis;
  }

  /** The width of the picture as it was asked for, less its padding. */
  double room() {
    return Frame.room(chart.settings());
  }

  private Locale locale() {
    return chart.settings().locale();
  }

  /** Without what binary fractions add to sums of decimal ones. */
  private static double decimal(double value) {
    return CellText.rounded(value, 9).doubleValue();
  }

  /** Lets a long axis be zoomed into, with a key held so that the page can still be scrolled. */
  void zoom(String axisIndex, int categories) {
    if (categories > LEAST_TO_ZOOM) {
      ObjectNode zoom = option.putArray("dataZoom").addObject().put("type", "inside");
      zoom.put(axisIndex, 0).put("filterMode", "none");
      zoom.put("zoomOnMouseWheel", "ctrl").put("moveOnMouseWheel", false);
    }
  }

  /** Begins a series. */
  ObjectNode series(String type, String id, String name, String colour) {
    ObjectNode series = option.withArrayProperty("series").addObject();
    series.put("type", type).put("id", id).put("name", name);
    series.putObject("itemStyle").put("color", colour);
    return series;
  }

  /** The item of a mark: name, cell, tooltip and, for labels that are shown, its text. */
  ObjectNode item(ArrayNode data, Mark mark) {
    ObjectNode item = data.addObject().put("name", mark.category().label());
    item.put("cell", mark.cell());
    tooltip(item, mark.sentence());
    item.putObject("label").put("formatter", literal(mark.text()));
    return item;
  }

  static void tooltip(ObjectNode item, String sentence) {
    List<String> lines =
        TextWidths.wrap(literal(sentence), TOOLTIP_SIZE, TOOLTIP_WIDTH, MOST_LINES);
    item.putObject("tooltip").put("formatter", String.join("\n", lines));
  }

  /** A text in which ECharts finds nothing to be replaced. */
  static String literal(String text) {
    return text.replace('{', '(').replace('}', ')');
  }

  /** The figure of a mark as precise as it is printed; nothing where none is published. */
  void value(ArrayNode data, Mark mark) {
    switch (mark.value()) {
      case Published published -> item(data, mark).put("value", figure(published.value()));
      case Suppressed withheld -> data.addNull();
      case NotDefined undefined -> data.addNull();
    }
  }

  double figure(double value) {
    return CellText.rounded(value, chart.measure().decimals()).doubleValue();
  }

  /** Marks an item as one without a figure: hatched where one is withheld, else without a mark. */
  void withoutFigure(ObjectNode item, Mark mark, String colour) {
    boolean withheld = mark.value() instanceof Suppressed;
    item.put("status", withheld ? "suppressed" : "not-defined");
    item.withObjectProperty("label").put("color", palette.mutedInk());
    if (withheld) {
      hatched(item.putObject("itemStyle"), "color", colour);
    } else {
      item.putObject("itemStyle").put("color", "transparent");
    }
  }

  /** The style of the area in which a withheld figure lies. */
  void hatched(ObjectNode style, String fill, String colour) {
    style.put(fill, palette.ground()).put("borderColor", colour).put("borderWidth", 1);
    ObjectNode decal = style.putObject("decal");
    decal.put("symbol", "rect").put("color", colour).put("rotation", -Math.PI / 4);
    decal.putArray("dashArrayX").add(1).add(0);
    decal.putArray("dashArrayY").add(1).add(3);
  }

  static boolean hasUnpublished(Series series) {
    return series.marks().stream().anyMatch(mark -> !(mark.value() instanceof Published));
  }
}
