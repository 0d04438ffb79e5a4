// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.atalaya.cases.DatasetVersion;

/**
 * Files on their way into PostgreSQL, all in one transaction. Other nodes wait with changes of
 * theirs from the comparison on, not while files are read.
 */
final class PostgresLoading implements LoadingEngine {

  private final PostgresTransactions database;
  private final SharedVersions versions;

  PostgresLoading(PostgresTransactions database, SharedVersions versions) {
    this.database = database;
    this.versions = versions;
  }

  @Override
  public <T> T onConnection(Work<T> work) throws SQLException {
    return database.run(connection -> {
      PostgresTransactions.readCommitted(connection);
      return work.on(connection);
    });
  }

  @Override
  public void create(Connection connection, StagingTable table) throws SQLException {
    PostgresTransactions.execute(connection, table.definition() + " ON COMMIT DROP");
  }

  @Override
  public StagedRows into(Connection connection, StagingTable table) throws SQLException {
    return new CopiedRows(connection, table);
  }

  @Override
  public void begin(Connection connection) throws SQLException {
    PostgresLock.LOADING.take(connection);
    versions.read(connection);
  }

  @Override
  public void made(DatasetVersion version) {
    versions.add(version);
  }
}
