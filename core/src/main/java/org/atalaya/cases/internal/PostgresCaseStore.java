// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.cases.SourceDescription;
import org.jooq.SQLDialect;

/** A {@link CaseStore} in PostgreSQL, which several nodes may have open. */
public final class PostgresCaseStore implements CaseStore {

  private static final String PRODUCT = "PostgreSQL";

  private final PostgresTransactions database;
  private final RecordKeySecret secret;
  private final StoreCatalog catalog;
  private final PostgresCaseLoader loader;
  private final CaseTables tables;

  private PostgresCaseStore(
      PostgresTransactions database,
      StoreCatalog catalog,
      SharedVersions versions,
      RecordKeySecret secret,
      Clock clock) {
    this.database = database;
    this.secret = secret;
    this.catalog = catalog;
    this.loader = new PostgresCaseLoader(database, catalog, versions, secret, clock);
    this.tables =
        new SharedCaseTables(database, new JdbcTallyEngine(SQLDialect.POSTGRES), catalog, versions);
  }

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
      return new PostgresCaseStore(database, catalog, versions, secret, clock);
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

  @Override
  public SourceDescription source() {
    return catalog.source();
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
    try {
      database.run(StoreTables::touch);
    } catch (SQLException e) {
      throw new IllegalStateException("the case store did not answer", e);
    }
  }

  /** Follows no more; the connections are the host's. */
  @Override
  public void close() {
    loader.close();
  }
}
