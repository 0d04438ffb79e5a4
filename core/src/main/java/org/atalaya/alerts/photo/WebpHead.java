// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The chunks of a WebP file (RFC 9649); only those of a still picture stay. */
final class WebpHead {

  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int EXTENDED_BYTES = 10;
  private static final int ALPHA = 0x10;

  /** Sides are of 14 bits; those above are of something else. */
  private static final int SIDE_BITS = 14;

  private static final int SIDE = (1 << SIDE_BITS) - 1;

  private final PhotoBytes bytes;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private int width;
  private int height;
  private int pictures;
  private boolean alpha;
  private int orientation = PhotoFile.UPRIGHT;

  WebpHead(PhotoBytes bytes) {
    this.bytes = bytes;
  }

  PhotoFile read() throws PhotoRefusedException {
    int end = bytes.end(CHUNK_HEADER, bytes.low(4, 4));
    int place = RIFF_HEADER;
    while (place < end) {
      place = chunk(place, end);
    }
    if (pictures != 1) {
      throw new PhotoRefusedException(PhotoRefusal.DAMAGED);
    }
    return new PhotoFile(PhotoFile.Format.WEBP, width, height, orientation, picture(), end);
  }

  /**
   * Reads a chunk.
   *
   * @return where the next begins
   */
  private int chunk(int place, int fileEnd) throws PhotoRefusedException {
    int content = place + CHUNK_HEADER;
    int end = bytes.end(content, bytes.low(place + 4, 4));
    if (bytes.startsWith(place, "ANIM") || bytes.startsWith(place, "ANMF")) {
      throw new PhotoRefusedException(PhotoRefusal.ANIMATED);
    }
    if (bytes.startsWith(place, "EXIF")) {
      // Some write the head that the metadata have in JPEG, too.
      int skipped = bytes.startsWith(content, "Exif\0\0") ? 6 : 0;
      orientation = ExifOrientation.of(bytes, content + skipped, end);
    } else if (bytes.startsWith(place, "VP8 ")) {
      sides((int) bytes.low(content + 6, 2) & SIDE, (int) bytes.low(content + 8, 2) & SIDE);
      keep(place, end);
    } else if (bytes.startsWith(place, "VP8L")) {
      int sides = (int) bytes.low(content + 1, 4);
      sides((sides & SIDE) + 1, (sides >> SIDE_BITS & SIDE) + 1);
      keep(place, end);
    } else if (bytes.startsWith(place, "ALPH")) {
      alpha = true;
      keep(place, end);
    }
    // A chunk of odd length is filled up, the last one of some writers not.
    return Math.min(end + (end - content) % 2, fileEnd);
  }

  private void sides(int statedWidth, int statedHeight) {
    pictures++;
    width = statedWidth;
    height = statedHeight;
  }

  private void keep(int place, int end) {
    kept.write(bytes.file(), place, end - place);
    if ((end - place) % 2 == 1) {
      kept.write(0);
    }
  }

  private byte[] picture() {
    int extended = alpha ? CHUNK_HEADER + EXTENDED_BYTES : 0;
    int size = RIFF_HEADER + extended + kept.size();
    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(size - CHUNK_HEADER).put(ascii("WEBP"));
    if (alpha) {
      file.put(ascii("VP8X")).putInt(EXTENDED_BYTES).putInt(ALPHA);
      file.putShort((short) (width - 1)).put((byte) 0);
      file.putShort((short) (height - 1)).put((byte) 0);
    }
    return file.put(kept.toByteArray()).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
