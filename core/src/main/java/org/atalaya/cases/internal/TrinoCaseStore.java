// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.RecordKeySecret;
import org.jooq.SQLDialect;

/** A {@link CaseStore} whose tables are read through Trino, wherever they lie. */
public final class TrinoCaseStore {

  private static final String PRODUCT = "Trino";

  private TrinoCaseStore() {}

  /** Opens the store in the catalog and schema of the connections. */
  public static CaseStore open(
      DataSource dataSource, CsvMapping mapping, RecordKeySecret secret, Clock clock) {
    SharedDatabase database = new Connections(dataSource);
    VersionHistory history = new VersionHistory();
    SharedVersions versions = new SharedVersions(database, history);
    try {
      StoreCatalog catalog =
          database.run(connection -> {
            refuseOthers(connection.getMetaData().getDatabaseProductName());
            StoreTables tables = new StoreTables(connection, mapping);
            tables.verify(secret);
            PublicDeclaration.require(connection, mapping);
            versions.read(connection);
            return new StoreCatalog(
                mapping.source(), mapping.schema(), tables.readOrdinals(), history);
          });
      return new SharedCaseStore(
          database,
          catalog,
          new ReadOnlyLoader(database, clock),
          new SharedCaseTables(database, new JdbcTallyEngine(SQLDialect.TRINO), catalog, versions),
          secret,
          () -> {});
    } catch (SQLException e) {
      throw new IllegalStateException("the case store cannot be opened", e);
    }
  }

  private static void refuseOthers(String product) {
    if (!product.equals(PRODUCT)) {
      throw new IllegalArgumentException(
          "trino: given: %s, allowed: %s; a case store in PostgreSQL is opened with CaseStore.on"
              .formatted(product, PRODUCT));
    }
  }

  /** Each statement by itself: what is read of a version no longer changes. */
  private record Connections(DataSource dataSource) implements SharedDatabase {
    @Override
    public <T> T run(LoadingEngine.Work<T> work) throws SQLException {
      try (Connection connection = dataSource.getConnection()) {
        return work.on(connection);
      }
    }
  }
}
