// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.DatasetVersion.TimeSpan;

/** How dataset versions are kept in the database. */
final class VersionWriter {

  /**
   * Spans are kept with the version in which they changed, for few of many versions change them.
   */
  static final String TABLES =
      """
      CREATE TABLE IF NOT EXISTS dataset_version (
        number INTEGER NOT NULL, as_of DATE NOT NULL, loaded_at TIMESTAMPTZ NOT NULL,
        spans_of INTEGER);
      CREATE TABLE IF NOT EXISTS time_span (
        version INTEGER NOT NULL, dimension VARCHAR NOT NULL,
        first INTEGER NOT NULL, last INTEGER NOT NULL, unknown BOOLEAN NOT NULL);
      """;

  /** For a store that was begun before spans were shared by versions. */
  static final String UPGRADE =
      "ALTER TABLE dataset_version ADD COLUMN IF NOT EXISTS spans_of INTEGER;\n";

  private final VersionHistory history;

  VersionWriter(VersionHistory history) {
    this.history = history;
  }

  /**
   * The version after the newest.
   *
   * @param loadedAt when it is loaded; as exact as the store keeps it
   */
  DatasetVersion next(LocalDate asOf, Instant loadedAt, Map<String, TimeSpan> spans) {
    return new DatasetVersion(
        history.latest().number() + 1, asOf, loadedAt.truncatedTo(ChronoUnit.MICROS), spans);
  }

  /**
   * This time, or one just after the newest version's: a clock that was set back or stands still
   * must not make a later load a part of the history with which the store opened.
   */
  Instant afterTheLast(Instant now) {
    DatasetVersion latest = history.latest();
    Instant time = now.truncatedTo(ChronoUnit.MICROS);
    return latest.number() == 0 || time.isAfter(latest.loadedAt())
        ? time
        : latest.loadedAt().plus(1, ChronoUnit.MICROS);
  }

  /** Writes a version, to be seen once the transaction is committed. */
  void write(Connection connection, DatasetVersion version) throws SQLException {
    boolean same = version.number() > 1 && version.spans().equals(history.latest().spans());
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO dataset_version (number, as_of, loaded_at, spans_of)
            SELECT ?, ?, ?, CASE WHEN ? THEN (
              SELECT coalesce(spans_of, number) FROM dataset_version
              ORDER BY number DESC LIMIT 1) ELSE ? END
            """)) {
      insert.setInt(1, version.number());
      insert.setObject(2, version.asOf());
      insert.setObject(3, version.loadedAt().atOffset(ZoneOffset.UTC));
      insert.setBoolean(4, same);
      insert.setInt(5, version.number());
      insert.executeUpdate();
    }
    if (!same) {
      writeSpans(connection, version);
    }
  }

  private static void writeSpans(Connection connection, DatasetVersion version)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO time_span VALUES (?, ?, ?, ?, ?)")) {
      for (Map.Entry<String, TimeSpan> span : version.spans().entrySet()) {
        insert.setInt(1, version.number());
        insert.setString(2, span.getKey());
        insert.setInt(3, span.getValue().first());
        insert.setInt(4, span.getValue().last());
        insert.setBoolean(5, span.getValue().unknown());
        insert.executeUpdate();
      }
    }
  }

  /** Reads the versions of which the history does not tell yet, and forgets those that are gone. */
  void read(Connection connection) throws SQLException {
    // Every second on each node, and mostly all that is asked.
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), coalesce(max(number), 0) FROM dataset_version")) {
      row.next();
      if (row.getInt(2) > history.latest().number()) {
        readNew(connection);
      }
      if (row.getInt(1) < history.all().size()) {
        forgetMissing(connection);
      }
    }
  }

  private void forgetMissing(Connection connection) throws SQLException {
    Set<Integer> missing =
        history.all().stream().map(DatasetVersion::number).collect(Collectors.toSet());
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT number FROM dataset_version")) {
      while (rows.next()) {
        missing.remove(rows.getInt(1));
      }
    }
    history.forget(missing);
  }

  private void readNew(Connection connection) throws SQLException {
    int latest = history.latest().number();
    Map<Integer, Map<String, TimeSpan>> spans = new HashMap<>();
    // Not prepared, which takes Trino three requests in place of one.
    String sql =
        String.format(
            Locale.ROOT,
            """
            SELECT number, as_of, loaded_at, coalesce(spans_of, number)
            FROM dataset_version WHERE number > %d ORDER BY number
            """,
            latest);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        // After the versions, so that none lacks its own; and only where there is one.
        if (history.latest().number() == latest) {
          spans = readSpans(connection, latest);
        }
        history.add(
            new DatasetVersion(
                rows.getInt(1),
                rows.getObject(2, LocalDate.class),
                rows.getTimestamp(3).toInstant(),
                spans.getOrDefault(rows.getInt(4), Map.of())));
      }
    }
  }

  private static Map<Integer, Map<String, TimeSpan>> readSpans(Connection connection, int latest)
      throws SQLException {
    Map<Integer, Map<String, TimeSpan>> spans = new HashMap<>();
    String sql =
        String.format(
            Locale.ROOT,
            """
            SELECT version, dimension, first, last, unknown FROM time_span WHERE version IN (
              SELECT coalesce(spans_of, number) FROM dataset_version WHERE number > %d)
            """,
            latest);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        spans
            .computeIfAbsent(rows.getInt(1), version -> new HashMap<>())
            .put(
                rows.getString(2),
                new TimeSpan(rows.getInt(3), rows.getInt(4), rows.getBoolean(5)));
      }
    }
    // The same object for all versions that share them: a record copies only what is not immutable.
    spans.replaceAll((version, found) -> Map.copyOf(found));
    return spans;
  }
}
