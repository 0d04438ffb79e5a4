// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.Test;

/** In a file. */
class SqliteAlertsTest extends AlertsContract {

  @Override
  protected OperationalStore store() {
    return OperationalStore.at(folder.resolve("store").resolve("operations.sqlite"));
  }

  /** Each would take the other's keys for nobody's. */
  @Test
  void open_vaultOfAnotherStore_isRefused() throws IOException {
    new StaffedAlerts(store(), folder).open().draft(StaffedAlerts.ANA, StaffedAlerts.woman());

    try (OperationalStore second = OperationalStore.at(folder.resolve("second.sqlite"))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> new StaffedAlerts(second, folder).open())
          .withMessageContaining("another store");
    }
  }
}
