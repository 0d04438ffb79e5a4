// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** The chunks of a PNG file (ISO/IEC 15948), up to its end; only the critical ones stay. */
final class PngHead {

  static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

  private static final int AROUND_DATA = 12;
  private static final int HEADER_DATA = 13;
  private static final List<String> NEEDED = List.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private final PhotoBytes bytes;
  private final ByteArrayOutputStream picture = new ByteArrayOutputStream();
  private int orientation = PhotoFile.UPRIGHT;
  private boolean data;

  PngHead(PhotoBytes bytes) {
    this.bytes = bytes;
  }

  PhotoFile read() throws PhotoRefusedException {
    int first = SIGNATURE.length();
    if (!bytes.startsWith(first + 4, "IHDR") || bytes.high(first, 4) != HEADER_DATA) {
      throw new PhotoRefusedException(PhotoRefusal.DAMAGED);
    }
    picture.write(bytes.file(), 0, first);
    int place = first;
    boolean last;
    do {
      last = bytes.startsWith(place + 4, "IEND");
      place = chunk(place);
    } while (!last);
    if (!data) {
      throw new PhotoRefusedException(PhotoRefusal.DAMAGED);
    }
    return new PhotoFile(
        PhotoFile.Format.PNG,
        side(bytes.high(first + 8, 4)),
        side(bytes.high(first + 12, 4)),
        orientation,
        picture.toByteArray(),
        place);
  }

  private int chunk(int place) throws PhotoRefusedException {
    int end = bytes.end(place, AROUND_DATA + bytes.high(place, 4));
    int content = place + 8;
    if (bytes.startsWith(place + 4, "eXIf")) {
      orientation = ExifOrientation.of(bytes, content, end - 4);
    }
    data |= bytes.startsWith(place + 4, "IDAT");
    if (NEEDED.stream().anyMatch(type -> bytes.startsWith(place + 4, type))) {
      picture.write(bytes.file(), place, end - place);
    }
    return end;
  }

  private static int side(long pixels) throws PhotoRefusedException {
    if (pixels > Integer.MAX_VALUE) {
      throw new PhotoRefusedException(PhotoRefusal.TOO_MANY_PIXELS);
    }
    return (int) pixels;
  }
}
