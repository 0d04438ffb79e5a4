// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Birth dates that may be one, mistaken once: a day, a month, a year or ten years beside it, or day
 * and month exchanged.
 */
public final class NearDates {

  /** The most that there are for a date. */
  public static final int MOST = 10;

  private NearDates() {}

  /** The dates near a date, itself included. */
  public static Set<LocalDate> of(LocalDate date) {
    Set<LocalDate> near = new LinkedHashSet<>();
    near.add(date);
    near.add(date.minusDays(1));
    near.add(date.plusDays(1));
    near.add(date.minusMonths(1));
    near.add(date.plusMonths(1));
    near.add(date.minusYears(1));
    near.add(date.plusYears(1));
    near.add(date.minusYears(10));
    near.add(date.plusYears(10));
    try {
      near.add(LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue()));
    } catch (DateTimeException e) {
      // A day beyond 12 is no month, so nobody exchanged the two.
    }
    return Set.copyOf(near);
  }
}
