// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.atalaya.cases.CsvMapping;

/**
 * That records may be shown exactly, as the mapping of some node declares: kept in a database that
 * several nodes share, since the one that would follow a live system is perhaps another.
 */
final class PublicDeclaration {

  private static final String OF_A_LIVE_SYSTEM =
      "this case store holds records of a live system, which are not public; open it with a"
          + " mapping that does not declare publicMicrodata";

  private static final String NAME = "declared public microdata";

  private PublicDeclaration() {}

  /**
   * Keeps it, if the mapping declares so. Within the transaction that opens the store.
   *
   * @throws IllegalStateException if the store follows a feed
   */
  static void keep(Connection connection, CsvMapping mapping) throws SQLException {
    if (mapping.source().publicMicrodata().isEmpty()) {
      return;
    }
    // So that no other node begins to follow a feed meanwhile.
    PostgresLock.LOADING.take(connection);
    refuse(connection, mapping);
    PostgresTransactions.execute(
        connection,
        "INSERT INTO store_property VALUES ('%s', 'yes') ON CONFLICT DO NOTHING".formatted(NAME));
  }

  /**
   * Looks whether the mapping may declare what it does.
   *
   * @throws IllegalStateException if the store follows a feed
   */
  static void refuse(Connection connection, CsvMapping mapping) throws SQLException {
    if (mapping.source().publicMicrodata().isPresent() && FeedState.read(connection).isPresent()) {
      throw new IllegalStateException(OF_A_LIVE_SYSTEM);
    }
  }

  /**
   * Looks whether the mapping may declare what it does, where nothing can be kept.
   *
   * @throws IllegalStateException if the store follows a feed, or no node has kept it
   */
  static void require(Connection connection, CsvMapping mapping) throws SQLException {
    refuse(connection, mapping);
    if (mapping.source().publicMicrodata().isPresent() && !isMade(connection)) {
      throw new IllegalStateException(
          "the mapping declares publicMicrodata, and that of the case store did not; open it first"
              + " with this mapping where the records lie");
    }
  }

  /** Whether some node has ever opened the store so. */
  static boolean isMade(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT 1 FROM store_property WHERE name = '%s'".formatted(NAME))) {
      return found.next();
    }
  }
}
