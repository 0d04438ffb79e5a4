// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.Category;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.RecordKeySecret;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a store, the same in every engine: one flat fact table for each counting unit, the
 * ordinals of the categories, and with what the store was begun.
 */
final class StoreTables {

  private static final String META =
      """
      CREATE TABLE IF NOT EXISTS store_property (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
      CREATE TABLE IF NOT EXISTS category (
        dimension VARCHAR NOT NULL, code VARCHAR NOT NULL, ordinal INTEGER NOT NULL);
      """
          + VersionWriter.TABLES
          + FeedState.TABLE
          + SetAsideRows.TABLE;

  private final Connection connection;
  private final CsvMapping mapping;
  private final CaseSchema schema;

  /** The tables for the records of a mapping, in the database of a connection. */
  StoreTables(Connection connection, CsvMapping mapping) {
    this.connection = connection;
    this.mapping = mapping;
    this.schema = mapping.schema();
  }

  /** The name of a unit's fact table. */
  static String factTable(CountingUnit unit) {
    return "fact_" + unit.id();
  }

  /**
   * Makes the tables that do not exist.
   *
   * @throws IllegalStateException if the store was begun with another secret, source or schema
   */
  void make(RecordKeySecret secret) throws SQLException {
    execute(META);
    Map<String, String> kept = keptProperties();
    for (Map.Entry<String, String> property : properties(secret).entrySet()) {
      claim(kept.get(property.getKey()), property.getKey(), property.getValue());
    }
    for (CountingUnit unit : schema.dimensionsOf().keySet()) {
      execute(
          """
          CREATE TABLE IF NOT EXISTS %s (
            record_id BIGINT NOT NULL, record_key BIGINT NOT NULL,
            from_version INTEGER NOT NULL, to_version INTEGER NOT NULL%s)
          """
              .formatted(factTable(unit), columns(unit)));
    }
  }

  /**
   * Looks whether the store is there, and changes nothing.
   *
   * @throws IllegalStateException if it was begun with another secret, source or schema, or is none
   */
  void verify(RecordKeySecret secret) throws SQLException {
    Map<String, String> kept = keptProperties();
    for (Map.Entry<String, String> property : properties(secret).entrySet()) {
      String value = kept.get(property.getKey());
      if (value == null) {
        throw new IllegalStateException(
            "there is no case store yet; open it first where the records lie");
      }
      refuseOther(property.getKey(), value, property.getValue());
    }
  }

