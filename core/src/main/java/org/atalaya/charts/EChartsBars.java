// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.stream.Stream;
import org.atalaya.charts.BarChart.Direction;
import org.atalaya.disclosure.CellValue.Published;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bars as options of ECharts: side by side, behind one another, back to back. */
final class EChartsBars {

  private static final int MOST_BAR = 72;
  private static final int MOST_LYING_BAR = 28;

  private static final int LABEL_SIZE = 12;

  /** Room for the values behind lying bars. */
  private static final int BESIDE = 72;

  /** The same at both sides of a pyramid. */
  private static final int PYRAMID_BESIDE = 52;

  private final EChartsParts parts;

  EChartsBars(EChartsParts parts) {
    this.parts = parts;
  }

  void bars(BarChart chart) {
    boolean lying = chart.direction() == Direction.ROWS;
    parts.legend();
    parts.grid(lying ? BESIDE : 8);
    List<String> names =
        chart.categories().stream().map(lying ? AxisCategory::label : AxisCategory::brief).toList();
    axes(lying, names, chart.scale());
    for (int s = 0; s < chart.series().size(); s++) {
      Series series = chart.series().get(s);
      ObjectNode drawn = bar("series-" + s, series, lying ? "right" : "top").put("stack", "s" + s);
      ArrayNode data = drawn.putArray("data");
      for (Mark mark : series.marks()) {
        parts.value(data, mark);
        if (chart.series().size() == 1 && mark.category().aside()) {
          aside(data);
        }
      }
      withheld(series, s, lying ? "right" : "top");
    }
  }

  private void aside(ArrayNode data) {
    if (data.get(data.size() - 1) instanceof ObjectNode item) {
      item.putObject("itemStyle").put("color", parts.palette().aside());
    }
  }

  private void axes(boolean lying, List<String> names, Scale scale) {
    ObjectNode categories =
        parts.categoryAxis(parts.option().putObject(lying ? "yAxis" : "xAxis"), names);
    if (lying) {
      categories.put("inverse", true);
      parts.breakNames(categories);
    }
    parts.valueAxis(parts.option().putObject(lying ? "xAxis" : "yAxis"), scale);
    parts.zoom(lying ? "yAxisIndex" : "xAxisIndex", names.size());
  }

  private ObjectNode bar(String id, Series series, String position) {
    ObjectNode bar = parts.series("bar", id, series.name(), series.colour());
    boolean standing = position.equals("top");
    bar.put("barMaxWidth", standing ? MOST_BAR : MOST_LYING_BAR);
    ObjectNode label = bar.putObject("label").put("show", true).put("position", position);
    label.put("color", parts.palette().ink());
    bar.putObject("labelLayout").put("hideOverlap", true);
    return bar;
  }

  /** Marks of the same size in the places of bars without a figure. */
  private ObjectNode withheld(Series series, int s, String position) {
    ObjectNode marks = bar("withheld-" + s, series, position).put("stack", "s" + s);
    marks.put("barMinHeight", EChartsParts.WITHHELD);
    ArrayNode data = marks.putArray("data");
    for (Mark mark : series.marks()) {
      if (mark.value() instanceof Published) {
        data.addNull();
      } else {
        ObjectNode item = parts.item(data, mark).put("value", 0);
        parts.withoutFigure(item, mark, series.colour());
      }
    }
    return marks;
  }

  /** Bars of parts; withheld parts have no length and are one mark at the end of the bar. */
  void stacks(StackChart chart) {
    parts.legend();
    parts.grid(BESIDE);
    axes(true, chart.categories().stream().map(AxisCategory::label).toList(), chart.scale());
    for (int s = 0; s < chart.series().size(); s++) {
      Series series = chart.series().get(s);
      ObjectNode bar = bar("series-" + s, series, "inside").put("stack", "parts");
      bar.withObjectProperty("label").put("color", Contrast.inkOn(series.colour()));
      ArrayNode data = bar.putArray("data");
      for (int i = 0; i < series.marks().size(); i++) {
        Mark mark = series.marks().get(i);
        parts.value(data, mark);
        if (data.get(i) instanceof ObjectNode item && chart.full()) {
          double length = item.get("value").doubleValue() * chart.stretch(i);
          item.put("value", Math.round(length * 100) / 100.0);
        }
        labelIfFits(chart, data.get(i), mark);
      }
    }
    ends(chart);
  }

