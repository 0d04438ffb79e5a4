// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

/** The orientation among the metadata of a camera: a field of the first directory, as in TIFF. */
final class ExifOrientation {

  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;
  private static final int FIELD_BYTES = 12;
  private static final int MOST = 8;

  private ExifOrientation() {}

  /**
   * Reads it.
   *
   * @return 1 to 8; 1, which is upright, where the metadata tell none or are damaged: a photo is
   *     not refused for them
   */
  static int of(PhotoBytes bytes, int from, int to) {
    try {
      int orientation = find(bytes, from, to);
      return orientation >= 1 && orientation <= MOST ? orientation : PhotoFile.UPRIGHT;
    } catch (PhotoRefusedException e) {
      return PhotoFile.UPRIGHT;
    }
  }

  private static int find(PhotoBytes bytes, int from, int to) throws PhotoRefusedException {
    boolean lowFirst = bytes.startsWith(from, "II");
    long directory = from + number(bytes, from + 4, 4, lowFirst);
    if (directory + 2 > to) {
      return PhotoFile.UPRIGHT;
    }
    int place = (int) directory;
    long fields = number(bytes, place, 2, lowFirst);
    for (int i = 0; i < fields; i++) {
      int field = place + 2 + i * FIELD_BYTES;
      if (field + FIELD_BYTES > to) {
        return PhotoFile.UPRIGHT;
      }
      if (number(bytes, field, 2, lowFirst) == ORIENTATION
          && number(bytes, field + 2, 2, lowFirst) == SHORT) {
        return (int) number(bytes, field + 8, 2, lowFirst);
      }
    }
    return PhotoFile.UPRIGHT;
  }

  private static long number(PhotoBytes bytes, int place, int count, boolean lowFirst)
      throws PhotoRefusedException {
    return lowFirst ? bytes.low(place, count) : bytes.high(place, count);
  }
}
