// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import org.atalaya.cases.CaseSchema;

/**
 * Forgets versions of a store that several nodes have open, in two steps, since another node may be
 * counting one of them: first it disappears from the list of versions, which nodes {@linkplain
 * SharedVersions#confirm confirm} before they count; its rows are removed when versions are
 * forgotten the next time, if that is later than any node can still be counting.
 */
final class PostgresForgetting {

  /** More than nodes trust their list of versions for, and than anyone waits for an answer. */
  private static final int MINUTES_UNTIL_NOBODY_COUNTS = 10;

  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS forgotten_version (
        number INTEGER NOT NULL, forgotten_at TIMESTAMPTZ NOT NULL)
      """;

  private PostgresForgetting() {}

  /** Removes the rows of versions forgotten before, and these versions from the list. */
  static void forget(Connection connection, CaseSchema schema, Set<Integer> removed)
      throws SQLException {
    PostgresTransactions.execute(connection, TABLE);
    if (isAnyToRemove(connection)) {
      VersionPruner.removeRows(connection, schema);
      PostgresTransactions.execute(connection, "DELETE FROM forgotten_version");
    }
    if (removed.isEmpty()) {
      return;
    }
    VersionPruner.removeVersions(connection, removed);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO forgotten_version VALUES (?, now())")) {
      for (int number : removed) {
        insert.setInt(1, number);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Whether there are rows to remove, and none of them can still be counted. */
  private static boolean isAnyToRemove(Connection connection) throws SQLException {
    String sql =
        String.format(
            Locale.ROOT,
            "SELECT coalesce(max(forgotten_at) <= now() - INTERVAL '%d minutes', FALSE)"
                + " FROM forgotten_version",
            MINUTES_UNTIL_NOBODY_COUNTS);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
