// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import java.sql.Statement;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.PostgresServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In a real PostgreSQL, of which each test finds the tables empty. */
class PostgresTipOfficeTest extends TipOfficeContract {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private static final String EMPTY =
      """
      TRUNCATE tip, tip_letter, tip_file, tip_chunk, tip_reply, tip_forward, tip_escalation, outbox;
      UPDATE tip_recipients SET version = 0
      """;

  private static OperationalStore store;

  @BeforeAll
  static void open() {
    store = OperationalStore.on(SERVER.get().getPostgresDatabase());
    store.migrate("tips");
  }

  @Override
  OperationalStore store() {
    store.write(connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.execute(EMPTY);
      }
    });
    return store;
  }
}
