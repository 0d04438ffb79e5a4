// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;

/** What lies in the fact tables of a store, for tests of identities and history. */
public final class FactRows {

  /** The SQL of {@link #ordinals}. */
  public static final String ORDINALS =
      "SELECT dimension || '/' || code || '/' || ordinal FROM category ORDER BY 1";

  private FactRows() {}

  /** {@code record_id/record_key} of all rows that still hold, in order. */
  public static List<String> keys(CaseStore store, CountingUnit unit) {
    return select(store, keys(unit));
  }

  /** The SQL of {@link #keys(CaseStore, CountingUnit)}. */
  public static String keys(CountingUnit unit) {
    return "SELECT record_id || '/' || record_key FROM %s WHERE to_version = %d ORDER BY 1"
        .formatted(StoreTables.factTable(unit), FactColumn.OPEN);
  }

  /** {@code dimension/code/ordinal} of all categories, in order. */
  public static List<String> ordinals(CaseStore store) {
    return select(store, ORDINALS);
  }

  /** The first column of a query's answer. */
  public static List<String> select(CaseStore store, String sql) {
    try (Connection connection = ((DuckDbCaseStore) store).newConnection()) {
      return select(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of a query's answer. */
  public static List<String> select(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /**
   * Makes a store slow: every record is counted so many times, at the cost of the engine's work.
   * With 10¹⁰ times a question takes hours. Undone by {@link #once}; not while records are loaded.
   */
  public static void repeat(CaseStore store, CountingUnit unit, long times) {
    String facts = StoreTables.factTable(unit);
    execute(
        store,
        "ALTER TABLE %s RENAME TO once".formatted(facts),
        "CREATE VIEW %s AS SELECT once.* FROM once, range(%d)".formatted(facts, times));
  }

  /** Makes the store as quick as it was before {@link #repeat}. */
  public static void once(CaseStore store, CountingUnit unit) {
    String facts = StoreTables.factTable(unit);
    execute(
        store, "DROP VIEW %s".formatted(facts), "ALTER TABLE once RENAME TO %s".formatted(facts));
  }

  private static void execute(CaseStore store, String... changes) {
    try (Connection connection = ((DuckDbCaseStore) store).newConnection();
        Statement statement = connection.createStatement()) {
      for (String change : changes) {
        statement.execute(change);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
