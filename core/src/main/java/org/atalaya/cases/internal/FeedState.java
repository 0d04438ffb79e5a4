// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.atalaya.cases.Watermark;

/**
 * How far a store has come with its feed. It is written in the same transaction as the rows, so
 * after a crash the feed goes on exactly from what the store holds.
 *
 * @param watermark up to where changes are applied
 * @param asOf up to when the system was read to its end, by its clock
 * @param passedAt when that was, by the clock of the store
 * @param lastRegistered the latest registration that the feed told of
 * @param added by how many rows of all units the feed made the store larger, closed ones included
 * @param withdrawn how many rows of all units it closed
 * @param pending whether some of this belongs to a version that is not made yet
 */
record FeedState(
    Watermark watermark,
    Optional<Instant> asOf,
    Optional<Instant> passedAt,
    Optional<LocalDate> lastRegistered,
    long added,
    long withdrawn,
    boolean pending) {

  static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS feed_state (
        watermark VARCHAR NOT NULL, as_of TIMESTAMPTZ, last_registered DATE,
        added BIGINT NOT NULL, withdrawn BIGINT NOT NULL, pending BOOLEAN NOT NULL,
        passed_at TIMESTAMPTZ);
      """;

  /** For a store that was begun before it was kept when a system was read to its end. */
  static final String UPGRADE =
      "ALTER TABLE feed_state ADD COLUMN IF NOT EXISTS passed_at TIMESTAMPTZ;\n";

  /** Before the first change. */
  static final FeedState START =
      new FeedState(
          Watermark.START, Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, false);

  /** What the store keeps; absent if it never followed a feed. */
  static Optional<FeedState> read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT watermark, as_of, last_registered, added, withdrawn, pending, passed_at
                FROM feed_state
                """)) {
      if (!row.next()) {
        return Optional.empty();
      }
      return Optional.of(
          new FeedState(
              new Watermark(row.getString(1)),
              time(row, 2),
              time(row, 7),
              Optional.ofNullable(row.getObject(3, LocalDate.class)),
              row.getLong(4),
              row.getLong(5),
              row.getBoolean(6)));
    }
  }

  private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  /** Takes the place of what the store kept. */
  void write(Connection connection) throws SQLException {
    try (Statement delete = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO feed_state VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      delete.execute("DELETE FROM feed_state");
      insert.setString(1, watermark.text());
      insert.setObject(2, asOf.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null));
      insert.setObject(7, passedAt.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null));
      insert.setObject(3, lastRegistered.orElse(null));
      insert.setLong(4, added);
      insert.setLong(5, withdrawn);
      insert.setBoolean(6, pending);
      insert.executeUpdate();
    }
  }

  /** With the changes of a batch applied, of which a version may still have to be made. */
  FeedState after(FactChanges.Changed changed, Optional<LocalDate> registered) {
    return new FeedState(
        watermark,
        asOf,
        passedAt,
        registered
            .filter(day -> lastRegistered.isEmpty() || day.isAfter(lastRegistered.get()))
            .or(() -> lastRegistered),
        added + changed.added(),
        withdrawn + changed.withdrawn(),
        pending || changed.any());
  }

  /** How many rows were written so far. */
  long rows() {
    return added + withdrawn;
  }

  /** From where to go on. */
  FeedState at(Watermark next) {
    return new FeedState(next, asOf, passedAt, lastRegistered, added, withdrawn, pending);
  }

  /**
   * Caught up; what was applied is in a version.
   *
   * @param time by the clock of the system
   * @param now by that of the store
   */
  FeedState upTo(Instant time, Instant now) {
    return new FeedState(
        watermark,
        Optional.of(time),
        // As exact as it is kept.
        Optional.of(now.truncatedTo(ChronoUnit.MICROS)),
        lastRegistered,
        added,
        withdrawn,
        false);
  }

  /** As if the system was not yet read to its end since the store was opened. */
  FeedState beforeAnyPass() {
    return new FeedState(
        watermark, asOf, Optional.empty(), lastRegistered, added, withdrawn, pending);
  }
}
