// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.SQLException;
import java.util.random.RandomGenerator;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.cases.SourceDescription;

/**
 * A {@link CaseStore} in a database on connections of the host, which several nodes may have open.
 *
 * @param closing what ends with it; the connections are the host's
 */
record SharedCaseStore(
    SharedDatabase database,
    StoreCatalog catalog,
    CaseLoader loader,
    CaseTables tables,
    RecordKeySecret secret,
    Runnable closing)
    implements CaseStore {

  @Override
  public SourceDescription source() {
    return catalog.source();
  }

  @Override
  public RandomGenerator random(String purpose) {
    return secret.random(purpose);
  }

  @Override
  public void check() {
    try {
      database.run(StoreTables::touch);
    } catch (SQLException e) {
      throw new IllegalStateException("the case store did not answer", e);
    }
  }

  @Override
  public void close() {
    closing.run();
  }

  /** Nothing of the secret or the database. */
  @Override
  public String toString() {
    return "SharedCaseStore[%s]".formatted(catalog.source().id());
  }
}
