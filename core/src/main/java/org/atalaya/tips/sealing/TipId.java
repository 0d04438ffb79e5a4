// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The id of a tip: 128 random bits, made by whoever sends it, so that sending it again is the same
 * tip.
 *
 * @param text in base64url without padding, 22 characters
 */
public record TipId(String text) {

  /** Bytes of an id. */
  public static final int BYTES = 16;

  /** The last character holds two bits, so that each id is written in one way. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none
   */
  public TipId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "the id of a tip is 16 bytes in base64url, 22 characters; given: %d characters"
              .formatted(text.length()));
    }
  }

  /** A new one. */
  public static TipId random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return of(bytes);
  }

  /** The id of 16 bytes. */
  public static TipId of(byte[] bytes) {
    return new TipId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Its 16 bytes. */
  public byte[] bytes() {
    return Base64.getUrlDecoder().decode(text);
  }
}
