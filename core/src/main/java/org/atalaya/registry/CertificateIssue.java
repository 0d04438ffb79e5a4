// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.UUID;
import org.atalaya.registry.RequestFiles.Opened;
import org.atalaya.registry.internal.CertificateTable;
import org.atalaya.registry.internal.CertificateTable.Place;

/** Makes the certificate of a request. */
final class CertificateIssue {

  private final RegistryParts parts;
  private final CertificateTable table;

  CertificateIssue(RegistryParts parts) {
    this.parts = parts;
    table = new CertificateTable(parts.store().engine());
  }

  /** Within the transaction that writes the request. */
  UUID issue(Connection connection, Opened request) {
    UUID id = parts.ids().next();
    CertificateCode code = request.key().certificate(id);
    RegistrySubject subject = request.content().application().subject();
    LocalDate today = LocalDate.now(parts.clock());
    table.add(
        connection,
        new CertificateTable.Row(
            id,
            Hashes.plain(code.text()),
            HolderName.of(code, subject.name().family(), subject.birthDate()),
            today,
            today.plus(parts.settings().validity()),
            place(connection),
            false));
    return id;
  }

  /** Anywhere in a list, so that a place does not tell how many were issued before. */
  private Place place(Connection connection) {
    int last = table.lastList(connection);
    int list = table.countIn(connection, last) < StatusList.PLACES / 2 ? last : last + 1;
    Place place = any(list);
    while (table.isTaken(connection, place)) {
      place = any(list);
    }
    return place;
  }

  private Place any(int list) {
    return new Place(list, parts.random().nextInt(StatusList.PLACES));
  }
}
