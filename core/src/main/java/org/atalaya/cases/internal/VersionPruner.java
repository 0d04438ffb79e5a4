// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.DatasetVersion;

/** Removes versions from a store, and the rows that no other version has. */
final class VersionPruner {

  private final DuckDbCaseStore store;

  VersionPruner(DuckDbCaseStore store) {
    this.store = store;
  }

  /**
   * Removes these versions but for the newest, in one transaction.
   *
   * @return how many versions were removed
   */
  int forget(Set<Integer> numbers) throws SQLException {
    int newest = store.history().latest().number();
    Set<Integer> removed =
        store.history().all().stream()
            .map(DatasetVersion::number)
            .filter(number -> numbers.contains(number) && number != newest)
            .collect(Collectors.toCollection(TreeSet::new));
    if (removed.isEmpty()) {
      return 0;
    }
    try (Connection connection = store.newConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        delete(statement, removed);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
    store.history().forget(removed);
    return removed.size();
  }

  private void delete(Statement statement, Set<Integer> removed) throws SQLException {
    statement.execute(
        "DELETE FROM dataset_version WHERE number IN (%s)"
            .formatted(removed.stream().map(String::valueOf).collect(Collectors.joining(","))));
    // Many versions may share the spans of one that is removed.
    statement.execute(
        """
        DELETE FROM time_span WHERE version NOT IN (
          SELECT coalesce(spans_of, number) FROM dataset_version)
        """);
    for (CountingUnit unit : store.schema().dimensionsOf().keySet()) {
      // Rows that hold still, and those of a version that is being made, are in the newest or
      // later.
      statement.execute(
          String.format(
              Locale.ROOT,
              """
              DELETE FROM %s AS fact WHERE to_version <> %d AND NOT EXISTS (
                SELECT 1 FROM dataset_version AS kept
                WHERE kept.number >= fact.from_version AND kept.number < fact.to_version)
              """,
              StoreTables.factTable(unit),
              FactColumn.OPEN));
    }
  }
}
