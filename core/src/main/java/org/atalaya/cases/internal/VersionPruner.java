// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.DatasetVersion;

/** Removes versions from a store, and the rows that no other version has. */
final class VersionPruner {

  private VersionPruner() {}

  /** Which of these versions there are, but for the newest, which stays. */
  static Set<Integer> removable(VersionHistory history, Collection<Integer> numbers) {
    int newest = history.latest().number();
    return history.all().stream()
        .map(DatasetVersion::number)
        .filter(number -> numbers.contains(number) && number != newest)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Removes versions, some, from the list of those there are; their rows stay. */
  static void removeVersions(Connection connection, Set<Integer> removed) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "DELETE FROM dataset_version WHERE number IN (%s)"
              .formatted(removed.stream().map(String::valueOf).collect(Collectors.joining(","))));
    }
  }

  /** Removes what belongs to no version that there is. */
  static void removeRows(Connection connection, CaseSchema schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Many versions may share the spans of one that is removed.
      statement.execute(
          """
          DELETE FROM time_span WHERE version NOT IN (
            SELECT coalesce(spans_of, number) FROM dataset_version)
          """);
      for (CountingUnit unit : schema.dimensionsOf().keySet()) {
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
}
