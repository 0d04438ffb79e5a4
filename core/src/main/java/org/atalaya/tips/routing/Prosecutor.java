// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Somebody of the staff who may have tips.
 *
 * @param id by which staff sign in, too
 * @param unit the id of the only unit whose tips they open
 * @param superior the id of who is told when they do not answer, where there is one
 * @param mail where notices go, where there is an address
 * @param absences past ones may be left out
 */
public record Prosecutor(
    String id,
    String unit,
    Optional<String> superior,
    Optional<String> mail,
    List<Absence> absences) {

  public Prosecutor {
    absences = List.copyOf(absences);
  }

  /** The absence that covers a day; of several the one that begins last. */
  public Optional<Absence> absence(LocalDate day) {
    return absences.stream()
        .filter(absence -> absence.covers(day))
        .reduce((one, other) -> one.first().isAfter(other.first()) ? one : other);
  }
}
