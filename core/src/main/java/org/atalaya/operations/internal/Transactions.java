// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.StoreException;
import org.jooq.exception.DataAccessException;

/** One transaction on a connection on which it has begun. */
final class Transactions {

  private Transactions() {}

  /** Ends a transaction. */
  @FunctionalInterface
  interface End {
    void end(Connection connection, boolean commit) throws SQLException;
  }

  /** Does {@code work}, and says of what the database threw no more than may be told. */
  static <T> T attempt(Connection connection, String tried, OperationalStore.Work<T> work) {
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw StoreException.of(tried, e);
    } catch (DataAccessException e) {
      SQLException cause = e.getCause(SQLException.class);
      throw cause == null ? StoreException.of(tried, e) : StoreException.of(tried, cause);
    }
  }

  /** Commits what {@code work} did, or nothing of it if it throws. */
  static <T> T run(Connection connection, String tried, OperationalStore.Work<T> work, End end) {
    try {
      T done = attempt(connection, tried, work);
      end.end(connection, true);
      return done;
    } catch (SQLException e) {
      rollback(connection, end, e);
      throw StoreException.of(tried, e);
    } catch (RuntimeException | Error e) {
      rollback(connection, end, e);
      throw e;
    }
  }

  private static void rollback(Connection connection, End end, Throwable cause) {
    try {
      end.end(connection, false);
    } catch (SQLException e) {
      // The message of the database may quote a row.
      cause.addSuppressed(StoreException.of("roll back", e));
    }
  }
}
