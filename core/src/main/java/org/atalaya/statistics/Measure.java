// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the figures of a table say. */
public enum Measure {
  /** Number of units. */
  COUNT,
  /** Part of the total over the table's last dimension, in percent, 0 to 100. */
  SHARE,
  /**
   * Difference to the period before in the same series, in percent of that period, −100 or above.
   */
  CHANGE;

  /** The identifier in addresses and files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The measure with this identifier, if there is one. */
  public static Optional<Measure> byId(String id) {
    return Arrays.stream(values()).filter(measure -> measure.id().equals(id)).findFirst();
  }

  /** Digits after the decimal separator that are published. */
  public int decimals() {
    return this == COUNT ? 0 : 1;
  }
}
