// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.atalaya.operations.internal.PostgresOperationalStore;
import org.atalaya.operations.internal.SqliteOperationalStore;

/**
 * A transactional store of which nothing acknowledged is lost: when {@link #write} returns, what it
 * did is on the disk. All of a piece of work is committed or none of it.
 *
 * <pre>{@code
 * try (OperationalStore store = OperationalStore.at(folder.resolve("operations.sqlite"))) {
 *   store.migrate("alerts");
 *   store.write(connection -> outbox.add(connection, message));
 * }
 * }</pre>
 */
public interface OperationalStore extends AutoCloseable {

  /** The databases in which it lies. */
  enum Engine {
    SQLITE,
    POSTGRESQL;

    /** The name of its folder of migrations. */
    public String folder() {
      return switch (this) {
        case SQLITE -> "sqlite";
        case POSTGRESQL -> "postgresql";
      };
    }
  }

  /** Statements on a connection, which belongs to the store: not to be committed or kept. */
  @FunctionalInterface
  interface Work<T> {

    /** Does them, and says what came of it. */
    T on(Connection connection) throws SQLException;
  }

  /**
   * The store in a SQLite file, which is made, readable by its owner only, where there is none.
   * Several processes of one machine may have it open; they write one after the other, each waiting
   * up to ten seconds for its turn. What is deleted from it is overwritten with zeros.
   *
   * @throws StoreException if it cannot be opened
   */
  static OperationalStore at(Path file) {
    return SqliteOperationalStore.open(file);
  }

  /**
   * The store in a PostgreSQL, which several nodes may share. The connections are the host's.
   *
   * @throws IllegalArgumentException if it is another database
   * @throws StoreException if it cannot be opened
   */
  static OperationalStore on(DataSource database) {
    return PostgresOperationalStore.open(database);
  }

  /** The database in which it lies. */
  Engine engine();

  /**
   * Brings the tables of a feature to the state that this version of the library knows, by the
   * scripts in {@code org/atalaya/<feature>/migrations/<engine>}; those that are there already are
   * left alone.
   *
   * @throws StoreException if they are newer than this version of the library, or were changed
   */
  void migrate(String feature);

  /**
   * Changes something, in a transaction of its own. On PostgreSQL each statement sees what was
   * committed before it began (READ COMMITTED), on SQLite nobody else writes meanwhile.
   *
   * @throws StoreException if the database did not take it; nothing was changed then
   * @throws IllegalStateException if this thread is writing already
   */
  <T> T write(Work<T> work);

  /**
   * Asks something: all statements see one and the same state.
   *
   * @throws StoreException if the database did not answer
   */
  <T> T read(Work<T> work);

  /** Ends it; connections of the host stay open. */
  @Override
  void close();
}
