// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

/** Checks of the parameters of disclosure rules, with messages of one shape. */
final class DisclosureParameters {

  private DisclosureParameters() {}

  static void requireAtLeast(String name, long minimum, long given) {
    if (given < minimum) {
      throw new IllegalArgumentException(
          "%s must be >= %d. Provided value: %d".formatted(name, minimum, given));
    }
  }

  static void requireAboveZero(String name, double maximum, double given) {
    if (!(given > 0 && given <= maximum)) {
      throw new IllegalArgumentException(
          "%s must be > 0 and <= %s. Provided value: %s".formatted(name, maximum, given));
    }
  }

  static void requireBetween(String name, double minimum, double maximum, double given) {
    if (!(given >= minimum && given <= maximum)) {
      throw new IllegalArgumentException(
          "%s must be >= %s and <= %s. Provided value: %s"
              .formatted(name, minimum, maximum, given));
    }
  }
}
