// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.LocalDate;

/**
 * Who is asked about: the three things by which one person is told from others. Nothing of them is
 * in {@link #toString}, and it is not serialisable.
 *
 * @param birthDate from 1900 on
 */
public record RegistrySubject(IdentityDocument document, LocalDate birthDate, PersonName name) {

  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  public RegistrySubject {
    if (birthDate.isBefore(EARLIEST)) {
      throw new IllegalArgumentException("birth date: allowed: from %s on".formatted(EARLIEST));
    }
  }

  /** Without who it is. */
  @Override
  public String toString() {
    return "RegistrySubject[not shown]";
  }
}
