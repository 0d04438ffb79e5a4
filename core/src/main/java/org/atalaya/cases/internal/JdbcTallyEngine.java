// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.jooq.SQLDialect;

/** Reads answers row by row, as every driver can. */
record JdbcTallyEngine(SQLDialect dialect) implements TallyEngine {

  private static final int ROWS_AT_A_TIME = 10_000;

  @Override
  public Statement statement(Connection connection, String sql) throws SQLException {
    return connection.createStatement();
  }

  @Override
  public void read(Statement statement, String sql, int columns, Consumer<long[]> rows)
      throws SQLException {
    statement.setFetchSize(ROWS_AT_A_TIME);
    long[] row = new long[columns];
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        for (int column = 0; column < columns; column++) {
          row[column] = result.getLong(column + 1);
        }
        rows.accept(row);
      }
    }
  }
}
