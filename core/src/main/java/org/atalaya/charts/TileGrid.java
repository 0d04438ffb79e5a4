// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.YamlNode;

/**
 * Places as tiles of one size, roughly where they lie: a map that has room on a telephone, and on
 * which a large empty place does not outshine a small one with many people.
 *
 * @param tiles by the codes of the categories; no two at the same place
 */
public record TileGrid(Map<String, Tile> tiles) {

  /**
   * A place.
   *
   * @param letters its name where there is little room, one to three letters
   * @param column 0 or above, from the west
   * @param row 0 or above, from the north
   */
  public record Tile(String letters, int column, int row) {

    public Tile {
      if (letters.isBlank() || letters.length() > 3) {
        throw new IllegalArgumentException(
            "letters: given: %s, allowed: one to three letters".formatted(letters));
      }
      if (column < 0 || column > 40 || row < 0 || row > 40) {
        throw new IllegalArgumentException(
            "column, row: given: %d, %d, allowed: 0 to 40".formatted(column, row));
      }
    }
  }

  public TileGrid {
    tiles = Map.copyOf(tiles);
    long places =
        tiles.values().stream().map(tile -> tile.column() * 100 + tile.row()).distinct().count();
    if (tiles.isEmpty() || places != tiles.size()) {
      throw new IllegalArgumentException("a grid has at least one tile, and no two at one place");
    }
  }

  /**
   * Reads a grid: a list of {@code {code: "01", letters: GU, column: 3, row: 3}}.
   *
   * @param name what to call it in messages
   * @throws MappingException naming every place that is wrong
   */
  public static TileGrid read(String name, InputStream yaml) {
    YamlNode root = YamlNode.parse(name, yaml);
    Map<String, Tile> tiles = new LinkedHashMap<>();
    for (YamlNode item : root.items()) {
      item.allow("code", "letters", "column", "row");
      String code = item.required("code").text();
      item.checked(node ->
              new Tile(
                  node.required("letters").text(),
                  node.required("column").integer(),
                  node.required("row").integer()))
          .ifPresent(tile -> {
            if (tiles.put(code, tile) != null) {
              item.problem("the code %s stands there twice".formatted(code));
            }
          });
    }
    if (!root.problems().isEmpty()) {
      throw new MappingException(name, root.problems());
    }
    return new TileGrid(tiles);
  }

  int columns() {
    return 1 + tiles.values().stream().mapToInt(Tile::column).max().orElse(0);
  }

  int rows() {
    return 1 + tiles.values().stream().mapToInt(Tile::row).max().orElse(0);
  }
}
