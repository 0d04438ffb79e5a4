// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import org.atalaya.cases.RecordKeySecret;

/** Changes to a store in PostgreSQL. */
final class PostgresCaseLoader extends StoreLoader {

  private final StoreCatalog catalog;
  private final PostgresTransactions database;
  private final SharedVersions versions;

  PostgresCaseLoader(
      PostgresTransactions database,
      StoreCatalog catalog,
      SharedVersions versions,
      RecordKeySecret secret,
      Clock clock) {
    super(
        catalog,
        new PostgresLoading(database, versions),
        new PostgresFollowing(database, catalog.schema(), clock),
        secret,
        clock);
    this.catalog = catalog;
    this.database = database;
    this.versions = versions;
  }

  @Override
  public int forget(Set<Integer> numbers) {
    try {
      int forgotten =
          database.run(connection -> {
            PostgresTransactions.readCommitted(connection);
            PostgresLock.LOADING.take(connection);
            versions.read(connection);
            Set<Integer> removed = VersionPruner.removable(catalog.history(), numbers);
            PostgresForgetting.forget(connection, catalog.schema(), removed);
            return removed.size();
          });
      // As other nodes learn it: from what is committed.
      return database.run(connection -> {
        versions.read(connection);
        return forgotten;
      });
    } catch (SQLException e) {
      throw new IllegalStateException("the case store did not answer; it stays as it was", e);
    }
  }
}
