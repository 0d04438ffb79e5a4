// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Deadline;
import org.atalaya.cases.SourceDescription;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.UnprotectedTally;
import org.jooq.SQLDialect;

/** Questions to PostgreSQL. */
final class PostgresCaseTables implements CaseTables {

  private final PostgresTransactions database;
  private final StoreCatalog catalog;
  private final SharedVersions versions;

  PostgresCaseTables(PostgresTransactions database, StoreCatalog catalog, SharedVersions versions) {
    this.database = database;
    this.catalog = catalog;
    this.versions = versions;
  }

  @Override
  public CaseSchema schema() {
    return catalog.schema();
  }

  @Override
  public SourceDescription source() {
    return catalog.source();
  }

  @Override
  public List<DatasetVersion> versions() {
    return versions.all();
  }

  @Override
  public UnprotectedTally tally(TallyRequest request) {
    TallyQuery query = new TallyQuery(new Engine(), request, catalog.schema(), catalog.ordinals());
    OptionalLong left = Deadline.left();
    try {
      return database.run(connection -> query.run(connection, left));
    } catch (SQLException e) {
      throw new IllegalStateException("the case store did not answer", e);
    }
  }

  private static final class Engine implements TallyEngine {

    private static final int ROWS_AT_A_TIME = 10_000;

    @Override
    public SQLDialect dialect() {
      return SQLDialect.POSTGRES;
    }

    @Override
    public void read(PreparedStatement statement, int columns, Consumer<long[]> rows)
        throws SQLException {
      statement.setFetchSize(ROWS_AT_A_TIME);
      long[] row = new long[columns];
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          for (int column = 0; column < columns; column++) {
            row[column] = result.getLong(column + 1);
          }
          rows.accept(row);
        }
      }
    }
  }
}
