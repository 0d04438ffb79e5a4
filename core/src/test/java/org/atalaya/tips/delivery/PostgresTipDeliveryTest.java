// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.PostgresServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In a real PostgreSQL. */
class PostgresTipDeliveryTest extends TipDeliveryContract {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private static OperationalStore store;

  @BeforeAll
  static void open() {
    store = OperationalStore.on(SERVER.get().getPostgresDatabase());
    store.migrate("tips");
  }

  @Override
  OperationalStore store() {
    return store;
  }
}
