// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Days on which somebody does not work.
 *
 * @param first the first of them
 * @param last the last of them
 * @param substitute who takes the place meanwhile, where somebody was named
 */
public record Absence(LocalDate first, LocalDate last, Optional<String> substitute) {

  public Absence {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "an absence must not end before it begins. Provided values: %s, %s"
              .formatted(first, last));
    }
  }

  /** Whether a day is one of them. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
