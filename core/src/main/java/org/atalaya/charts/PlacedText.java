// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A text on an axis.
 *
 * @param text the text
 * @param x its middle
 */
record PlacedText(String text, double x) {

  private static final double GAP = 6;

  /**
   * Moves texts into the space between {@code left} and {@code right}.
   *
   * @return nothing if two of them would then touch or one has no room at all
   */
  static Optional<List<PlacedText>> apart(
      List<PlacedText> texts, double size, double left, double right) {
    List<PlacedText> placed = new ArrayList<>();
    double end = Double.NEGATIVE_INFINITY;
    for (PlacedText text : texts) {
      double half = TextWidths.width(text.text(), size) / 2;
      double x = Math.max(left + half, Math.min(text.x(), right - half));
      if (x - half < end + GAP || 2 * half > right - left) {
        return Optional.empty();
      }
      end = x + half;
      placed.add(new PlacedText(text.text(), x));
    }
    return Optional.of(placed);
  }

  /** Every text, or every second, third … of them, whichever is the first that fits. */
  static List<PlacedText> thinned(List<PlacedText> texts, double size, double left, double right) {
    for (int step = 1; step < texts.size(); step++) {
      List<PlacedText> some = new ArrayList<>();
      for (int i = 0; i < texts.size(); i += step) {
        some.add(texts.get(i));
      }
      Optional<List<PlacedText>> placed = apart(some, size, left, right);
      if (placed.isPresent()) {
        return placed.get();
      }
    }
    return texts.stream().limit(1).toList();
  }

  /**
   * Lines of text in a column, near where they should stand but not over one another.
   *
   * @param wanted the middles that they should have
   * @param height height of a line; all of them have room between {@code top} and {@code bottom}
   * @return the middles that they have, in the same order
   */
  static List<Double> spread(List<Double> wanted, double height, double top, double bottom) {
    List<Integer> order =
        IntStream.range(0, wanted.size())
            .boxed()
            .sorted(Comparator.comparing(wanted::get))
            .toList();
    Double[] placed = new Double[wanted.size()];
    double least = top;
    for (int i = 0; i < order.size(); i++) {
      double most = bottom - (order.size() - 1 - i) * height;
      double y = Math.max(least, Math.min(wanted.get(order.get(i)), most));
      placed[order.get(i)] = y;
      least = y + height;
    }
    return List.of(placed);
  }
}
