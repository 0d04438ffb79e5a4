// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.stream.IntStream;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.measures.MapClasses;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Grids of figures in the colours of classes as options of ECharts: heat maps and tiles. */
final class EChartsGrids {

  private static final int LABEL_SIZE = 11;

  /** The sign of a class and the room around it. */
  private static final int KEY = 44;

  private static final int KEY_SIZE = 12;
  private static final int KEY_GAP = 8;
  private static final int KEY_LINE = 26;

  private final EChartsParts parts;

  EChartsGrids(EChartsParts parts) {
    this.parts = parts;
  }

  void heatMap(HeatMapChart chart) {
    ObjectNode columns = parts.categoryAxis(parts.option().putObject("xAxis"), chart.columnNames());
    columns.put("position", "top");
    List<String> rows = Legend.names(chart);
    ObjectNode names = parts.categoryAxis(parts.option().putObject("yAxis"), rows);
    parts.breakNames(names.put("inverse", true));
    int above =
        classes(chart.classes(), chart.classes().names(chart.measure(), chart.settings().locale()));
    parts.grid(8).put("top", above + EChartsParts.LINE_HEIGHT);
    ArrayNode figures = cells("series-0");
    ArrayNode withheld = cells("withheld-0");
    boolean labels = HeatMapDrawing.valuesFit(chart, Frame.room(chart.settings()));
    for (int row = 0; row < rows.size(); row++) {
      Series series = chart.series().get(row);
      for (int column = 0; column < series.marks().size(); column++) {
        Mark mark = series.marks().get(column);
        if (mark.value() instanceof Published published) {
          String fill = parts.palette().colourOf(chart.classes(), chart.classOf(published));
          cell(figures, mark, column, row, published)
              .put("color", Contrast.inkOn(fill))
              .put("show", labels);
        } else {
          boolean undefined = mark.value() instanceof NotDefined;
          unpublished(withheld, mark, column, row).put("show", undefined && labels);
        }
      }
    }
  }

  /** Tiles with the names and values of their places. */
  void tiles(MapChart chart, TileGrid grid) {
    hidden("xAxis", grid.columns());
    hidden("yAxis", grid.rows()).put("inverse", true);
    MapClasses classes = chart.classes().orElse(new MapClasses(List.of()));
    parts.grid(4).put("top", classes(classes, EChartsMaps.names(chart, classes)));
    ArrayNode figures = cells("series-0");
    ArrayNode withheld = cells("withheld-0");
    for (Mark mark : chart.series().getFirst().marks()) {
      TileGrid.Tile tile = grid.tiles().get(mark.category().code());
      if (tile != null) {
        ObjectNode label;
        if (mark.value() instanceof Published published) {
          String fill = parts.palette().colourOf(classes, classes.classOf(published.value()));
          label = cell(figures, mark, tile.column(), tile.row(), published);
          label.put("color", Contrast.inkOn(fill));
        } else {
          // A ground of its own, as no text could be read on the hatching.
          label = unpublished(withheld, mark, tile.column(), tile.row());
          label.put("backgroundColor", parts.palette().ground()).put("padding", 2);
        }
        label.put("formatter", EChartsParts.literal(tile.letters() + "\n" + mark.text()));
      }
    }
  }

  private ObjectNode hidden(String axis, int size) {
    List<String> names = IntStream.range(0, size).mapToObj(Integer::toString).toList();
    return parts.categoryAxis(parts.option().putObject(axis), names).put("show", false);
  }

  /**
   * What the colours mean: in one line, or where that has no room, one class below the other.
   *
   * @return its height
   */
  private int classes(MapClasses classes, List<String> names) {
    ArrayNode maps = parts.option().putArray("visualMap");
    ObjectNode map = EChartsMaps.pieces(parts, maps.addObject(), classes, names);
    double width = names.stream().mapToDouble(name -> KEY + TextWidths.width(name, KEY_SIZE)).sum();
    boolean line = width <= parts.room();
    map.put("orient", line ? "horizontal" : "vertical").put("top", 0).put("left", 0);
    map.put("dimension", 2).put("itemGap", KEY_GAP);
    // ECharts draws no grid without a map of colours: that of the cells without a figure.
    ObjectNode none = maps.addObject().put("type", "piecewise").put("show", false);
    none.put("seriesIndex", 1).put("dimension", 0);
    none.putArray("pieces").addObject().put("gte", 0).put("color", parts.palette().ground());
    return line ? KEY_LINE : names.size() * KEY_LINE;
  }

  private ArrayNode cells(String id) {
    ObjectNode cells = parts.option().withArrayProperty("series").addObject();
    cells.put("type", "heatmap").put("id", id).put("name", "");
    cells.putObject("label").put("show", true).put("fontSize", LABEL_SIZE);
    cells.withObjectProperty("label").put("lineHeight", EChartsParts.LINE_HEIGHT);
    cells.putObject("itemStyle").put("borderColor", parts.palette().ground()).put("borderWidth", 1);
    return cells.putArray("data");
  }

  /** Adds a figure's cell; its label is returned. */
  private ObjectNode cell(ArrayNode data, Mark mark, int column, int row, Published published) {
    ObjectNode item = parts.item(data, mark);
    item.putArray("value").add(column).add(row).add(parts.figure(published.value()));
    return item.withObjectProperty("label");
  }

  private ObjectNode unpublished(ArrayNode data, Mark mark, int column, int row) {
    ObjectNode item = parts.item(data, mark);
    item.putArray("value").add(column).add(row).add(0);
    parts.withoutFigure(item, mark, parts.palette().baseline());
    return item.withObjectProperty("label");
  }
}
