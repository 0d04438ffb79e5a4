// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.function.Consumer;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.SampleSicomp;
import org.junit.jupiter.api.AfterAll;

/** DuckDB and PostgreSQL. */
class EqualEnginesTest extends EqualEnginesContract {

  private final EmbeddedPostgres server;

  EqualEnginesTest() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @Override
  protected CaseStore open(Consumer<CaseStore> loaded) {
    CaseStore store =
        CaseStore.on(
            server.getPostgresDatabase(),
            SampleSicomp.mapping(),
            SampleCases.SECRET,
            SampleSicomp.CLOCK);
    loaded.accept(store);
    return store;
  }

  @AfterAll
  void closeServer() throws IOException {
    server.close();
  }
}