  /** With what a store is begun: secret, source and schema, by what they are called. */
  private Map<String, String> properties(RecordKeySecret secret) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("record key secret", fingerprint(secret));
    properties.put("source", mapping.source().id());
    properties.put(
        "set of counting units",
        schema.dimensionsOf().keySet().stream()
            .sorted()
            .map(CountingUnit::id)
            .collect(Collectors.joining(",")));
    for (CountingUnit unit : schema.dimensionsOf().keySet()) {
      properties.put("columns of " + unit.id(), columns(unit));
    }
    return properties;
  }

  /** Asks a store for what costs nothing, to know whether it answers. */
  static boolean touch(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT number FROM dataset_version LIMIT 1")) {
      return row.next();
    }
  }

  /**
   * Reads the ordinals of all categories and gives new categories the next ones; never reassigns.
   * To be called in a transaction: hundreds of categories would be hundreds of durable commits.
   *
   * @return ordinal by category code, by dimension id; time dimensions have none but "unknown"
   * @throws IllegalStateException if the mapping lacks a category that the store has
   */
  Map<String, Map<String, Integer>> keepOrdinals() throws SQLException {
    Map<String, Map<String, Integer>> kept = keptOrdinals();
    Map<String, Map<String, Integer>> ordinals = new HashMap<>();
    for (Dimension dimension : schema.dimensions()) {
      ordinals.put(dimension.id(), keepOrdinals(dimension, of(dimension, kept)));
    }
    return Map.copyOf(ordinals);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String columns(CountingUnit unit) {
    return schema.dimensionsOf(unit).stream()
        .map(dimension ->
            ", \"%s\" %s NOT NULL"
                .formatted(FactColumn.name(dimension), FactColumn.type(dimension)))
        .collect(Collectors.joining());
  }

  /** Writes a property of the store, or makes sure that it is still the same. */
  private void claim(@Nullable String kept, String name, String value) throws SQLException {
    if (kept == null) {
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO store_property VALUES (?, ?)")) {
        insert.setString(1, name);
        insert.setString(2, value);
        insert.executeUpdate();
      }
    } else {
      refuseOther(name, kept, value);
    }
  }

  private static void refuseOther(String name, String kept, String value) {
    if (!kept.equals(value)) {
      throw new IllegalStateException(
          "this case store was begun with another %s; open it with the one it was begun with, or load into a new store"
              .formatted(name));
    }
  }

  private Map<String, String> keptProperties() throws SQLException {
    Map<String, String> kept = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, value FROM store_property")) {
      while (rows.next()) {
        kept.put(rows.getString(1), rows.getString(2));
      }
    }
    return kept;
  }

  /** What a store may remember of its secret: enough to tell another one, nothing to derive it. */
  private static String fingerprint(RecordKeySecret secret) {
    byte[] digest = secret.mac().doFinal("atalaya case store".getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest, 0, 16);
  }

  /** Reads the ordinals of a dimension and gives new categories the next ones; never reassigns. */
  private Map<String, Integer> keepOrdinals(Dimension dimension, Map<String, Integer> kept)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO category VALUES (?, ?, ?)")) {
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
    refuseLacking(dimension, kept);
    return Map.copyOf(kept);
  }

  /**
   * Reads the ordinals of all categories, and gives none.
   *
   * @return as {@link #keepOrdinals}
   * @throws IllegalStateException if the mapping lacks a category that the store has, or has one
   *     that the store lacks
   */
  Map<String, Map<String, Integer>> readOrdinals() throws SQLException {
    Map<String, Map<String, Integer>> all = keptOrdinals();
    Map<String, Map<String, Integer>> ordinals = new HashMap<>();
    for (Dimension dimension : schema.dimensions()) {
      Map<String, Integer> kept = of(dimension, all);
      for (Category category : dimension.categories()) {
        if (!kept.containsKey(category.code())) {
          throw new IllegalStateException(
              "this case store lacks the category %s of the dimension %s; open it first with this mapping where the records lie"
                  .formatted(category.code(), dimension.id()));
        }
      }
      refuseLacking(dimension, kept);
      ordinals.put(dimension.id(), Map.copyOf(kept));
    }
    return Map.copyOf(ordinals);
  }

  /** Of all dimensions in one question: through Trino each takes its time. */
  private Map<String, Map<String, Integer>> keptOrdinals() throws SQLException {
    Map<String, Map<String, Integer>> kept = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT dimension, code, ordinal FROM category")) {
      while (rows.next()) {
        kept.computeIfAbsent(rows.getString(1), dimension -> new LinkedHashMap<>())
            .put(rows.getString(2), rows.getInt(3));
      }
    }
    return kept;
  }

  private static Map<String, Integer> of(
      Dimension dimension, Map<String, Map<String, Integer>> kept) {
    Map<String, Integer> own = new LinkedHashMap<>();
    own.put(Category.UNKNOWN, 0);
    own.putAll(kept.getOrDefault(dimension.id(), Map.of()));
    return own;
  }

  private static void refuseLacking(Dimension dimension, Map<String, Integer> kept) {
    // Earlier versions may count it, and a table of them could not show it.
    for (String code : kept.keySet()) {
      if (dimension.category(code).isEmpty()) {
        throw new IllegalStateException(
            "this case store was begun with the category %s of the dimension %s, which the mapping lacks; add it to the mapping, or load into a new store"
                .formatted(code, dimension.id()));
      }
    }
  }
}
