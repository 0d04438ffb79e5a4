// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.atalaya.operations.BreakGlass.Taken;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of roles that were taken. */
public final class BreakGlassTable {

  private static final Table<Record> TAKEN = table(name("break_glass"));
  private static final Field<String> ID = field(name("id"), String.class);
  private static final Field<String> ACTOR = field(name("actor"), String.class);
  private static final Field<String> ROLE = field(name("role"), String.class);
  private static final Field<byte[]> REASON = field(name("reason"), byte[].class);
  private static final Field<Long> SINCE = field(name("taken_at"), Long.class);
  private static final Field<Long> UNTIL = field(name("ends_at"), Long.class);

  private final Engine engine;

  public BreakGlassTable(Engine engine) {
    this.engine = engine;
  }

  /** Keeps one with its reason as it was sealed. */
  public void add(Connection connection, Taken taken, byte[] reason) {
    Dialects.on(connection, engine)
        .insertInto(TAKEN, ID, ACTOR, ROLE, REASON, SINCE, UNTIL)
        .values(
            taken.id().toString(),
            taken.actor(),
            taken.role(),
            reason,
            taken.since().toEpochMilli(),
            taken.until().toEpochMilli())
        .execute();
  }

  public List<String> roles(Connection connection, String actor, long now) {
    return Dialects.on(connection, engine)
        .selectDistinct(ROLE)
        .from(TAKEN)
        .where(ACTOR.eq(actor), SINCE.le(now), UNTIL.gt(now))
        .fetch(ROLE);
  }

  /** What was taken from a time on, with the reasons that {@code open} gives. */
  public List<Taken> since(
      Connection connection, long from, BiFunction<UUID, byte[], String> open) {
    return Dialects.on(connection, engine)
        .select(ID, ACTOR, ROLE, REASON, SINCE, UNTIL)
        .from(TAKEN)
        .where(SINCE.ge(from))
        .orderBy(SINCE.desc(), ID.desc())
        .fetch(row -> {
          UUID id = UUID.fromString(row.get(ID));
          return new Taken(
              id,
              row.get(ACTOR),
              row.get(ROLE),
              open.apply(id, row.get(REASON)),
              Instant.ofEpochMilli(row.get(SINCE)),
              Instant.ofEpochMilli(row.get(UNTIL)));
        });
  }

  public void forget(Connection connection, long before) {
    Dialects.on(connection, engine).deleteFrom(TAKEN).where(SINCE.lt(before)).execute();
  }
}
