// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.OptionalInt;

/**
 * Ages in completed years, both ends included.
 *
 * @param from the youngest, 0 or above
 * @param to the oldest, not below {@code from}; absent for "and over"
 */
public record AgeSpan(int from, OptionalInt to) {

  public AgeSpan {
    if (from < 0 || to.orElse(from) < from) {
      throw new IllegalArgumentException(
          "an age span needs 0 <= from <= to. Provided values: from %d, to %s"
              .formatted(from, to.isPresent() ? to.getAsInt() : "open"));
    }
  }

  /** From one age to another, both included. */
  public static AgeSpan of(int from, int to) {
    return new AgeSpan(from, OptionalInt.of(to));
  }

  /** An age and all above. */
  public static AgeSpan from(int from) {
    return new AgeSpan(from, OptionalInt.empty());
  }
}
