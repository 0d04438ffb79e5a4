// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the figures of a table say. */
public enum Measure {
  /** Number of units. */
  COUNT(Scale.UNITS, 0),
  /** Part of the total over the table's last dimension, in percent, 0 to 100. */
  SHARE(Scale.PERCENT, 1),
  /**
   * Difference to the period before in the same series, in percent of that period, −100 or above.
   */
  CHANGE(Scale.PERCENT, 1),
  /** Units in a year for every 100,000 inhabitants of the same place, sex and age. */
  RATE(Scale.PER_100000, 1),
  /** The rate that there would be if the inhabitants' ages were those of a standard population. */
  STANDARDISED_RATE(Scale.PER_100000, 1),
  /** Part of a cohort that has reached an outcome within a time, in percent, 0 to 100. */
  COHORT_SHARE(Scale.PERCENT, 1),
  /**
   * Part of a cohort that has left by one of several competing exits within a time, estimated also
   * from what is not yet followed up whole, in percent, 0 to 100.
   */
  CUMULATIVE_INCIDENCE(Scale.PERCENT, 1),
  /** Days until a quarter, a half, three quarters of a cohort have reached an outcome. */
  QUARTILE(Scale.DAYS, 0);

  /** In what figures are given. */
  public enum Scale {
    /** The counting unit. */
    UNITS,
    PERCENT,
    PER_100000,
    DAYS
  }

  private final Scale scale;
  private final int decimals;

  Measure(Scale scale, int decimals) {
    this.scale = scale;
    this.decimals = decimals;
  }

  /** The identifier in addresses and files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The measure with this identifier, if there is one. */
  public static Optional<Measure> byId(String id) {
    return Arrays.stream(values()).filter(measure -> measure.id().equals(id)).findFirst();
  }

  /** In what the figures are given. */
  public Scale scale() {
    return scale;
  }

  /** Digits after the decimal separator that are published. */
  public int decimals() {
    return decimals;
  }

  /** Whether it says what became of a cohort, and thus has dimensions of its own. */
  public boolean isOfCohort() {
    return this == COHORT_SHARE || this == CUMULATIVE_INCIDENCE || this == QUARTILE;
  }
}
