// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.random.RandomGenerator;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.cases.SourceDescription;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/** A {@link CaseStore} in DuckDB: one flat fact table for each counting unit. */
public final class DuckDbCaseStore implements CaseStore {

  private final DuckDBConnection root;
  private final RecordKeySecret secret;
  private final StoreCatalog catalog;
  private final DuckDbCaseLoader loader;
  private final CaseTables tables;

  private DuckDbCaseStore(
      DuckDBConnection root, String path, CsvMapping mapping, RecordKeySecret secret, Clock clock)
      throws SQLException {
    this.root = root;
    this.secret = secret;
    StoreTables storeTables = new StoreTables(root, mapping);
    storeTables.make(secret);
    try (Statement statement = root.createStatement()) {
      statement.execute(VersionWriter.UPGRADE + FeedState.UPGRADE);
    }
    root.setAutoCommit(false);
    catalog =
        new StoreCatalog(
            mapping.source(), mapping.schema(), storeTables.keepOrdinals(), new VersionHistory());
    root.commit();
    root.setAutoCommit(true);
    new VersionWriter(history()).read(root);
    PublicDeclaration.refuse(root, mapping);
    RowFeed.register(root);
    loader = new DuckDbCaseLoader(this, FeedState.read(root), secret, clock);
    tables = new DuckDbCaseTables(this);
    try (Statement statement = root.createStatement()) {
      // What is only in memory is not to spill into a folder of the host's.
      if (path.isEmpty()) {
        statement.execute("SET temp_directory = ''");
      }
      // From here on no SQL can reach files or the network, whatever finds its way into it.
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
    }
  }

  /**
   * Opens the store.
   *
   * @param path the database file, empty for a store in memory
   */
  public static CaseStore open(
      String path, CsvMapping mapping, RecordKeySecret secret, Clock clock) {
    Connection connection = null;
    try {
      // Not by DriverManager, which in a servlet container knows no drivers of applications.
      connection = new DuckDBDriver().connect("jdbc:duckdb:" + path, new Properties());
      return new DuckDbCaseStore(
          connection.unwrap(DuckDBConnection.class), path, mapping, secret, clock);
    } catch (SQLException e) {
      throw closing(connection, new IllegalStateException("the case store cannot be opened", e));
    } catch (RuntimeException e) {
      throw closing(connection, e);
    }
  }

  private static RuntimeException closing(@Nullable Connection connection, RuntimeException e) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException more) {
      e.addSuppressed(more);
    }
    return e;
  }

  @Override
  public CaseLoader loader() {
    return loader;
  }

  @Override
  public CaseTables tables() {
    return tables;
  }

  @Override
  public RandomGenerator random(String purpose) {
    return secret.random(purpose);
  }

  @Override
  public void check() {
    try (Connection connection = newConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT number FROM dataset_version LIMIT 1");
    } catch (SQLException e) {
      throw new IllegalStateException("the case store did not answer", e);
    }
  }

  @Override
  public void close() {
    try {
      loader.close();
      ((AutoCloseable) tables).close();
      root.close();
    } catch (Exception e) {
      throw new IllegalStateException("the case store cannot be closed", e);
    }
  }

  @Override
  public SourceDescription source() {
    return catalog.source();
  }

  /** What the store keeps. */
  StoreCatalog catalog() {
    return catalog;
  }

  CaseSchema schema() {
    return catalog.schema();
  }

  /** Ordinal by category code, by dimension id; time dimensions have none but "unknown". */
  Map<String, Map<String, Integer>> ordinals() {
    return catalog.ordinals();
  }

  /** The dataset versions that can be asked for. */
  VersionHistory history() {
    return catalog.history();
  }

  Connection newConnection() throws SQLException {
    return root.duplicate();
  }
}
