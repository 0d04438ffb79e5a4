// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations.internal;

import javax.sql.DataSource;
import org.atalaya.operations.OperationalStore.Engine;
import org.atalaya.operations.StoreException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables of features, each with a history of its own, so that each moves at its own pace. */
final class Migrations {

  private Migrations() {}

  static void run(DataSource database, Engine engine, String feature) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(database)
          .locations("classpath:org/atalaya/%s/migrations/%s".formatted(feature, engine.folder()))
          .table("atalaya_%s_history".formatted(feature))
          // Other tables there are other features', and the host's.
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .failOnMissingLocations(true)
          .cleanDisabled(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw StoreException.of("bring the tables of '%s' up to date".formatted(feature), e);
    }
  }
}
