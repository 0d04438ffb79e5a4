// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

/** Ids and words that the tables of this package keep. */
final class ShortText {

  private static final int MOST = 64;

  private ShortText() {}

  /**
   * Lets pass what the tables can hold.
   *
   * @param name what to call it in the message
   * @throws IllegalArgumentException if it is blank or has more than 64 characters
   */
  static void check(String name, String value) {
    if (value.isBlank() || value.length() > MOST) {
      throw new IllegalArgumentException(
          "%s has 1 to %d characters, given: %d".formatted(name, MOST, value.length()));
    }
  }
}
