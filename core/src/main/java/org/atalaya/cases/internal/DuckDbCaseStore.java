// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.Category;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.cases.SourceDescription;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** A {@link CaseStore} in DuckDB: one flat fact table for each counting unit. */
public final class DuckDbCaseStore implements CaseStore {

  private static final String META =
      """
      CREATE TABLE IF NOT EXISTS store_property (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
      CREATE TABLE IF NOT EXISTS category (
        dimension VARCHAR NOT NULL, code VARCHAR NOT NULL, ordinal INTEGER NOT NULL);
      """
          + VersionWriter.TABLES
          + FeedState.TABLE
          + SetAsideRows.TABLE;

  private final DuckDBConnection root;
  private final RecordKeySecret secret;
  private final SourceDescription source;
  private final CaseSchema schema;
  private final Map<String, Map<String, Integer>> ordinals = new HashMap<>();
  private final DuckDbCaseLoader loader;
  private final CaseTables tables;
  private final VersionHistory history = new VersionHistory();
  private final FeedJournal feed;

  private DuckDbCaseStore(
      DuckDBConnection root, String path, CsvMapping mapping, RecordKeySecret secret, Clock clock)
      throws SQLException {
    this.root = root;
    this.secret = secret;
    this.source = mapping.source();
    this.schema = mapping.schema();
    try (Statement statement = root.createStatement()) {
      statement.execute(META);
    }
    claim("record key secret", fingerprint(secret));
    claim("source", source.id());
    claim(
        "set of counting units",
        schema.dimensionsOf().keySet().stream()
            .sorted()
            .map(CountingUnit::id)
            .collect(Collectors.joining(",")));
    for (CountingUnit unit : schema.dimensionsOf().keySet()) {
      String columns = columns(unit);
      try (Statement statement = root.createStatement()) {
        statement.execute(
            """
            CREATE TABLE IF NOT EXISTS %s (
              record_id BIGINT NOT NULL, record_key BIGINT NOT NULL,
              from_version INTEGER NOT NULL, to_version INTEGER NOT NULL%s)
            """
                .formatted(factTable(unit), columns));
      }
      claim("columns of " + unit.id(), columns);
    }
    // In one transaction: hundreds of categories would be hundreds of durable commits.
    root.setAutoCommit(false);
    for (Dimension dimension : schema.dimensions()) {
      ordinals.put(dimension.id(), keepOrdinals(dimension));
    }
    root.commit();
    root.setAutoCommit(true);
    new VersionWriter(history).read(root);
    feed = FeedJournal.read(root);
    if (feed.state().isPresent() && source.publicMicrodata().isPresent()) {
      throw new IllegalStateException(
          "this case store holds records of a live system, which are not public; open it with a"
              + " mapping that does not declare publicMicrodata");
    }
    RowFeed.register(root);
    loader = new DuckDbCaseLoader(this, secret, clock);
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
      connection = DriverManager.getConnection("jdbc:duckdb:" + path, new Properties());
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
    return source;
  }

  CaseSchema schema() {
    return schema;
  }

  /** Ordinal by category code, by dimension id; time dimensions have none but "unknown". */
  Map<String, Map<String, Integer>> ordinals() {
    return ordinals;
  }

  /** What is known of the feed that the store follows. */
  FeedJournal feed() {
    return feed;
  }

  /** The dataset versions that can be asked for. */
  VersionHistory history() {
    return history;
  }

  Connection newConnection() throws SQLException {
    return root.duplicate();
  }

  static String factTable(CountingUnit unit) {
    return "fact_" + unit.id();
  }

  private String columns(CountingUnit unit) {
    return schema.dimensionsOf(unit).stream()
        .map(dimension ->
            ", \"%s\" %s NOT NULL"
                .formatted(FactColumn.name(dimension), FactColumn.type(dimension)))
        .collect(Collectors.joining());
  }

  /** Writes a property of the store, or makes sure that it is still the same. */
  private void claim(String name, String value) throws SQLException {
    Optional<String> kept = property(name);
    if (kept.isEmpty()) {
      try (PreparedStatement insert =
          root.prepareStatement("INSERT INTO store_property VALUES (?, ?)")) {
        insert.setString(1, name);
        insert.setString(2, value);
        insert.executeUpdate();
      }
    } else if (!kept.get().equals(value)) {
      throw new IllegalStateException(
          "this case store was begun with another %s; open it with the one it was begun with, or load into a new store"
              .formatted(name));
    }
  }

  private Optional<String> property(String name) throws SQLException {
    try (PreparedStatement select =
        root.prepareStatement("SELECT value FROM store_property WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet found = select.executeQuery()) {
        return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
      }
    }
  }

  /** What a store may remember of its secret: enough to tell another one, nothing to derive it. */
  private static String fingerprint(RecordKeySecret secret) {
    byte[] digest = secret.mac().doFinal("atalaya case store".getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest, 0, 16);
  }

  /** Reads the ordinals of a dimension and gives new categories the next ones; never reassigns. */
  private Map<String, Integer> keepOrdinals(Dimension dimension) throws SQLException {
    Map<String, Integer> kept = new LinkedHashMap<>();
    kept.put(Category.UNKNOWN, 0);
    try (PreparedStatement select =
        root.prepareStatement("SELECT code, ordinal FROM category WHERE dimension = ?")) {
      select.setString(1, dimension.id());
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          kept.put(found.getString(1), found.getInt(2));
        }
      }
    }
    try (PreparedStatement insert =
        root.prepareStatement("INSERT INTO category VALUES (?, ?, ?)")) {
      for (Category category : dimension.categories()) {
        if (!kept.containsKey(category.code())) {
          insert.setString(1, dimension.id());
          insert.setString(2, category.code());
          insert.setInt(3, kept.size());
          insert.executeUpdate();
          kept.put(category.code(), kept.size());
        }
      }
    }
    // Earlier versions may count it, and a table of them could not show it.
    for (String code : kept.keySet()) {
      if (dimension.category(code).isEmpty()) {
        throw new IllegalStateException(
            "this case store was begun with the category %s of the dimension %s, which the mapping lacks; add it to the mapping, or load into a new store"
                .formatted(code, dimension.id()));
      }
    }
    return Map.copyOf(kept);
  }
}
