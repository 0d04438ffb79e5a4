// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

/** In a real PostgreSQL, in a database of each test's own. */
class PostgresOperationalStoreTest extends OperationalStoreContract {

  private static EmbeddedPostgres server;
  private static int databases;

  private final String name = "store" + databases++;
  private boolean created;

  @BeforeAll
  static void startServer() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Override
  protected OperationalStore open() {
    if (!created) {
      created = true;
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return OperationalStore.on(server.getDatabase("postgres", name));
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
