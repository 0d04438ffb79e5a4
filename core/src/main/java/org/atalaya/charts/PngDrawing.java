// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

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

  /** What we draw ourselves is bounded by the table; the limits are meant for foreign files. */
  private static final DocumentLimits LIMITS =
      new DocumentLimits(
          DocumentLimits.DEFAULT_MAX_NESTING_DEPTH,
          DocumentLimits.DEFAULT_MAX_USE_NESTING_DEPTH,
          Integer.MAX_VALUE);

  private PngDrawing() {}

  /** Holds the font, which is read when the first picture is drawn. */
  private static final class Letters {
    static final OutlineLettering SANS = OutlineLettering.load();
  }

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
    return encode(raster(SvgDrawing.draw(chart, letters()), chart, scale));
  }

  private static Lettering letters() {
    try {
      return Letters.SANS;
    } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
      // The second is thrown from the second time on.
      throw new PngUnavailableException(e);
    }
  }

  private static BufferedImage raster(String svg, Chart chart, int scale) {
    int width = chart.settings().width() * scale;
    int height = SvgDrawing.height(chart) * scale;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    parse(svg)
        .renderWithPlatform(
            NullPlatformSupport.INSTANCE, graphics, new ViewBox(0, 0, width, height));
    graphics.dispose();
    return image;
  }

  private static SVGDocument parse(String svg) {
    SVGDocument document =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                null,
                LoaderContext.builder()
                    .externalResourcePolicy(ResourcePolicy.DENY_ALL)
                    .documentLimits(LIMITS)
                    .build());
    if (document == null) {
      throw new IllegalStateException("our own SVG could not be read");
    }
    return document;
  }

  private static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    // In memory: ImageIO would else write a temporary file.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("every Java runtime with ImageIO writes PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
