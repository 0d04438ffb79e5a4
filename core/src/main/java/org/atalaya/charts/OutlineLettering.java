// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;

/**
 * Text as the outlines of Liberation Sans, whose widths {@link TextWidths} has: the same on every
 * machine, whichever fonts it has. A letter that the font lacks is an empty box.
 */
final class OutlineLettering implements Lettering {

  /** So large that no hinting for small sizes bends the outlines. */
  private static final float EM = 1000;

  private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

  private final Font regular;
  private final Font strong;

  private OutlineLettering(Font regular, Font strong) {
    this.regular = regular;
    this.strong = strong;
  }

  /**
   * The lettering with the font that comes as a dependency.
   *
   * @throws PngUnavailableException if this Java runtime cannot read fonts
   */
  static OutlineLettering load() {
    try {
      return new OutlineLettering(
          font("LiberationSans-Regular.ttf"), font("LiberationSans-Bold.ttf"));
    } catch (IOException
        | FontFormatException
        | LinkageError
        | InternalError
        | RuntimeException e) {
      // Without fontconfig or FreeType it depends on the runtime which of these is thrown.
      throw new PngUnavailableException(e);
    }
  }

  private static Font font(String file) throws IOException, FontFormatException {
    String path = "/liberation/" + file;
    try (InputStream in = OutlineLettering.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new FileNotFoundException(path + " of openpdf-fonts-extra is not on the class path");
      }
      return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(EM);
    }
  }

  @Override
  public void write(SvgWriter svg, Line line) {
    Font font = line.strong() ? strong : regular;
    // Composed, since an accent of its own would stand beside its letter.
    String text = Normalizer.normalize(SvgWriter.printable(line.text()), Normalizer.Form.NFC);
    GlyphVector glyphs = font.createGlyphVector(UNHINTED, text);
    double scale = line.size() / EM;
    double width = glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX() * scale;
    double left =
        switch (line.anchor()) {
          case START -> line.x();
          case MIDDLE -> line.x() - width / 2;
          case END -> line.x() - width;
        };
    String path = path(glyphs, left, line.y(), scale);
    if (!path.isEmpty()) {
      svg.start("path").attribute("d", path).attribute("fill", line.fill()).end();
    }
  }

  private static String path(GlyphVector glyphs, double left, double baseline, double scale) {
    StringBuilder path = new StringBuilder();
    double[] points = new double[6];
    PathIterator outline = glyphs.getOutline().getPathIterator(null);
    for (; !outline.isDone(); outline.next()) {
      int command = outline.currentSegment(points);
      path.append("MLQCZ".charAt(command));
      int numbers =
          switch (command) {
            case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 2;
            case PathIterator.SEG_QUADTO -> 4;
            case PathIterator.SEG_CUBICTO -> 6;
            default -> 0;
          };
      for (int i = 0; i < numbers; i += 2) {
        path.append(SvgWriter.number(left + points[i] * scale))
            .append(' ')
            .append(SvgWriter.number(baseline + points[i + 1] * scale))
            .append(i + 2 < numbers ? " " : "");
      }
    }
    return path.toString();
  }
}
