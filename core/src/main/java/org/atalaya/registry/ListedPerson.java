// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the register. Nothing of it is in {@link #toString}, and it is not serialisable.
 *
 * @param document none where a conviction names none
 */
public record ListedPerson(
    @Nullable IdentityDocument document, LocalDate birthDate, PersonName name) {

  /** Without who it is. */
  @Override
  public String toString() {
    return "ListedPerson[not shown]";
  }
}
