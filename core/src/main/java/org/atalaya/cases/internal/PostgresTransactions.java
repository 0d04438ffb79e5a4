// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Transactions on connections of the host, which gets them back as they were. */
final class PostgresTransactions implements SharedDatabase {

  private final DataSource database;

  PostgresTransactions(DataSource database) {
    this.database = database;
  }

  /** Commits what was done, or nothing of it if it throws. */
  @Override
  public <T> T run(LoadingEngine.Work<T> work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      boolean before = connection.getAutoCommit();
      connection.setAutoCommit(false);
      T done;
      try {
        done = work.on(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        undo(connection, before, e);
        throw e;
      }
      connection.setAutoCommit(before);
      return done;
    }
  }

  /**
   * First thing in a transaction: each statement then sees what was committed before it began,
   * whatever the host's default is.
   */
  static void readCommitted(Connection connection) throws SQLException {
    execute(connection, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
  }

  private static void undo(Connection connection, boolean autoCommit, Exception cause) {
    try {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
