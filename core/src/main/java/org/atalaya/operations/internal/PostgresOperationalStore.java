// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.StoreException;

/** In a PostgreSQL, on connections of the host, which gets them back as they were. */
public final class PostgresOperationalStore implements OperationalStore {

  private static final String PRODUCT = "PostgreSQL";

  private final DataSource database;
  private final ThreadLocal<Boolean> writing = ThreadLocal.withInitial(() -> false);

  private PostgresOperationalStore(DataSource database) {
    this.database = database;
  }

  /** Opens the store in {@code database}. */
  public static PostgresOperationalStore open(DataSource database) {
    try (Connection connection = database.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      if (!product.equals(PRODUCT)) {
        throw new IllegalArgumentException(
            "an operational store lies in %s or a SQLite file, given: %s"
                .formatted(PRODUCT, product));
      }
    } catch (SQLException e) {
      throw StoreException.of("be opened", e);
    }
    PostgresOperationalStore store = new PostgresOperationalStore(database);
    store.migrate("operations");
    return store;
  }

  @Override
  public Engine engine() {
    return Engine.POSTGRESQL;
  }

  @Override
  public void migrate(String feature) {
    Migrations.run(database, engine(), feature);
  }

  @Override
  public <T> T write(Work<T> work) {
    if (writing.get()) {
      throw new IllegalStateException("this thread is writing already; use its connection");
    }
    writing.set(true);
    try {
      // Whatever the host's defaults are: nothing is acknowledged before it is on the disk.
      return run(
          "write",
          "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL synchronous_commit TO on",
          work);
    } finally {
      writing.remove();
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    return run("read", "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY", work);
  }

  private <T> T run(String tried, String first, Work<T> work) {
    try (Connection connection = database.getConnection()) {
      boolean before = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        return Transactions.run(
            connection,
            tried,
            one -> {
              try (Statement statement = one.createStatement()) {
                statement.execute(first);
              }
              return work.on(one);
            },
            (one, commit) -> {
              if (commit) {
                one.commit();
              } else {
                one.rollback();
              }
            });
      } finally {
        connection.setAutoCommit(before);
      }
    } catch (SQLException e) {
      throw StoreException.of(tried, e);
    }
  }

  /** The connections are the host's. */
  @Override
  public void close() {}
}
