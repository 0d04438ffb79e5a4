// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** How far up each tip was told that nobody acknowledges. */
public final class EscalationTable {

  private static final Table<Record> ESCALATION = table(name("tip_escalation"));
  private static final Field<String> TIP = field(name("tip"), String.class);
  private static final Field<Integer> LEVEL = field(name("level"), Integer.class);
  private static final Field<Long> AT = field(name("since"), Long.class);

  private final Engine engine;

  /** One of them. */
  public record Row(String tip, int level, Instant at) {}

  public EscalationTable(Engine engine) {
    this.engine = engine;
  }

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  public Map<String, Row> all(Connection connection) {
    return on(connection).select(TIP, LEVEL, AT).from(ESCALATION).fetch().stream()
        .map(row -> new Row(row.get(TIP), row.get(LEVEL), Instant.ofEpochMilli(row.get(AT))))
        .collect(Collectors.toMap(Row::tip, row -> row));
  }

  /** Puts a row in the place of what was known; tells whether it still was as known. */
  public boolean put(Connection connection, Optional<Row> known, Row row) {
    long at = row.at().toEpochMilli();
    if (known.isEmpty()) {
      return on(connection)
              .insertInto(ESCALATION, TIP, LEVEL, AT)
              .values(row.tip(), row.level(), at)
              .onConflict(TIP)
              .doNothing()
              .execute()
          > 0;
    }
    return on(connection)
            .update(ESCALATION)
            .set(LEVEL, row.level())
            .set(AT, at)
            .where(
                TIP.eq(row.tip()),
                LEVEL.eq(known.get().level()),
                AT.eq(known.get().at().toEpochMilli()))
            .execute()
        > 0;
  }

  public int remove(Connection connection, Set<String> tips) {
    return on(connection).deleteFrom(ESCALATION).where(TIP.in(tips)).execute();
  }
}
