// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.RecordKeySecret;
import org.jooq.SQLDialect;

/** A {@link CaseStore} in PostgreSQL, which several nodes may have open. */
public final class PostgresCaseStore {

  private static final String PRODUCT = "PostgreSQL";

  private PostgresCaseStore() {}

  /** Opens the store in the first schema of the connections' search path. */
  public static CaseStore open(
      DataSource dataSource, CsvMapping mapping, RecordKeySecret secret, Clock clock) {
    PostgresTransactions database = new PostgresTransactions(dataSource);
    VersionHistory history = new VersionHistory();
    SharedVersions versions = new SharedVersions(database, history);
    try {
      StoreCatalog catalog =
          database.run(connection -> {
            refuseOthers(connection.getMetaData().getDatabaseProductName());
            PostgresTransactions.readCommitted(connection);
            PostgresLock.OPENING.take(connection);
            StoreTables tables = new StoreTables(connection, mapping);
            tables.make(secret);
            PostgresIndexes.ofStore(connection, mapping.schema());
            PublicDeclaration.keep(connection, mapping);
            versions.read(connection);
            return new StoreCatalog(
                mapping.source(), mapping.schema(), tables.keepOrdinals(), history);
          });
      PostgresCaseLoader loader =
          new PostgresCaseLoader(database, catalog, versions, secret, clock);
      return new SharedCaseStore(
          database,
          catalog,
          loader,
          new SharedCaseTables(
              database, new JdbcTallyEngine(SQLDialect.POSTGRES), catalog, versions),
          secret,
          loader::close);
    } catch (SQLException e) {
      throw new IllegalStateException("the case store cannot be opened", e);
    }
  }

  private static void refuseOthers(String product) {
    if (!product.equals(PRODUCT)) {
      throw new IllegalArgumentException(
          "database: given: %s, allowed: %s; a case store in a file is opened with CaseStore.at"
              .formatted(product, PRODUCT));
    }
  }
}
