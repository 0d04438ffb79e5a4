// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.time.LocalDate;
import java.util.List;
import org.atalaya.registry.IdentityDocument.NationalNumber;
import org.atalaya.registry.ListedPerson;
import org.atalaya.registry.PersonName;
import org.atalaya.registry.RegistryLookup;
import org.atalaya.registry.RegistrySubject;
import org.atalaya.registry.SubjectMatch;

/** A register of invented people, whose numbers no civil registry has given out. */
final class InventedRegister implements RegistryLookup {

  /** Who is in it. */
  static final ListedPerson LISTED =
      new ListedPerson(
          new NationalNumber("GTM", "5555555500101"),
          LocalDate.of(1971, 11, 23),
          new PersonName("José Ejemplo", "Inventado Prueba"));

  @Override
  public SubjectMatch look(RegistrySubject subject) {
    return SubjectMatch.among(subject, List.of(LISTED));
  }
}
