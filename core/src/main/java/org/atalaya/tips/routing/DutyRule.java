// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.atalaya.tips.TipEnvelope;

/**
 * Which unit is on duty for some offences in some places.
 *
 * @param crimes codes of groups of offences; empty for all, and for tips that name none
 * @param places codes of municipalities, or of departments for all of theirs; empty likewise
 * @param units those who take turns, at least one
 * @param first the day on which the turn of the first unit begins, at midnight
 * @param days how long a turn is, from 1 on
 */
public record DutyRule(
    Set<String> crimes, Set<String> places, List<String> units, LocalDate first, int days) {

  public DutyRule {
    crimes = Set.copyOf(crimes);
    places = Set.copyOf(places);
    units = List.copyOf(units);
    if (units.isEmpty() || days < 1) {
      throw new IllegalArgumentException(
          "a rule of duty needs a unit and turns of >= 1 day. Provided values: %s, %d"
              .formatted(units, days));
    }
  }

  boolean matches(TipEnvelope envelope) {
    boolean ofCrime = crimes.isEmpty() || envelope.crime().filter(crimes::contains).isPresent();
    boolean inPlace =
        places.isEmpty()
            || envelope
                .municipality()
                .filter(code -> places.stream().anyMatch(code::startsWith))
                .isPresent();
    return ofCrime && inPlace;
  }

  /** Whose turn it is; before the first turn the calendar is continued backwards. */
  String unit(LocalDate day) {
    long turn = Math.floorDiv(ChronoUnit.DAYS.between(first, day), (long) days);
    return units.get(Math.floorMod(turn, units.size()));
  }
}
