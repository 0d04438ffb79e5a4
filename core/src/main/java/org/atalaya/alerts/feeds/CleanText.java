// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

/**
 * Text that every format can carry and that stays within its place. Left out are control
 * characters, halves of surrogate pairs and what Unicode never assigns, which XML cannot hold; and
 * the marks that turn the direction of what follows (U+202A to U+202E, U+2066 to U+2069), with
 * which a name would change how the rest of the bulletin reads. The plain marks for left and right
 * stay: names in Arabic or Hebrew need them.
 */
final class CleanText {

  private CleanText() {}

  /** On one line: line ends and tabs become spaces. */
  static String line(String text) {
    return clean(text, false).strip();
  }

  /** With its line ends, as {@code \n}. */
  static String paragraph(String text) {
    return clean(text, true).strip();
  }

  private static String clean(String text, boolean lines) {
    StringBuilder clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .forEach(character -> {
          if (character == '\n'
              || character == '\r'
              || character == 0x2028
              || character == 0x2029) {
            clean.append(lines ? '\n' : ' ');
          } else if (character == '\t') {
            clean.append(' ');
          } else if (isAllowed(character)) {
            clean.appendCodePoint(character);
          }
        });
    return clean.toString();
  }

  private static boolean isAllowed(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.SURROGATE -> false;
      default -> !isNoncharacter(character) && !turnsDirection(character);
    };
  }

  private static boolean isNoncharacter(int character) {
    return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
  }

  private static boolean turnsDirection(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
