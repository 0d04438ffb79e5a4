// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Deadline;
import org.atalaya.cases.SourceDescription;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.UnprotectedTally;

/** Questions to DuckDB, each on a connection of its own out of a small pool. */
final class DuckDbCaseTables implements CaseTables, AutoCloseable {

  private static final TallyEngine ENGINE = new DuckDbTallyEngine();

  private final DuckDbCaseStore store;
  private final Deque<Connection> idle = new ArrayDeque<>();

  DuckDbCaseTables(DuckDbCaseStore store) {
    this.store = store;
  }

  @Override
  public CaseSchema schema() {
    return store.schema();
  }

  @Override
  public SourceDescription source() {
    return store.source();
  }

  @Override
  public List<DatasetVersion> versions() {
    return store.history().all();
  }

  @Override
  public UnprotectedTally tally(TallyRequest request) {
    TallyQuery query = new TallyQuery(ENGINE, request, store.schema(), store.ordinals());
    OptionalLong left = Deadline.left();
    try {
      Connection connection = borrow();
      boolean answered = false;
      try {
        UnprotectedTally tally = query.run(connection, left);
        connection.commit();
        answered = true;
        return tally;
      } finally {
        // A connection on which a question failed is not given back.
        if (answered) {
          giveBack(connection);
        } else {
          connection.close();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the case store did not answer", e);
    }
  }

  private Connection borrow() throws SQLException {
    synchronized (idle) {
      Connection connection = idle.poll();
      if (connection != null) {
        return connection;
      }
    }
    Connection connection = store.newConnection();
    // Planned and answered in one transaction: DuckDB plans by what the columns hold, and a version
    // loaded in between would be counted by a plan that leaves out the condition against it.
    connection.setAutoCommit(false);
    return connection;
  }

  private void giveBack(Connection connection) {
    synchronized (idle) {
      idle.push(connection);
    }
  }

  @Override
  public void close() throws SQLException {
    synchronized (idle) {
      for (Connection connection : idle) {
        connection.close();
      }
      idle.clear();
    }
  }
}
