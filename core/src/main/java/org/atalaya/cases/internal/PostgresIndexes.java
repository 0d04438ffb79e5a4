// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.CountingUnit;

/** How rows are found in PostgreSQL. */
final class PostgresIndexes {

  private PostgresIndexes() {}

  /**
   * Rows lie in the order of their months, so a summary of each block is enough to pass over the
   * blocks of other years, and takes next to no room. Not even asked for where there are indexes: a
   * table is locked for that, while another node may be changing it.
   */
  static void ofStore(Connection connection, CaseSchema schema) throws SQLException {
    if (isIndexed(connection)) {
      return;
    }
    PostgresTransactions.execute(
        connection, "CREATE UNIQUE INDEX dataset_version_number ON dataset_version (number)");
    for (CountingUnit unit : schema.dimensionsOf().keySet()) {
      List<String> columns =
          schema.dimensionsOf(unit).stream()
              .filter(dimension -> dimension.role().isTime())
              .map(FactColumn::name)
              .map("\"%s\""::formatted)
              .toList();
      if (!columns.isEmpty()) {
        String fact = StoreTables.factTable(unit);
        PostgresTransactions.execute(
            connection,
            "CREATE INDEX %1$s_time ON %1$s USING brin (%2$s)"
                .formatted(fact, String.join(", ", columns)));
      }
    }
  }

  /** Whether the store of this very schema is, not one in a later schema of the search path. */
  private static boolean isIndexed(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT to_regclass(quote_ident(current_schema()) || '.dataset_version_number')
                  IS NOT NULL
                """)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /**
   * For changes of single rows: by their ids, and by the version that opened or closed them. Files
   * are compared as a whole and need none of these.
   */
  static void ofFeed(Connection connection, CaseSchema schema) throws SQLException {
    for (CountingUnit unit : schema.dimensionsOf().keySet()) {
      PostgresTransactions.execute(
          connection,
          String.format(
              Locale.ROOT,
              """
              CREATE INDEX %1$s_open ON %1$s (record_id) WHERE to_version = %2$d;
              CREATE INDEX %1$s_closed ON %1$s (to_version) WHERE to_version <> %2$d;
              CREATE INDEX %1$s_opened ON %1$s (from_version)
              """,
              StoreTables.factTable(unit),
              FactColumn.OPEN));
    }
  }
}
