// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

/**
 * What the head of a photo tells, before anything is decoded.
 *
 * @param format by content
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param orientation how to turn it, 1 to 8 as in EXIF
 * @param picture the file with nothing but what decoding needs: no metadata, profile, comment or
 *     preview, and nothing behind its end
 * @param end where the picture ends in the file
 */
record PhotoFile(Format format, int width, int height, int orientation, byte[] picture, int end) {

  static final int UPRIGHT = 1;

  /** The formats that are taken. */
  enum Format {
    JPEG,
    PNG,
    WEBP
  }

  /** Reads the head of a file. */
  static PhotoFile of(byte[] file) throws PhotoRefusedException {
    PhotoBytes bytes = new PhotoBytes(file);
    if (bytes.startsWith(0, "\u00ff\u00d8\u00ff")) {
      return new JpegHead(bytes).read();
    }
    if (bytes.startsWith(0, PngHead.SIGNATURE)) {
      return new PngHead(bytes).read();
    }
    if (bytes.startsWith(0, "RIFF") && bytes.startsWith(8, "WEBP")) {
      return new WebpHead(bytes).read();
    }
    throw new PhotoRefusedException(PhotoRefusal.NOT_A_PHOTO);
  }
}
