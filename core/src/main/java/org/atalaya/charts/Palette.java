// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import org.atalaya.measures.MapClasses;

/**
 * The colours of a theme.
 *
 * <p>The series colours start with the violet of the house and are chosen as Okabe and Ito (2008)
 * and Tol (2021) recommend: apart in lightness as much as in hue. The smallest distance of any two
 * of the eight, with normal sight and with protanopia, deuteranopia and tritanopia (simulated after
 * Machado et al. 2009), is 25 (light) and 22 (dark) in CIELAB; about 2 is just noticeable. Colour
 * never stands alone: bars follow the order of the legend, lines differ in their markers.
 *
 * <p>The classes of figures are one violet from faint to strong, apart in lightness alone. The
 * first two are no marks of their own that would need a contrast of 3: they stand in a grid or
 * inside an outline, and say their figure in words. All contrasts are in the README of the core.
 *
 * @param ground behind everything
 * @param ink titles, labels and values
 * @param mutedInk subtitle, axis labels, footer
 * @param grid lines at the ticks; decoration, without required contrast
 * @param baseline the line of zero
 * @param aside bars of categories that are {@linkplain AxisCategory#aside() aside}
 * @param warningGround behind the warning
 * @param warningInk the warning
 * @param series colours of the series
 * @param classes colours of classes of figures, from the lowest to the highest
 */
record Palette(
    String ground,
    String ink,
    String mutedInk,
    String grid,
    String baseline,
    String aside,
    String warningGround,
    String warningInk,
    List<String> series,
    List<String> classes) {

  private static final Palette LIGHT =
      new Palette(
          "#ffffff",
          "#1d2733",
          "#55606e",
          "#e3e6ea",
          "#7d8791",
          "#7d8791",
          "#ffe08a",
          "#3a2a00",
          List.of(
              "#5b3a8e", "#c26a00", "#279b9b", "#124912", "#b374dc", "#6b2e53", "#4343d0",
              "#7a8d5e"),
          List.of("#ebe1fe", "#c6abf0", "#a67ce0", "#8156b8", "#5b2e8c"));

  private static final Palette DARK =
      new Palette(
          "#161b22",
          "#e6edf3",
          "#a7b1be",
          "#2d343d",
          "#8b96a3",
          "#8b96a3",
          "#4a3900",
          "#ffe9ad",
          List.of(
              "#b79cf0", "#e08a2e", "#74dcdc", "#e0e085", "#b95ba6", "#669985", "#b0ddb0",
              "#bf9c69"),
          List.of("#46216e", "#673b9a", "#885dbf", "#ad86e4", "#d2bef5"));

  /** The colour of a class: fewer classes than colours are spread over all of them. */
  String colourOf(MapClasses of, int number) {
    int last = classes.size() - 1;
    return classes.get(
        of.size() == 1 ? last / 2 : (int) Math.round((double) number * last / (of.size() - 1)));
  }

  static Palette of(ChartSettings.Theme theme) {
    return switch (theme) {
      case LIGHT -> LIGHT;
      case DARK -> DARK;
    };
  }
}
