// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** In a real PostgreSQL, of which each test finds the tables empty. */
class PostgresRegistryTest
    implements CertificateRequestsContract, CertificateReviewsContract, VerificationContract {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  /** Empties what requests are made of. */
  static final String EMPTY =
      """
      TRUNCATE registry_request, registry_certificate, registry_check, registry_share,
        registry_list, registry_list_result, registry_statement, registry_status, registry_key,
        idempotency_key
      """;

  private static OperationalStore store;

  @TempDir Path folder;

  private OfficeUnderTest under;

  @BeforeAll
  static void open() {
    store = OperationalStore.on(SERVER.get().getPostgresDatabase());
  }

  @BeforeEach
  void begin() throws IOException {
    under = new OfficeUnderTest(OperationalStore.on(SERVER.get().getPostgresDatabase()), folder);
  }

  @AfterEach
  void end() throws SQLException {
    try (var connection = SERVER.get().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(EMPTY);
    }
  }

  @Override
  public OfficeUnderTest under() {
    return under;
  }
}
