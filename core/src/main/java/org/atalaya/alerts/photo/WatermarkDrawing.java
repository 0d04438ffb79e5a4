// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Draws the mark as a band at the foot of a photo, in letters as large as its width allows. */
final class WatermarkDrawing {

  private static final String FONT = "/liberation/LiberationSans-Bold.ttf";

  /** Of the longer side of the photo. */
  private static final double LETTER_SHARE = 0.034;

  private static final double LEAST_LETTER = 11;
  private static final double LINE_HEIGHT = 1.25;
  private static final Color BAND = new Color(0, 0, 0, 190);
  private static final FontRenderContext MEASURED = new FontRenderContext(null, true, true);

  private final Font font;

  private WatermarkDrawing(Font font) {
    this.font = font;
  }

  /**
   * The drawing with the font that comes as a dependency.
   *
   * @throws IllegalStateException if this Java runtime cannot read fonts
   */
  static WatermarkDrawing load() {
    try (InputStream in = WatermarkDrawing.class.getResourceAsStream(FONT)) {
      if (in == null) {
        throw new FileNotFoundException(FONT + " of openpdf-fonts-extra is not on the class path");
      }
      return new WatermarkDrawing(Font.createFont(Font.TRUETYPE_FONT, in));
    } catch (IOException | FontFormatException | LinkageError | InternalError e) {
      // Without fontconfig or FreeType it depends on the runtime which of these is thrown.
      throw new IllegalStateException(
          "photos cannot be marked: this Java runtime cannot read fonts; install fontconfig", e);
    }
  }

  /** Draws the mark onto a photo. */
  void draw(BufferedImage photo, Watermark mark) {
    double wanted =
        Math.max(LEAST_LETTER, LETTER_SHARE * Math.max(photo.getWidth(), photo.getHeight()));
    List<String> lines = arranged(mark, photo.getWidth(), wanted);
    double size = Math.min(wanted, fitting(lines, photo.getWidth()));
    double lineHeight = size * LINE_HEIGHT;
    int height = (int) Math.ceil(lineHeight * lines.size() + size / 2);
    Graphics2D graphics = photo.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(BAND);
    graphics.fillRect(0, photo.getHeight() - height, photo.getWidth(), height);
    graphics.setColor(Color.WHITE);
    Font letters = font.deriveFont((float) size);
    double baseline = photo.getHeight() - height + size * 1.2;
    for (String line : lines) {
      double left = (photo.getWidth() - width(letters, line)) / 2;
      // As outlines, so that no hinting of the machine changes them.
      graphics.fill(
          letters.createGlyphVector(MEASURED, line).getOutline((float) left, (float) baseline));
      baseline += lineHeight;
    }
    graphics.dispose();
  }

  /** The fewest lines that can be as large as wanted, else those that can be largest. */
  private List<String> arranged(Watermark mark, int width, double wanted) {
    List<String> best = List.of();
    for (List<String> lines : mark.arrangements()) {
      if (fitting(lines, width) >= wanted) {
        return lines;
      }
      if (best.isEmpty() || fitting(lines, width) > fitting(best, width)) {
        best = lines;
      }
    }
    return best;
  }

  /** The size at which the longest line takes the width but for a margin. */
  private double fitting(List<String> lines, int width) {
    Font unit = font.deriveFont(100f);
    double widest = lines.stream().mapToDouble(line -> width(unit, line)).max().orElse(1);
    return 100 * 0.96 * width / widest;
  }

  private static double width(Font letters, String line) {
    return letters.getStringBounds(line, MEASURED).getWidth();
  }
}
