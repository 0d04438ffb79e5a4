// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.benchmark;

import java.nio.file.Path;
import org.atalaya.widgets.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kept answer through the public API {@linkplain BesideNginx beside nginx}. */
class ServingBenchmark {

  private static final String TABLE = "/statistics/victims.csv?by=department,victim-sex&lang=en";

  @TempDir Path folder;

  @Test
  void serve_keptAnswer_besideNginx() throws Exception {
    try (ServerProcess server = ServerProcess.start(BesideNginx.LEAN)) {
      BesideNginx.measure(folder, server.address(TABLE), "identity");
    }
  }
}
