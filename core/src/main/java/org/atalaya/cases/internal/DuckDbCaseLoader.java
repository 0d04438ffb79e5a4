// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.RecordKeySecret;

/** Changes to a store in DuckDB. */
final class DuckDbCaseLoader extends StoreLoader {

  private final DuckDbCaseStore store;

  DuckDbCaseLoader(
      DuckDbCaseStore store, Optional<FeedState> feed, RecordKeySecret secret, Clock clock) {
    super(
        store.catalog(), new DuckDbLoading(store), new DuckDbFollowing(store, feed), secret, clock);
    this.store = store;
  }

  @Override
  public synchronized int forget(Set<Integer> versions) {
    Set<Integer> removed = VersionPruner.removable(store.history(), versions);
    if (removed.isEmpty()) {
      return 0;
    }
    try (Connection connection = store.newConnection()) {
      connection.setAutoCommit(false);
      try {
        VersionPruner.removeVersions(connection, removed);
        VersionPruner.removeRows(connection, store.schema());
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the case store did not answer; it stays as it was", e);
    }
    store.history().forget(removed);
    return removed.size();
  }
}
