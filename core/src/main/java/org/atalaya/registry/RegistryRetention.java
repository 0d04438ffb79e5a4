// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.sql.Connection;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.atalaya.registry.internal.CheckTable;
import org.atalaya.registry.internal.RequestTable;
import org.atalaya.registry.internal.RequestTable.Row;
import org.atalaya.registry.internal.RequestTable.State;
import org.atalaya.registry.internal.SignedTable;

/**
 * Erases what nobody needs any more: of requests that were never proved, of those decided against
 * somebody once no appeal can come, of those issued once the certificate is no longer valid, and of
 * lists after 30 days. Their keys are destroyed first, which erases them in backups of the
 * database, too.
 *
 * <p>To be run by a timer, once a day for example.
 */
public final class RegistryRetention {

  private static final int AT_ONCE = 500;

  /** Long enough to fetch a result. */
  private static final Period LISTS_KEPT = Period.ofDays(30);

  private final RegistryParts parts;
  private final VerificationLists lists;
  private final RequestTable requests;
  private final CheckTable checks;
  private final SignedTable signed;

  RegistryRetention(RegistryParts parts, VerificationLists lists) {
    this.parts = parts;
    this.lists = lists;
    requests = new RequestTable(parts.store().engine());
    checks = new CheckTable(parts.store().engine());
    signed = new SignedTable(parts.store().engine());
  }

  /** Erases all that is due; says of how many requests. */
  public int run() {
    long before = dayStart(parts.settings().checksKept());
    parts.store().write(connection -> checks.forget(connection, before));
    lists.forget(dayStart(LISTS_KEPT));
    int erased = 0;
    for (List<Row> due = due(); !due.isEmpty(); due = due()) {
      for (Row row : due) {
        erased += parts.store().write(connection -> erase(connection, row)) ? 1 : 0;
      }
    }
    return erased;
  }

  private List<Row> due() {
    RegistrySettings settings = parts.settings();
    long unproved = dayStart(settings.unprovedKept());
    long decided = dayStart(settings.appealPeriod());
    return parts
        .store()
        .read(connection -> {
          List<Row> due =
              new ArrayList<>(requests.expired(connection, LocalDate.now(parts.clock()), AT_ONCE));
          due.addAll(requests.changedBefore(connection, State.UNPROVED, unproved, AT_ONCE));
          due.addAll(requests.changedBefore(connection, State.REFUSED, decided, AT_ONCE));
          due.addAll(requests.changedBefore(connection, State.REVOKED, decided, AT_ONCE));
          return due;
        });
  }

  /** The begin of the day that lies a period before today: that day itself is kept whole. */
  private long dayStart(Period period) {
    return LocalDate.now(parts.clock())
        .minus(period)
        .atStartOfDay(parts.clock().getZone())
        .toInstant()
        .toEpochMilli();
  }

  /** Unless somebody changed it meanwhile. */
  private boolean erase(Connection connection, Row due) {
    boolean same =
        requests
            .lock(connection, due.id())
            .filter(row -> row.revision() == due.revision())
            .isPresent();
    if (same) {
      parts.vault().destroy(RequestKey.PURPOSE, due.id().toString());
      requests.erase(connection, due.id());
      UUID certificate = due.certificate();
      if (certificate != null) {
        signed.forget(connection, certificate);
      }
      parts.audit().append(connection, RegistryParts.SYSTEM, "erase", due.id().toString());
    }
    return same;
  }
}
