// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.io.IOException;
import java.nio.file.Path;
import org.atalaya.operations.OperationalStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** In a file of each test's own. */
class SqliteRegistryTest
    implements CertificateRequestsContract, CertificateReviewsContract, VerificationContract {

  @TempDir Path folder;

  private OfficeUnderTest under;

  @BeforeEach
  void begin() throws IOException {
    under = new OfficeUnderTest(OperationalStore.at(folder.resolve("registry.sqlite")), folder);
  }

  @AfterEach
  void end() {
    under.store.close();
  }

  @Override
  public OfficeUnderTest under() {
    return under;
  }
}
