// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Tells the keys of recipients apart; it begins everything that is wrapped to one.
 *
 * @param text eight small hexadecimal digits, not all zero
 */
public record KeyId(String text) {

  private static final Pattern FORM = Pattern.compile("(?!0{8})[0-9a-f]{8}");

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none
   */
  public KeyId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "the id of a key is eight hexadecimal digits, small, not all zero; given: %d characters"
              .formatted(text.length()));
    }
  }

  static KeyId of(int number) {
    return new KeyId(HexFormat.of().toHexDigits(number));
  }

  int number() {
    return HexFormat.fromHexDigits(text);
  }
}
