// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import java.nio.file.Path;
import org.atalaya.operations.OperationalStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteTipDeliveryTest extends TipDeliveryContract {

  @TempDir static Path shared;

  private static OperationalStore store;

  @BeforeAll
  static void open() {
    store = OperationalStore.at(shared.resolve("operations.sqlite"));
    store.migrate("tips");
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  OperationalStore store() {
    return store;
  }
}
