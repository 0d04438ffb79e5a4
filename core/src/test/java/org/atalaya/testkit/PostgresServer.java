// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import static java.util.Objects.requireNonNull;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real PostgreSQL that the tests of one class share, started before the first and stopped after
 * the last: {@code @RegisterExtension static final PostgresServer SERVER = new PostgresServer();}
 */
public final class PostgresServer implements BeforeAllCallback, AfterAllCallback {

  private @Nullable EmbeddedPostgres server;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    server = EmbeddedPostgres.start();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** The server, while the tests of the class run. */
  public EmbeddedPostgres get() {
    return requireNonNull(server, "the server runs while the tests of its class do");
  }
}
