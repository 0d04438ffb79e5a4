// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.atalaya.cases.DatasetVersion;

/** What it takes to bring rows into a store, of the engine in which it lies. */
interface LoadingEngine {

  /** Does something on a connection that nothing else uses, and takes the connection back. */
  <T> T onConnection(Work<T> work) throws SQLException;

  /** Makes a staging table, for this connection only and until the load is over. */
  void create(Connection connection, StagingTable table) throws SQLException;

  /** Takes rows into a staging table. */
  StagedRows into(Connection connection, StagingTable table) throws SQLException;

  /**
   * Begins the transaction of the change, if it has not begun. Until its end nobody else changes
   * the store, and its history tells of all versions there are.
   */
  void begin(Connection connection) throws SQLException;

  /** Makes a version known whose transaction is committed. */
  void made(DatasetVersion version);

  /** What is done on a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Rows on their way into a staging table; closed before their end, they are dropped. */
  interface StagedRows extends AutoCloseable {

    /** Hands over a batch; waits while the engine has enough to do. */
    void put(EncodedBatch batch);

    /** Says that there are no more rows; all are in the table afterwards. */
    void end() throws SQLException;

    @Override
    void close();
  }
}
