// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import org.atalaya.cases.RecordKeySecret;

/** Changes to a store in PostgreSQL. */
final class PostgresCaseLoader extends StoreLoader {

  private final StoreCatalog catalog;
  private final PostgresLoading loading;

  PostgresCaseLoader(
      PostgresTransactions database,
      StoreCatalog catalog,
      SharedVersions versions,
      RecordKeySecret secret,
      Clock clock) {
    this(
        catalog,
        new PostgresLoading(database, versions),
        new PostgresFollowing(database, catalog.schema(), clock),
        secret,
        clock);
  }

  private PostgresCaseLoader(
      StoreCatalog catalog,
      PostgresLoading loading,
      PostgresFollowing following,
      RecordKeySecret secret,
      Clock clock) {
    super(catalog, loading, following, secret, clock);
    this.catalog = catalog;
    this.loading = loading;
  }

  @Override
  public int forget(Set<Integer> numbers) {
    try {
      Set<Integer> removed =
          loading.onConnection(connection -> {
            loading.begin(connection);
            Set<Integer> there = VersionPruner.removable(catalog.history(), numbers);
            PostgresForgetting.forget(connection, catalog.schema(), there);
            return there;
          });
      // Only once it is committed.
      catalog.history().forget(removed);
      return removed.size();
    } catch (SQLException e) {
      throw new IllegalStateException("the case store did not answer; it stays as it was", e);
    }
  }
}
