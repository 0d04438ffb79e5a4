// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.util.Locale;

/**
 * How 160 secret bits are written for people: 32 digits and capital letters without I, L, O and U
 * (Crockford's base 32). Reading takes what people mistake for them, spaces and dashes.
 */
final class SecretCode {

  static final int BYTES = 20;

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = BYTES * 8 / 5;
  private static final int GROUP = 4;

  private SecretCode() {}

  static String write(byte[] bytes) {
    StringBuilder text = new StringBuilder(LENGTH);
    int bits = 0;
    int held = 0;
    for (byte one : bytes) {
      held = held << 8 | one & 0xff;
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(ALPHABET.charAt(held >> bits - 5 & 0x1f));
      }
    }
    return text.toString();
  }

  /** What was meant; a text that can be none stays one that is none. */
  static String read(String typed) {
    StringBuilder text = new StringBuilder(LENGTH);
    String capitals = typed.toUpperCase(Locale.ROOT);
    for (int place = 0; place < capitals.length() && text.length() <= LENGTH; place++) {
      char letter = capitals.charAt(place);
      if (Character.isLetterOrDigit(letter)) {
        text.append(
            switch (letter) {
              case 'O' -> '0';
              case 'I', 'L' -> '1';
              default -> letter;
            });
      }
    }
    return text.toString();
  }

  /** In groups of four, as it is printed. */
  static String grouped(String text) {
    return text.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }
}
