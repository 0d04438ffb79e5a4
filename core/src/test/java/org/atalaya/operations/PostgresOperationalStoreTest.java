// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.SQLException;
import org.atalaya.testkit.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sqlite.SQLiteDataSource;

/** In a real PostgreSQL, in a database of each test's own. */
class PostgresOperationalStoreTest extends OperationalStoreContract {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();
  private static int databases;

  private final String name = "store" + databases++;
  private boolean created;

  @Override
  protected OperationalStore open() {
    if (!created) {
      created = true;
      try (var connection = SERVER.get().getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return OperationalStore.on(SERVER.get().getDatabase("postgres", name));
  }

  @Test
  void on_otherDatabase_isRefused() {
    SQLiteDataSource other = new SQLiteDataSource();
    other.setUrl("jdbc:sqlite::memory:");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> OperationalStore.on(other))
        .withMessageContaining("given: SQLite");
  }
}
