// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds what makes a photo another file, too. Nothing of it would get into the official photo; but
 * who hands in such a file means something else than to show a face. What cameras write behind a
 * picture (a preview, a short film) is left out without a word.
 */
final class ForeignContent {

  /** A PDF may begin so late, by the readers of PDF. */
  private static final int PDF_START = 1024;

  private static final int ZIP_END = 22;
  private static final int ZIP_COMMENT = 0xFFFF;

  private static final Pattern MARKUP =
      Pattern.compile("<(!doctype|html|script|svg|\\?php|\\?xml|body|iframe)");

  private ForeignContent() {}

  /** Whether the file is another one, too, its picture ending at {@code end}. */
  static boolean isIn(byte[] file, int end) throws PhotoRefusedException {
    PhotoBytes bytes = new PhotoBytes(file);
    return isArchive(bytes) || isDocument(file, end);
  }

  /** An archive is found from its end, which tells the length of the comment up to there. */
  private static boolean isArchive(PhotoBytes bytes) throws PhotoRefusedException {
    int last = bytes.length() - ZIP_END;
    for (int place = last; place >= 0 && place >= last - ZIP_COMMENT; place--) {
      if (bytes.startsWith(place, "PK\u0005\u0006") && bytes.low(place + 20, 2) == last - place) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDocument(byte[] file, int end) {
    String start = text(file, 0, Math.min(PDF_START, file.length));
    String behind = text(file, end, file.length);
    return start.contains("%PDF-")
        || behind.contains("%PDF-")
        || MARKUP.matcher(behind.toLowerCase(Locale.ROOT)).find();
  }

  private static String text(byte[] file, int from, int to) {
    return new String(file, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