  private void labelIfFits(StackChart chart, JsonNode part, Mark mark) {
    if (part instanceof ObjectNode item) {
      double room = parts.room() * (1 - RowDrawing.NAME_SHARE) - BESIDE;
      double length = chart.scale().fraction(item.path("value").doubleValue()) * room;
      boolean fits = TextWidths.width(mark.text(), LABEL_SIZE) <= length;
      item.withObjectProperty("label").put("show", fits);
    }
  }

  private void ends(StackChart chart) {
    Series none = new Series("", parts.palette().mutedInk(), List.of());
    ObjectNode ends = bar("withheld-ends", none, "right").put("stack", "parts");
    ends.put("barMinHeight", EChartsParts.WITHHELD);
    ArrayNode data = ends.putArray("data");
    for (int i = 0; i < chart.categories().size(); i++) {
      end(chart, i, data);
    }
  }

  private void end(StackChart chart, int category, ArrayNode data) {
    List<Mark> unpublished =
        chart.series().stream()
            .map(series -> series.marks().get(category))
            .filter(mark -> !(mark.value() instanceof Published))
            .toList();
    StackChart.End end =
        chart.ends().stream()
            .filter(one -> one.category() == category)
            .findFirst()
            .orElse(new StackChart.End(category, "", ""));
    if (unpublished.isEmpty() && end.text().isEmpty()) {
      data.addNull();
      return;
    }
    ObjectNode item = data.addObject().put("value", 0);
    item.put("name", chart.categories().get(category).label());
    item.putObject("label").put("formatter", EChartsParts.literal(end.text()));
    List<String> said =
        Stream.concat(unpublished.stream().map(Mark::sentence), Stream.of(end.sentence()))
            .filter(sentence -> !sentence.isEmpty())
            .toList();
    EChartsParts.tooltip(item, String.join(". ", said));
    if (unpublished.isEmpty()) {
      item.put("status", "total").putObject("itemStyle").put("color", "transparent");
    } else {
      parts.withoutFigure(item, unpublished.getFirst(), parts.palette().mutedInk());
    }
  }

  /** The one series of a chart as lying bars: a figure alone, or outcomes up to the whole. */
  void rows(Chart chart, Scale scale) {
    parts.grid(BESIDE);
    axes(true, chart.categories().stream().map(AxisCategory::label).toList(), scale);
    Series series = chart.series().getFirst();
    ArrayNode data = bar("series-0", series, "right").put("stack", "s0").putArray("data");
    series.marks().forEach(mark -> parts.value(data, mark));
    withheld(series, 0, "right");
  }

  /** Two grids, the one to the left turned around; the ages stand between them. */
  void pyramid(PyramidChart chart) {
    ObjectNode option = parts.option();
    ArrayNode grids = option.putArray("grid");
    ArrayNode across = option.putArray("xAxis");
    ArrayNode ages = option.putArray("yAxis");
    List<String> names = chart.categories().stream().map(AxisCategory::label).toList();
    parts.legend();
    for (int side = 0; side < 2; side++) {
      ObjectNode grid = grids.addObject().put("top", 32).put("bottom", 28);
      grid.put(side == 0 ? "left" : "right", PYRAMID_BESIDE);
      grid.put(side == 0 ? "right" : "left", "58%");
      ObjectNode values = parts.valueAxis(across.addObject(), chart.scale());
      values.put("gridIndex", side).put("inverse", side == 0);
      ObjectNode axis = parts.categoryAxis(ages.addObject(), names).put("gridIndex", side);
      axis.put("position", side == 0 ? "right" : "left");
      axis.withObjectProperty("axisLabel")
          .put("show", side == 1)
          .put("color", parts.palette().ink());
      Series series = chart.series().get(side);
      String position = side == 0 ? "left" : "right";
      ObjectNode bars = bar("series-" + side, series, position);
      ObjectNode marks = withheld(series, side, position);
      for (ObjectNode drawn : List.of(bars, marks)) {
        drawn.put("xAxisIndex", side).put("yAxisIndex", side).put("stack", "s" + side);
      }
      ArrayNode data = bars.putArray("data");
      series.marks().forEach(mark -> parts.value(data, mark));
    }
  }
}
