// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.time.Clock;
import java.util.Set;
import org.atalaya.cases.RecordKeySecret;

/** Changes to a store in PostgreSQL. */
final class PostgresCaseLoader extends StoreLoader {

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
  }

  /** Other nodes would go on asking for what is gone, and count too few. */
  @Override
  public int forget(Set<Integer> versions) {
    throw new UnsupportedOperationException(
        "A case store in PostgreSQL keeps all versions: other nodes may be asking for them.");
  }
}
