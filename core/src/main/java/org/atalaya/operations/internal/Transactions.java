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

  /** Commits what {@code work} did, or nothing of it if it throws. */
  static <T> T run(Connection connection, String tried, OperationalStore.Work<T> work, End end) {
    try {
      T done = work.on(connection);
      end.end(connection, true);
      return done;
    } catch (SQLException e) {
      rollback(connection, end, e);
      throw StoreException.of(tried, e);
    } catch (DataAccessException e) {
      rollback(connection, end, e);
      SQLException cause = e.getCause(SQLException.class);
      throw cause == null ? StoreException.of(tried, e) : StoreException.of(tried, cause);
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
