// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.Locale;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.measures.MapClasses;

/** Places as tiles in the colours of their classes, each with its name and its value. */
final class TileDrawing implements Body {

  private static final double MOST_WIDTH = 108;
  private static final double MOST_HEIGHT = 60;
  private static final double LEAST = 30;
  private static final double GAP = 3;
  private static final double NAME_SIZE = 11;
  private static final double VALUE_SIZE = 12;
  private static final double STRIP = 8;
  private static final double AFTER_LEGEND = 6;

  private final MapChart chart;
  private final TileGrid grid;
  private final double width;
  private final ClassLegend legend;

  TileDrawing(MapChart chart, TileGrid grid, double width) {
    this.chart = chart;
    this.grid = grid;
    this.width = width;
    this.legend = ClassLegend.of(chart, Palette.of(chart.settings().theme()));
  }

  private double tileWidth() {
    return Math.min(width / grid.columns(), MOST_WIDTH);
  }

  private double above() {
    return legend.heightIn(width) + AFTER_LEGEND;
  }

  @Override
  public double naturalHeight() {
    return above() + grid.rows() * Math.min(tileWidth(), MOST_HEIGHT);
  }

  @Override
  public double leastHeight() {
    return above() + grid.rows() * LEAST;
  }

  @Override
  public List<String> keys() {
    return List.of();
  }

  @Override
  public void drawKey(Pen pen, int key, double x, double y) {
    throw new IllegalStateException("tiles have a legend of their own");
  }

  @Override
  public void draw(Pen pen, Box box) {
    legend.drawRows(pen, box.x(), box.y(), box.width());
    double tileWidth = tileWidth();
    double tileHeight =
        Math.min((box.height() - above()) / grid.rows(), Math.min(tileWidth, MOST_HEIGHT));
    Series series = chart.series().getFirst();
    pen.startGroup("marks", false);
    for (Mark mark : series.marks()) {
      TileGrid.Tile tile = grid.tiles().get(mark.category().code());
      if (tile != null) {
        Box place =
            new Box(
                box.x() + tile.column() * tileWidth,
                box.y() + above() + tile.row() * tileHeight,
                tileWidth - GAP,
                tileHeight - GAP);
        pen.startMark(series, mark);
        pen.target(place);
        drawTile(pen, place, tile, mark);
        pen.svg().end();
      }
    }
    pen.endGroup();
  }

  private void drawTile(Pen pen, Box place, TileGrid.Tile tile, Mark mark) {
    Palette palette = pen.palette();
    String ink = palette.ink();
    switch (mark.value()) {
      case Published published -> {
        MapClasses classes = chart.classes().orElseThrow();
        String fill = palette.colourOf(classes, classes.classOf(published.value()));
        pen.rect(place, fill);
        ink = Contrast.inkOn(fill);
      }
      case Suppressed withheld -> {
        pen.framed(place, palette.baseline());
        // Beside the words, which could not be read on it.
        pen.hatched(new Box(place.x(), place.y(), STRIP, place.height()), palette.mutedInk());
      }
      case NotDefined undefined -> pen.framed(place, palette.baseline());
    }
    double strip = mark.value() instanceof Suppressed ? STRIP : 0;
    double room = place.width() - strip;
    double middle = place.x() + strip + room / 2;
    double y = place.y() + place.height() / 2;
    pen.text(name(tile, mark, room), middle, y - 3, Anchor.MIDDLE, NAME_SIZE, ink);
    pen.text(mark.text(), middle, y + 12, Anchor.MIDDLE, VALUE_SIZE, ink);
  }

  private static String name(TileGrid.Tile tile, Mark mark, double room) {
    String label = mark.category().label();
    return TextWidths.width(label, NAME_SIZE) <= room - 4
        ? label
        : tile.letters().toUpperCase(Locale.ROOT);
  }
}
