// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A drawn figure in the place of a photo: nobody's face stands for an alert that is invented. */
final class InventedPortrait {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 1200;
  private static final List<Color> SKIN =
      List.of(new Color(0xc8906a), new Color(0xa8714f), new Color(0x8a5a3c), new Color(0xdba987));
  private static final List<Color> CLOTHES =
      List.of(new Color(0x8c2f39), new Color(0x2a6f97), new Color(0x5b3a8e), new Color(0x3d7a4e));
  private static final Color HAIR = new Color(0x2b211d);

  private InventedPortrait() {}

  /**
   * Draws one, as PNG.
   *
   * @param number any; the same gives the same
   */
  static byte[] draw(int number) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setPaint(new GradientPaint(0, 0, new Color(0xdfe5ea), 0, HEIGHT, new Color(0xaab6c2)));
    g.fillRect(0, 0, WIDTH, HEIGHT);
    Color skin = SKIN.get(number % SKIN.size());
    double hair = 330 + 40 * (number % 3);
    g.setColor(HAIR);
    g.fill(new Ellipse2D.Double(WIDTH / 2.0 - 245, 215, 490, 420 + hair));
    g.setColor(skin.darker());
    g.fill(new Ellipse2D.Double(WIDTH / 2.0 - 85, 600, 170, 300));
    g.setColor(CLOTHES.get(number / SKIN.size() % CLOTHES.size()));
    g.fill(shoulders());
    g.setColor(skin);
    g.fill(new Ellipse2D.Double(WIDTH / 2.0 - 185, 280, 370, 470));
    g.setColor(HAIR);
    g.fill(fringe());
    g.dispose();
    return png(image);
  }

  private static Path2D shoulders() {
    Path2D path = new Path2D.Double();
    path.moveTo(90, HEIGHT);
    path.curveTo(110, 930, 260, 860, 390, 830);
    path.curveTo(440, 900, 520, 900, 570, 830);
    path.curveTo(700, 860, 850, 930, 870, HEIGHT);
    path.closePath();
    return path;
  }

  private static Path2D fringe() {
    Path2D path = new Path2D.Double();
    path.moveTo(285, 500);
    path.curveTo(300, 330, 400, 270, 490, 270);
    path.curveTo(600, 270, 680, 360, 680, 500);
    path.curveTo(640, 430, 560, 390, 500, 340);
    path.curveTo(440, 420, 350, 430, 285, 500);
    path.closePath();
    return path;
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
