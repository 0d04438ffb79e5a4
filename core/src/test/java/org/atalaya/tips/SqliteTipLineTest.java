// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.nio.file.Path;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.LineUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** In a file of each test's own. */
class SqliteTipLineTest implements TipLineContract, TipFilesContract, TipFloodContract {

  @TempDir Path folder;

  private LineUnderTest under;

  @BeforeEach
  void begin() throws Exception {
    under = new LineUnderTest(OperationalStore.at(folder.resolve("tips.sqlite")), folder);
  }

  @AfterEach
  void end() {
    under.store.close();
  }

  @Override
  public LineUnderTest under() {
    return under;
  }
}
