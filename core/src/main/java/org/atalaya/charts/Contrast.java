// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.stream.IntStream;

/** Contrast of colours after WCAG 2.2: 1 (the same) to 21; text needs 4.5, marks need 3. */
public final class Contrast {

  private static final String BLACK = "#000000";
  private static final String WHITE = "#ffffff";

  private Contrast() {}

  /** The contrast of two colours, each as {@code #rrggbb}. */
  public static double of(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    double[] channels =
        IntStream.of(1, 3, 5)
            .mapToDouble(i -> Integer.parseInt(colour.substring(i, i + 2), 16) / 255.0)
            .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
            .toArray();
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
  }

  /**
   * The colour of a text on this ground: black or white. Their contrasts with any colour multiply
   * to 21, so the better of the two is at least 4.58.
   */
  public static String inkOn(String ground) {
    return of(BLACK, ground) > of(WHITE, ground) ? BLACK : WHITE;
  }
}
