// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes well-formed SVG. Every value passes through {@link #escape}; nothing else reaches the
 * text.
 *
 * <pre>{@code
 * svg.start("rect").attribute("x", 4).attribute("fill", "#fff").end();
 * }</pre>
 */
final class SvgWriter {

  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder out = new StringBuilder(16_384);
  private final Deque<String> open = new ArrayDeque<>();
  private boolean inTag;

  /** Begins an element. */
  SvgWriter start(String element) {
    closeTag();
    out.append('<').append(element);
    open.push(element);
    inTag = true;
    return this;
  }

  /** Begins an element on a line of its own. */
  SvgWriter startLine(String element) {
    return newLine().start(element);
  }

  /** Breaks the line between elements. */
  SvgWriter newLine() {
    closeTag();
    out.append('\n');
    return this;
  }

  /** Adds an attribute to the element just begun. */
  SvgWriter attribute(String name, String value) {
    if (!inTag) {
      throw new IllegalStateException("attribute " + name + " stands behind the content");
    }
    out.append(' ').append(name).append("=\"");
    escape(value);
    out.append('"');
    return this;
  }

  /** Adds a number with at most two decimals. */
  SvgWriter attribute(String name, double value) {
    return attribute(name, number(value));
  }

  /** Adds text to the content. */
  SvgWriter text(String text) {
    closeTag();
    escape(text);
    return this;
  }

  /** Ends the element begun last. */
  SvgWriter end() {
    String element = open.pop();
    if (inTag) {
      out.append("/>");
      inTag = false;
    } else {
      out.append("</").append(element).append('>');
    }
    return this;
  }

  /** The document; every element must have been ended. */
  String finish() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not ended: " + open);
    }
    return out.append('\n').toString();
  }

  private void closeTag() {
    if (inTag) {
      out.append('>');
      inTag = false;
    }
  }

  /** A coordinate, the same on every machine and in every language. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    String sign = hundredths < 0 ? "-" : "";
    long whole = Math.abs(hundredths) / 100;
    long rest = Math.abs(hundredths) % 100;
    if (rest == 0) {
      return sign + whole;
    }
    return sign + whole + (rest % 10 == 0 ? "." + rest / 10 : (rest < 10 ? ".0" : ".") + rest);
  }

  /** Attributes stand in double quotes, so apostrophes stay as they are. */
  private void escape(String text) {
    printable(text)
        .codePoints()
        .forEach(codePoint -> {
          switch (codePoint) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            default -> out.appendCodePoint(codePoint);
          }
        });
  }

  /** The text with nothing in it that XML lacks or that turns what stands beside it. */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .filter(codePoint -> !turnsText(codePoint))
        .map(codePoint -> isSpace(codePoint) ? ' ' : codePoint)
        .map(codePoint -> isXml(codePoint) ? codePoint : REPLACEMENT)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }

  private static boolean isSpace(int codePoint) {
    return codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
  }

  /** Controls by which a label could turn around the figure printed behind it; left out. */
  private static boolean turnsText(int codePoint) {
    return (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  /** Whether XML 1.0 has the character at all; C1 controls are in it, but no text. */
  private static boolean isXml(int codePoint) {
    return (codePoint >= 0x20 && codePoint < 0x7F)
        || (codePoint >= 0xA0 && codePoint < 0xD800)
        || (codePoint >= 0xE000 && codePoint < 0xFFFE)
        || codePoint >= 0x10000;
  }
}
