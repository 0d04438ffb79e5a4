// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.sql.Connection;
import java.util.function.UnaryOperator;
import org.atalaya.operations.AuditChain;
import org.atalaya.tips.TipConflictException.Kind;
import org.atalaya.tips.internal.TipTable;
import org.atalaya.tips.sealing.TipId;

/** How the desk changes a tip: as somebody decided who saw the newest of it, and in the chain. */
record TipChanges(TipParts parts, TipTable tips, AuditChain audit) {

  InboxEntry change(
      String actor, String act, TipId tip, int revision, UnaryOperator<TipTable.Row> next) {
    return parts
        .store()
        .write(connection -> {
          TipTable.Row row = lock(connection, tip, revision);
          return replace(connection, actor, act, next.apply(row));
        });
  }

  TipTable.Row lock(Connection connection, TipId tip, int revision) {
    TipTable.Row row =
        tips.lock(connection, tip.text()).orElseThrow(() -> new TipConflictException(Kind.GONE));
    if (row.revision() != revision) {
      throw new TipConflictException(Kind.STALE);
    }
    return row;
  }

  InboxEntry replace(Connection connection, String actor, String act, TipTable.Row changed) {
    tips.replace(connection, changed);
    audit.append(connection, actor, act, changed.id());
    return InboxEntry.of(tips.find(connection, changed.id()).orElseThrow());
  }

  static void require(boolean fits) {
    if (!fits) {
      throw new TipConflictException(Kind.STATE);
    }
  }
}
