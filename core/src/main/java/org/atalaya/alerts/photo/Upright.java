// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Turns a picture as its camera was held. */
final class Upright {

  private Upright() {}

  /**
   * The picture upright, without transparency.
   *
   * @param orientation 1 to 8 as in EXIF: which side of the picture its first row and column are
   */
  static BufferedImage of(BufferedImage stored, int orientation) {
    boolean lying = orientation >= 5;
    int width = lying ? stored.getHeight() : stored.getWidth();
    int height = lying ? stored.getWidth() : stored.getHeight();
    BufferedImage upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = upright.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(stored, turn(orientation, width, height), null);
    graphics.dispose();
    return upright;
  }

  /** Where a point of the stored picture goes in an upright one of this size. */
  private static AffineTransform turn(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, width, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, width, height);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, height);
      default -> new AffineTransform();
    };
  }
}
