// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * How much room a text takes, without fonts: nothing of the Java desktop is needed where charts are
 * drawn, and every machine draws the same.
 *
 * <p>The widths are the advance widths of Liberation Sans, which are those of Arial, in thousandths
 * of the font size; letters with accents take those of their base. Readers see the font of their
 * own system, so everything here is a fifth wider.
 */
final class TextWidths {

  /** By how much semibold text is wider. */
  static final double STRONG = 1.1;

  private static final double SLACK = 1.2;
  private static final String ELLIPSIS = "…";

  /** From the space to the tilde. */
  private static final short[] ASCII = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };

  private static final int FIRST_WIDE = 0x1100;
  private static final int WIDE = 1000;
  private static final int OTHER = 722;

  private TextWidths() {}

  /** The width of one line in pixels, slack included. */
  static double width(String text, double size) {
    return SLACK * size / 1000 * text.codePoints().map(TextWidths::advance).sum();
  }

  private static int advance(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint < ' ' || codePoint > '~' ? 0 : ASCII[codePoint - ' '];
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      case Character.FORMAT, Character.CONTROL -> 0;
      case Character.SPACE_SEPARATOR -> ASCII[0];
      default -> codePoint >= FIRST_WIDE ? punctuation(codePoint) : accented(codePoint);
    };
  }

  private static int punctuation(int codePoint) {
    return switch (codePoint) {
      case '–' -> 556;
      case '‘', '’', '“', '”' -> 333;
      case '−' -> 584;
      default -> WIDE;
    };
  }

  private static int accented(int codePoint) {
    if (codePoint == '·') {
      return 278;
    }
    int base =
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD).codePointAt(0);
    return base < 0x80 ? advance(base) : OTHER;
  }

  /** The text, or as much of it as fits in {@code width} with an ellipsis. */
  static String shorten(String text, double size, double width) {
    if (width(text, size) <= width) {
      return text;
    }
    int end = prefix(text, size, width - width(ELLIPSIS, size));
    return text.substring(0, end).stripTrailing() + ELLIPSIS;
  }

  /** Length of the longest beginning that fits. */
  private static int prefix(String text, double size, double width) {
    double left = width * 1000 / size / SLACK;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      left -= advance(codePoint);
      if (left < 0) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  /** The text in at most {@code lines} lines, with an ellipsis where that is not enough. */
  static List<String> wrap(String text, double size, double width, int lines) {
    List<String> wrapped = new ArrayList<>();
    String rest = text.strip();
    while (!rest.isEmpty()) {
      if (wrapped.size() == lines - 1 || width(rest, size) <= width) {
        wrapped.add(shorten(rest, size, width));
        break;
      }
      int fitting = prefix(rest, size, width);
      int space = rest.lastIndexOf(' ', fitting);
      int end = space > 0 ? space : Math.max(fitting, Character.charCount(rest.codePointAt(0)));
      wrapped.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).strip();
    }
    return wrapped;
  }

  /** Whether the text fits in this many lines with no word broken. */
  static boolean fits(String text, double size, double width, int lines) {
    for (String word : text.split(" ", -1)) {
      if (width(word, size) > width) {
        return false;
      }
    }
    return wrap(text, size, width, lines + 1).size() <= lines;
  }
}
