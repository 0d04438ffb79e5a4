// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import javax.xml.stream.XMLStreamException;

/**
 * An address as a QR code (ISO/IEC 18004) for paper, which may get dirty: a quarter may be lost.
 */
final class QrCode {

  /** White around it, in modules, without which it is not found. */
  private static final int QUIET = 4;

  private QrCode() {}

  /**
   * Writes it as SVG.
   *
   * @param label what it leads to, for those who do not see it
   */
  static void write(HtmlWriter out, String address, String label) throws XMLStreamException {
    ByteMatrix modules;
    try {
      modules = Encoder.encode(address, ErrorCorrectionLevel.Q).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("the address is too long for a QR code", e);
    }
    int side = modules.getWidth() + 2 * QUIET;
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          path.append("M%d %dh1v1h-1z".formatted(x + QUIET, y + QUIET));
        }
      }
    }
    out.start(
        "svg",
        "class",
        "qr",
        "role",
        "img",
        "aria-label",
        label,
        "viewBox",
        "0 0 %d %d".formatted(side, side),
        "shape-rendering",
        "crispEdges");
    out.empty(
        "rect", "width", Integer.toString(side), "height", Integer.toString(side), "fill", "#fff");
    out.empty("path", "d", path.toString(), "fill", "#000");
    out.end();
  }
}
