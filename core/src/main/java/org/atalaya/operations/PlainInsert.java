// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * An insert that is written once, for the few rows that are added while others wait for their turn:
 * rendering it anew takes longer than the database needs for it (measured by {@code TipBenchmark}).
 * Both engines of an {@link OperationalStore} read it alike.
 *
 * @param sql with a parameter for each column
 */
public record PlainInsert(String sql) {

  /**
   * Into a table.
   *
   * @param table name, never of a request
   * @param columns names, in the order of the values
   */
  public static PlainInsert into(String table, String... columns) {
    return new PlainInsert(
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                table,
                String.join(", ", columns),
                String.join(", ", Collections.nCopies(columns.length, "?"))));
  }

  /** The same, unless a row with one of its keys is there. */
  public PlainInsert unlessThere() {
    return new PlainInsert(sql + " ON CONFLICT DO NOTHING");
  }

  /**
   * Adds a row.
   *
   * @param values one for each column: text, bytes, a whole number, yes or no, or nothing
   * @return how many rows were added
   * @throws StoreException if the database did not take it
   * @throws IllegalArgumentException if a value is of another kind
   */
  public int execute(Connection connection, @Nullable Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at++) {
        bind(statement, at + 1, values[at]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw StoreException.of("write", e);
    }
  }

  private static void bind(PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(at, Types.NULL);
      case String text -> statement.setString(at, text);
      case byte[] bytes -> statement.setBytes(at, bytes);
      case Integer number -> statement.setInt(at, number);
      case Long number -> statement.setLong(at, number);
      case Boolean yes -> statement.setBoolean(at, yes);
      default ->
          throw new IllegalArgumentException(
              "a column cannot hold a " + value.getClass().getName());
    }
  }
}
