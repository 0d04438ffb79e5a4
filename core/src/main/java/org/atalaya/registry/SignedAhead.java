// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.registry.RequestFiles.Opened;
import org.atalaya.registry.internal.CertificateTable;
import org.atalaya.registry.internal.RequestTable.State;
import org.atalaya.registry.internal.SignedTable;
import org.atalaya.registry.internal.SignedTable.Key;

/**
 * Signs for nodes that anyone can reach, and which therefore have no key that signs: statements,
 * anew when half of their time is over, status lists and the public keys. Statements lie under the
 * key of their request and go with it.
 *
 * <p>To be run by a timer on nodes that sign, every minute for example: so long it takes at most
 * until an issued certificate can be collected from another node, and until a status list has a
 * revocation. Several nodes may run it.
 */
public final class SignedAhead {

  private final RegistryParts parts;
  private final SigningKeys keys;
  private final StatusList statusList;
  private final RequestFiles files;
  private final CertificateTable certificates;
  private final SignedTable table;

  SignedAhead(RegistryParts parts, SigningKeys keys, StatusList statusList) {
    this.parts = parts;
    this.keys = keys;
    this.statusList = statusList;
    files = new RequestFiles(parts);
    certificates = new CertificateTable(parts.store().engine());
    table = new SignedTable(parts.store().engine());
  }

  /**
   * Signs what is due.
   *
   * @param most statements at the most, from 1 on
   * @return how many statements were signed
   */
  public int run(int most) {
    List<PublishedKey> published = keys.published();
    int last = parts.store().read(certificates::lastList);
    parts
        .store()
        .write(connection -> {
          for (int place = 0; place < published.size(); place++) {
            PublishedKey key = published.get(place);
            table.key(connection, place, new Key(key.id(), key.pem()));
          }
          return published;
        });
    for (int list = 0; list <= last; list++) {
      status(list);
    }
    int signed = 0;
    for (UUID request : due(most)) {
      signed += parts.store().write(connection -> sign(connection, request)) ? 1 : 0;
    }
    return signed;
  }

  private void status(int list) {
    Optional<String> signed = statusList.signed(list);
    signed.ifPresent(text ->
        parts
            .store()
            .write(connection -> {
              table.status(connection, list, text);
              return list;
            }));
  }

  private List<UUID> due(int most) {
    long since =
        parts
            .clock()
            .instant()
            .minus(parts.settings().statementValidity().dividedBy(2))
            .toEpochMilli();
    LocalDate today = LocalDate.now(parts.clock());
    return parts.store().read(connection -> table.due(connection, since, today, most));
  }

  /** Unless it was revoked or erased meanwhile. */
  private boolean sign(Connection connection, UUID request) {
    Optional<Opened> issued =
        files.lock(connection, request).filter(one -> one.row().state() == State.ISSUED);
    Optional<CertificateTable.Row> certificate =
        issued
            .flatMap(one -> Optional.ofNullable(one.row().certificate()))
            .flatMap(id -> certificates.find(connection, id));
    if (issued.isEmpty() || certificate.isEmpty()) {
      return false;
    }
    Opened one = issued.get();
    String statement =
        CertificateStatement.sign(
            parts, keys, one.content().application().subject(), certificate.get());
    byte[] sealed = one.key().seal(statement.getBytes(StandardCharsets.UTF_8), parts.random());
    table.statement(connection, certificate.get().id(), parts.clock().millis(), sealed);
    return true;
  }
}
