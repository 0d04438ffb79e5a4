// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jooq.SQLDialect;

/** How a tally is asked of an engine, and how its answer is read. */
interface TallyEngine {

  /** In which SQL. */
  SQLDialect dialect();

  /**
   * Runs a statement whose columns are integers; what is null, as the sum over no records, is 0.
   *
   * @param rows is handed each row of the answer, in an array that is used again
   */
  void read(PreparedStatement statement, int columns, Consumer<long[]> rows) throws SQLException;
}
