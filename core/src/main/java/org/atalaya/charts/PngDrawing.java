// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

/**
 * Draws a chart as PNG: {@link SvgDrawing}'s picture for where SVG is not taken, such as previews
 * of links. Its letters are those of Liberation Sans, whichever fonts the machine has. The same
 * chart gives the same bytes on the same Java runtime.
 *
 * <pre>{@code
 * byte[] png = PngDrawing.draw(chart, PngDrawing.DEFAULT_SCALE);
 * }</pre>
 */
public final class PngDrawing {

  /** Greatest number of pixels for one CSS pixel, along each side. */
  public static final int MAX_SCALE = 3;

  /** What looks sharp on most screens. */
  public static final int DEFAULT_SCALE = 2;

  /** Most pixels of a picture: of the largest one at the default scale, 61 MB while it is drawn. */
  private static final long MOST_PIXELS =
      (long) ChartSettings.MAX_WIDTH * ChartSettings.MAX_HEIGHT * DEFAULT_SCALE * DEFAULT_SCALE;

  private PngDrawing() {}

  /**
   * The greatest scale at which a chart is drawn.
   *
   * @return 1 to {@link #MAX_SCALE}; 0 if the chart is too high even for 1
   */
  public static int mostScale(Chart chart) {
    long pixels = (long) chart.settings().width() * SvgDrawing.height(chart);
    int scale = MAX_SCALE;
    while (scale > 0 && pixels * scale * scale > MOST_PIXELS) {
      scale--;
    }
    return scale;
  }

  /**
   * The picture of a chart.
   *
   * @param scale pixels for one CSS pixel along each side, 1 to {@link #mostScale}
   * @throws IllegalArgumentException if the scale is not among these
   * @throws PngUnavailableException if this Java runtime cannot read fonts
   */
  public static byte[] draw(Chart chart, int scale) {
    int most = mostScale(chart);
    if (scale < 1 || scale > most) {
      throw new IllegalArgumentException(
          "scale must be >= 1 and <= %d for a chart of %d × %d. Provided value: %d"
              .formatted(most, chart.settings().width(), SvgDrawing.height(chart), scale));
    }
    try {
      return Pixels.of(chart, scale);
    } catch (LinkageError e) {
      // Its classes, or the libraries that they need, are not there.
      throw new PngUnavailableException(e);
    }
  }
}
