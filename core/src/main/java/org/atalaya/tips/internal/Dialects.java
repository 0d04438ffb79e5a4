// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.internal;

import java.sql.Connection;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;

/** How each database is spoken to. */
final class Dialects {

  private static final Configuration SQLITE = configuration(SQLDialect.SQLITE);
  private static final Configuration POSTGRESQL = configuration(SQLDialect.POSTGRES);

  private Dialects() {}

  /** Of what is bound nothing may be logged, so jOOQ logs nothing. */
  private static Configuration configuration(SQLDialect dialect) {
    return new DefaultConfiguration().set(dialect).set(new Settings().withExecuteLogging(false));
  }

  static DSLContext on(Connection connection, Engine engine) {
    Configuration configuration =
        switch (engine) {
          case SQLITE -> SQLITE;
          case POSTGRESQL -> POSTGRESQL;
        };
    return DSL.using(configuration.derive(new DefaultConnectionProvider(connection)));
  }
}
