// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.FeedUnavailableException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A feed on its way into DuckDB, of which no other process knows. */
final class DuckDbFollowing implements FollowingEngine {

  /** 5 to 20 MB of log, depending on the dimensions. */
  private static final int ROWS_IN_LOG = 200_000;

  private final DuckDbCaseStore store;

  /** Further than what is written by the passes that brought nothing. */
  private volatile Optional<FeedState> state;

  private long rowsInLog;

  /** For a store that was just opened: of passes before, only those were written that mattered. */
  DuckDbFollowing(DuckDbCaseStore store, Optional<FeedState> written) {
    this.store = store;
    this.state = written.map(FeedState::beforeAnyPass);
  }

  @Override
  public Optional<FeedState> state(Connection connection) {
    return state;
  }

  @Override
  public Optional<FeedState> turn(Connection connection) {
    return state;
  }

  @Override
  public boolean looksFirst() {
    return false;
  }

  @Override
  public void tell(Connection connection, List<SetAsideRows.Told> told) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SetAsideRows.TOLD);
    }
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", "told")) {
      for (SetAsideRows.Told one : told) {
        append(appender, one);
      }
    }
  }

  private static void append(DuckDBAppender appender, SetAsideRows.Told told) throws SQLException {
    appender.beginRow();
    appender.append(told.unit());
    appender.append(told.changeId());
    if (told.recordId().isPresent()) {
      appender.append(told.recordId().getAsLong());
    } else {
      appender.appendNull();
    }
    appender.append(told.reason());
    appender.endRow();
  }

  @Override
  public void beginFirst(Connection connection) {}

  /** A poll that brings nothing new costs no durable write. */
  @Override
  public void keep(Connection connection, FeedState reached, boolean quiet) throws SQLException {
    if (quiet) {
      connection.rollback();
    } else {
      reached.write(connection);
      connection.commit();
    }
    state = Optional.of(reached);
  }

  @Override
  public void written(long rows) {
    rowsInLog += rows;
    if (rowsInLog > ROWS_IN_LOG) {
      emptyLog();
      rowsInLog = 0;
    }
  }

  /**
   * By itself DuckDB (seen in 1.5.6) empties its log only when nobody asks, and then the log grows
   * for as long as somebody always does. Questions wait meanwhile, some tenths of a second.
   */
  private void emptyLog() {
    try (Connection connection = store.newConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("FORCE CHECKPOINT");
    } catch (SQLException e) {
      throw new FeedUnavailableException(
          "The case store has applied the changes but cannot empty its log (%s)."
              .formatted(e.getClass().getSimpleName()));
    }
  }

  @Override
  public boolean isReadElsewhere(Duration time) {
    return false;
  }
}
