// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.util.Optional;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of idempotency keys. */
public final class IdempotencyTable {

  private static final Table<Record> KEYS = table(name("idempotency_key"));
  private static final Field<String> SCOPE = field(name("scope"), String.class);
  private static final Field<String> KEY = field(name("key_digest"), String.class);
  private static final Field<String> REQUEST = field(name("request_digest"), String.class);
  private static final Field<String> OUTCOME = field(name("outcome"), String.class);
  private static final Field<Long> CREATED_AT = field(name("created_at"), Long.class);

  private final Engine engine;

  public IdempotencyTable(Engine engine) {
    this.engine = engine;
  }

  /** Whether this is the first with that key; waits for one that is not committed yet. */
  public boolean claim(Connection connection, String scope, String key, String request, long now) {
    return Dialects.on(connection, engine)
            .insertInto(KEYS, SCOPE, KEY, REQUEST, OUTCOME, CREATED_AT)
            .values(scope, key, request, "", now)
            .onConflictDoNothing()
            .execute()
        > 0;
  }

  public void finish(Connection connection, String scope, String key, String outcome) {
    Dialects.on(connection, engine)
        .update(KEYS)
        .set(OUTCOME, outcome)
        .where(SCOPE.eq(scope), KEY.eq(key))
        .execute();
  }

  public Optional<String> outcome(Connection connection, String scope, String key, String request) {
    return Dialects.on(connection, engine)
        .select(OUTCOME)
        .from(KEYS)
        .where(SCOPE.eq(scope), KEY.eq(key), REQUEST.eq(request))
        .fetchOptional(OUTCOME);
  }

  public int forget(Connection connection, long before) {
    return Dialects.on(connection, engine).deleteFrom(KEYS).where(CREATED_AT.lt(before)).execute();
  }
}
