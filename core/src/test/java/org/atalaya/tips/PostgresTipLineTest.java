// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.nio.file.Path;
import java.sql.SQLException;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** In a real PostgreSQL, of which each test finds the tables empty. */
class PostgresTipLineTest implements TipLineContract, TipFilesContract, TipFloodContract {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private static final String EMPTY =
      """
      TRUNCATE tip, tip_letter, tip_file, tip_chunk, tip_reply, tip_forward, outbox;
      UPDATE tip_recipients SET version = 0;
      UPDATE tip_flood SET since = NULL
      """;

  private static OperationalStore store;

  @TempDir Path folder;

  private LineUnderTest under;

  @BeforeAll
  static void open() {
    store = OperationalStore.on(SERVER.get().getPostgresDatabase());
  }

  @BeforeEach
  void begin() throws Exception {
    under = new LineUnderTest(store, folder);
  }

  @AfterEach
  void end() throws SQLException {
    try (var connection = SERVER.get().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(EMPTY);
    }
  }

  @Override
  public LineUnderTest under() {
    return under;
  }
}
