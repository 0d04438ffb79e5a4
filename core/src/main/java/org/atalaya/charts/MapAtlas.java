// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.Label;
import org.atalaya.statistics.TableAxis;

/**
 * The maps that charts can be drawn on: those of a country pack, and what a host adds.
 *
 * <pre>{@code
 * Chart chart = Chart.of(table, settings, Guatemala.atlas().with(municipalities));
 * }</pre>
 *
 * @param layers the maps; the first one that has all places of a table is taken
 */
public record MapAtlas(List<Layer> layers) {

  /** Without any map: tables of places are drawn as bars. */
  public static final MapAtlas NONE = new MapAtlas(List.of());

  /**
   * One kind of places.
   *
   * @param names by code the name of each place; a table's categories are these places if codes and
   *     names are the same, since other countries have departments 01 to 22, too
   * @param shapes the outlines of these places
   * @param tiles the same places as tiles, where somebody has laid them out
   * @param credit where the outlines are from, and what they are not
   */
  public record Layer(
      Map<String, Label> names, MapShapes shapes, Optional<TileGrid> tiles, Label credit) {

    public Layer {
      names = Map.copyOf(names);
      for (String code : names.keySet()) {
        if (!shapes.outlines().containsKey(code)
            || tiles.filter(grid -> !grid.tiles().containsKey(code)).isPresent()) {
          throw new IllegalArgumentException(
              "the place %s has no outline or, where others have, no tile".formatted(code));
        }
      }
    }

    boolean has(TableAxis axis) {
      return axis.dimension().role() == Role.GEO
          && axis.categories().stream().anyMatch(category -> !category.isResidual())
          && axis.categories().stream()
              .filter(category -> !category.isResidual())
              .allMatch(this::has);
    }

    private boolean has(Category category) {
      return category.label().equals(names.get(category.code()));
    }
  }

  public MapAtlas {
    layers = List.copyOf(layers);
  }

  /** This atlas with another map, which is looked at last. */
  public MapAtlas with(Layer layer) {
    return new MapAtlas(Stream.concat(layers.stream(), Stream.of(layer)).toList());
  }

  /** The map on which the places of an axis lie, if there is one. */
  Optional<Layer> layerOf(TableAxis axis) {
    return layers.stream().filter(layer -> layer.has(axis)).findFirst();
  }
}
