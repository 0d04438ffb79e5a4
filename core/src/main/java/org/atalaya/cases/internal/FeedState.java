// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.atalaya.cases.Watermark;

/**
 * How far a store has come with its feed. It is written in the same transaction as the rows, so
 * after a crash the feed goes on exactly from what the store holds.
 *
 * @param watermark up to where changes are applied
 * @param asOf up to when the system was read to its end
 * @param lastRegistered the latest registration that the feed told of
 * @param added by how many rows of all units the feed made the store larger, closed ones included
 * @param withdrawn how many rows of all units it closed
 * @param pending whether some of this belongs to a version that is not made yet
 */
record FeedState(
    Watermark watermark,
    Optional<Instant> asOf,
    Optional<LocalDate> lastRegistered,
    long added,
    long withdrawn,
    boolean pending) {

  static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS feed_state (
        watermark VARCHAR NOT NULL, as_of TIMESTAMPTZ, last_registered DATE,
        added BIGINT NOT NULL, withdrawn BIGINT NOT NULL, pending BOOLEAN NOT NULL);
      """;

  /** Before the first change. */
  static final FeedState START =
      new FeedState(Watermark.START, Optional.empty(), Optional.empty(), 0, 0, false);

  /** What the store keeps; absent if it never followed a feed. */
  static Optional<FeedState> read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT watermark, as_of, last_registered, added, withdrawn, pending
                FROM feed_state
                """)) {
      if (!row.next()) {
        return Optional.empty();
      }
      return Optional.of(
          new FeedState(
              new Watermark(row.getString(1)),
              Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                  .map(OffsetDateTime::toInstant),
              Optional.ofNullable(row.getObject(3, LocalDate.class)),
              row.getLong(4),
              row.getLong(5),
              row.getBoolean(6)));
    }
  }

  /** Takes the place of what the store kept. */
  void write(Connection connection) throws SQLException {
    try (Statement delete = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO feed_state VALUES (?, ?, ?, ?, ?, ?)")) {
      delete.execute("DELETE FROM feed_state");
      insert.setString(1, watermark.text());
      insert.setObject(2, asOf.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null));
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
    return new FeedState(next, asOf, lastRegistered, added, withdrawn, pending);
  }

  /** Caught up; what was applied is in a version. */
  FeedState upTo(Instant time) {
    return new FeedState(watermark, Optional.of(time), lastRegistered, added, withdrawn, false);
  }
}
