// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.ImportException;

/** Files on their way into DuckDB: rows are staged outside every transaction. */
final class DuckDbLoading implements LoadingEngine {

  private final DuckDbCaseStore store;

  DuckDbLoading(DuckDbCaseStore store) {
    this.store = store;
  }

  @Override
  public <T> T onConnection(Work<T> work) throws SQLException {
    try (Connection connection = store.newConnection()) {
      return work.on(connection);
    }
  }

  @Override
  public void create(Connection connection, StagingTable table) throws SQLException {
    table.create(connection);
  }

  @Override
  public StagedRows into(Connection connection, StagingTable table) {
    return new Insertion(connection, table);
  }

  @Override
  public void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  @Override
  public void made(DatasetVersion version) {
    store.history().add(version);
  }

  /** A statement that takes rows while they are handed over. */
  private static final class Insertion implements StagedRows {

    private final RowFeed feed;
    private final ExecutorService inserting = Executors.newSingleThreadExecutor();
    private final Future<?> insertion;

    Insertion(Connection connection, StagingTable table) {
      feed = new RowFeed(table.dimensions());
      insertion = inserting.submit(() -> execute(connection, feed.insertInto(table.name())));
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    }

    private static void await(Future<?> insertion) throws SQLException {
      try {
        insertion.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ImportException("The import was interrupted; the case store stays as it was.");
      } catch (ExecutionException e) {
        if (e.getCause() instanceof SQLException refused) {
          throw refused;
        }
        throw new IllegalStateException("rows could not be inserted", e.getCause());
      }
    }

    @Override
    public void put(EncodedBatch batch) {
      feed.put(batch, () -> !insertion.isDone());
    }

    @Override
    public void end() throws SQLException {
      feed.end(() -> !insertion.isDone());
      await(insertion);
    }

    @Override
    public void close() {
      feed.close();
      inserting.close();
    }
  }
}
