// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import org.atalaya.operations.OperationalStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** In a file of each test's own. */
class SqliteTipOfficeTest extends TipOfficeContract {

  private @Nullable OperationalStore store;

  @Override
  OperationalStore store() {
    store = OperationalStore.at(folder.resolve("tips.sqlite"));
    return store;
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }
}
