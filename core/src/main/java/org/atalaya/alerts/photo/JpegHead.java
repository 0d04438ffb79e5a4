// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

import java.io.ByteArrayOutputStream;

/**
 * The segments of a JPEG file (ITU-T T.81, annex B), up to its end. Of the application segments
 * only the two stay that say how colours are stored.
 */
final class JpegHead {

  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int EXIF = 0xE1;
  private static final int COMMENT = 0xFE;

  /** Far more than any camera writes; each costs a pass over the whole picture. */
  private static final int MOST_SCANS = 32;

  private final PhotoBytes bytes;
  private final ByteArrayOutputStream picture = new ByteArrayOutputStream();
  private int width;
  private int height;
  private int frames;
  private int scans;
  private int orientation = PhotoFile.UPRIGHT;

  JpegHead(PhotoBytes bytes) {
    this.bytes = bytes;
  }

  PhotoFile read() throws PhotoRefusedException {
    keep(0, 2);
    int place = 2;
    while (true) {
      int marker = marker(place);
      if (marker == END) {
        break;
      }
      place = marker == SCAN ? scan(place) : segment(marker, place);
    }
    keep(place, place + 2);
    if (frames != 1 || scans == 0) {
      throw new PhotoRefusedException(PhotoRefusal.DAMAGED);
    }
    return new PhotoFile(
        PhotoFile.Format.JPEG, width, height, orientation, picture.toByteArray(), place + 2);
  }

  private int marker(int place) throws PhotoRefusedException {
    if (bytes.at(place) != 0xFF) {
      throw new PhotoRefusedException(PhotoRefusal.DAMAGED);
    }
    return bytes.at(place + 1);
  }

  /**
   * Reads a segment.
   *
   * @return where it ends
   */
  private int segment(int marker, int place) throws PhotoRefusedException {
    if (marker == 0xFF) {
      // A fill byte.
      return place + 1;
    }
    int end = bytes.end(place, 2 + bytes.high(place + 2, 2));
    if (isFrame(marker)) {
      frames++;
      height = (int) bytes.high(place + 5, 2);
      width = (int) bytes.high(place + 7, 2);
    }
    if (marker == EXIF && bytes.startsWith(place + 4, "Exif\0\0")) {
      orientation = ExifOrientation.of(bytes, place + 10, end);
    }
    if (isNeeded(marker, place)) {
      keep(place, end);
    }
    return end;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private boolean isNeeded(int marker, int place) {
    boolean application = marker >= 0xE0 && marker <= 0xEF;
    return application
        ? bytes.startsWith(place + 4, "JFIF\0") || bytes.startsWith(place + 4, "Adobe")
        : marker != COMMENT;
  }

  /**
   * Passes over a scan: its data end at the first marker that is none of those within data.
   *
   * @return where it ends
   */
  private int scan(int place) throws PhotoRefusedException {
    if (++scans > MOST_SCANS) {
      throw new PhotoRefusedException(PhotoRefusal.DAMAGED);
    }
    int end = bytes.end(place, 2 + bytes.high(place + 2, 2));
    while (bytes.at(end) != 0xFF || isWithinData(bytes.at(end + 1))) {
      end++;
    }
    keep(place, end);
    return end;
  }

  private static boolean isWithinData(int marker) {
    return marker == 0 || marker == 0xFF || (marker >= 0xD0 && marker <= 0xD7);
  }

  private void keep(int from, int to) {
    picture.write(bytes.file(), from, to - from);
  }
}
