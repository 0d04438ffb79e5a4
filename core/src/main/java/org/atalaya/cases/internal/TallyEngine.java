// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.jooq.SQLDialect;

/** How a tally is asked of an engine, and how its answer is read. */
interface TallyEngine {

  /** In which SQL. */
  SQLDialect dialect();

  /** What {@link #read} runs some SQL with; until it is closed, it can be cancelled. */
  Statement statement(Connection connection, String sql) throws SQLException;

  /**
   * Runs SQL whose columns are integers; what is null, as the sum over no records, is 0.
   *
   * @param rows is handed each row of the answer, in an array that is used again
   */
  void read(Statement statement, String sql, int columns, Consumer<long[]> rows)
      throws SQLException;
}
