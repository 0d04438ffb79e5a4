// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.internal;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.octetLength;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.util.Optional;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;

/** Since when more tips come than usual, and how many come, or are alike. */
public final class FloodTable {

  private static final Table<Record> FLOOD = table(name("tip_flood"));
  private static final Table<Record> TIP = table(name("tip"));
  private static final Table<Record> LETTER = table(name("tip_letter"));
  private static final Field<Long> SINCE = field(name("since"), Long.class);
  private static final Field<String> ID = field(name("tip", "id"), String.class);
  private static final Field<String> UNIT = field(name("tip", "unit"), String.class);
  private static final Field<Long> HOUR = field(name("tip", "received_hour"), Long.class);
  private static final Field<Long> ARRIVED = field(name("tip", "arrived_at"), Long.class);
  private static final Field<byte[]> ENVELOPE_HASH =
      field(name("tip", "envelope_hash"), byte[].class);
  private static final Field<String> LETTER_TIP = field(name("tip_letter", "tip_id"), String.class);
  private static final Field<Integer> PART = field(name("tip_letter", "part"), Integer.class);
  private static final Field<String> SEALED = field(name("tip_letter", "sealed"), String.class);

  private final Engine engine;

  public FloodTable(Engine engine) {
    this.engine = engine;
  }

  /** Since when; none while there is no flood. */
  public Optional<Long> since(Connection connection) {
    return Optional.ofNullable(
        Dialects.on(connection, engine).select(SINCE).from(FLOOD).fetchSingle(SINCE));
  }

  /** Notes that one begins, unless that is noted. */
  public boolean begin(Connection connection, long now) {
    return Dialects.on(connection, engine)
            .update(FLOOD)
            .set(SINCE, now)
            .where(SINCE.isNull())
            .execute()
        > 0;
  }

  /** Notes that it is over, unless that is noted. */
  public boolean end(Connection connection) {
    return Dialects.on(connection, engine)
            .update(FLOOD)
            .setNull(SINCE)
            .where(SINCE.isNotNull())
            .execute()
        > 0;
  }

  /** How many tips came in an hour, {@code most} at most. */
  public int tipsOf(Connection connection, long hour, int most) {
    return counted(
        connection,
        Dialects.on(connection, engine).select(one()).from(TIP).where(HOUR.eq(hour)).limit(most));
  }

  private int counted(Connection connection, Select<?> rows) {
    return Dialects.on(connection, engine)
        .select(count())
        .from(rows.asTable("found"))
        .fetchSingle(count());
  }

  /**
   * How many others are as much like a tip as can be told of what is sealed, {@code most} at most:
   * of the same unit, hour, envelope and size of the first letter, and at the desk since {@code
   * after}.
   */
  public int alike(Connection connection, TipTable.Row row, long after, int most) {
    return counted(
        connection,
        Dialects.on(connection, engine)
            .select(one())
            .from(TIP)
            .join(LETTER)
            .on(LETTER_TIP.eq(ID), PART.eq(0))
            .where(HOUR.eq(row.receivedHour()), ENVELOPE_HASH.eq(row.envelopeHash()))
            .and(UNIT.eq(row.unit()))
            .and(ID.ne(row.id()))
            .and(ARRIVED.gt(after))
            .and(octetLength(SEALED).eq(size(row.id())))
            .limit(most));
  }

  private static Field<Integer> size(String tip) {
    Table<Record> own = LETTER.as("own");
    Field<String> sealed = field(name("own", "sealed"), String.class);
    return field(
        org.jooq
            .impl
            .DSL
            .select(octetLength(sealed))
            .from(own)
            .where(
                field(name("own", "tip_id"), String.class).eq(tip),
                field(name("own", "part"), Integer.class).eq(0)));
  }
}
