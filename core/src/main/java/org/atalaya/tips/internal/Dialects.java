// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.internal;

import java.sql.Connection;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** How each database is spoken to. */
final class Dialects {

  private Dialects() {}

  static DSLContext on(Connection connection, Engine engine) {
    return DSL.using(
        connection,
        switch (engine) {
          case SQLITE -> SQLDialect.SQLITE;
          case POSTGRESQL -> SQLDialect.POSTGRES;
        });
  }
}
