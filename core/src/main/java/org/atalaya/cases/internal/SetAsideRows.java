// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.FeedStatus.SetAside;

/** The changes of a feed that could not be applied, kept until the row is told of again. */
final class SetAsideRows {

  static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS set_aside (
        unit VARCHAR NOT NULL, change_id VARCHAR NOT NULL, record_id BIGINT,
        reason VARCHAR NOT NULL, since TIMESTAMPTZ NOT NULL);
      """;

  /** The table of what came of a batch, for one connection only. */
  static final String TOLD =
      """
      CREATE TEMP TABLE told (unit VARCHAR, change_id VARCHAR, record_id BIGINT, reason VARCHAR)
      """;

  private static final int SHOWN = 100;

  private final Connection connection;

  /**
   * What a change came to.
   *
   * @param unit id of the first unit of its table
   * @param recordId which row, if it can be told
   * @param reason why it is set aside; empty if it is not
   */
  record Told(String unit, String changeId, OptionalLong recordId, String reason) {}

  SetAsideRows(Connection connection) {
    this.connection = connection;
  }

  /** What came of a batch, if there is anything to be done about it. */
  List<Told> about(List<TableChanges> changes) throws SQLException {
    boolean poisoned = changes.stream().anyMatch(one -> !one.poisoned().isEmpty());
    return poisoned || count() > 0
        ? changes.stream().flatMap(SetAsideRows::told).toList()
        : List.of();
  }

  private static Stream<Told> told(TableChanges changes) {
    String unit =
        changes.table().units().stream().sorted().findFirst().map(CountingUnit::id).orElseThrow();
    return Stream.concat(changes.understood().stream(), changes.poisoned().stream())
        .map(told -> new Told(unit, told.changeId(), told.recordId(), told.reason()));
  }

  /**
   * Forgets what is settled by the changes in {@link #TOLD} and keeps what is new, within the
   * transaction.
   *
   * @return whether that made a difference
   */
  boolean apply(Instant now) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long settled =
          statement.executeUpdate(
              """
              DELETE FROM set_aside AS kept WHERE EXISTS (
                SELECT 1 FROM told WHERE told.unit = kept.unit
                  AND (told.change_id = kept.change_id OR told.record_id = kept.record_id)
                  AND (told.change_id, told.reason) <> (kept.change_id, kept.reason))
              """);
      long added =
          statement.executeUpdate(
              """
              INSERT INTO set_aside
              SELECT unit, change_id, max(record_id), reason,
                TIMESTAMPTZ '%s' FROM told
              WHERE reason <> '' AND NOT EXISTS (
                SELECT 1 FROM set_aside AS kept WHERE kept.unit = told.unit
                  AND kept.change_id = told.change_id AND kept.reason = told.reason)
              GROUP BY unit, change_id, reason
              """
                  .formatted(now));
      return settled > 0 || added > 0;
    }
  }

  /** How many there are. */
  long count() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM set_aside")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The last hundred. */
  List<SetAside> last() throws SQLException {
    List<SetAside> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT unit, change_id, reason, since FROM set_aside ORDER BY since DESC,"
                    + " change_id LIMIT "
                    + SHOWN)) {
      while (rows.next()) {
        found.add(
            new SetAside(
                CountingUnit.byId(rows.getString(1)).orElseThrow(),
                rows.getString(2),
                rows.getString(3),
                rows.getTimestamp(4).toInstant()));
      }
    }
    return found;
  }
}
