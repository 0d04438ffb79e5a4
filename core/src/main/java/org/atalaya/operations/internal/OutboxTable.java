// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.atalaya.operations.OperationalStore.Engine;
import org.atalaya.operations.Outbox.Waiting;
import org.atalaya.operations.OutboxMessage;
import org.atalaya.operations.PlainInsert;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of messages. */
public final class OutboxTable {

  private static final Table<Record> OUTBOX = table(name("outbox"));
  private static final Table<Record> EARLIER = OUTBOX.as("earlier");
  private static final Field<Long> POSITION = field(name("outbox", "position"), Long.class);
  private static final Field<String> CHANNEL = field(name("outbox", "channel"), String.class);
  private static final Field<String> SUBJECT = field(name("outbox", "subject"), String.class);
  private static final Field<String> KIND = field(name("kind"), String.class);
  private static final Field<Long> CREATED_AT = field(name("created_at"), Long.class);
  private static final Field<Integer> ATTEMPTS = field(name("attempts"), Integer.class);
  private static final Field<Long> DUE_AT = field(name("due_at"), Long.class);
  private static final Field<Boolean> DEAD = field(name("outbox", "dead"), Boolean.class);

  private static final PlainInsert ADD =
      PlainInsert.into(
          "outbox", "channel", "subject", "kind", "created_at", "attempts", "due_at", "dead");

  private final Engine engine;

  public OutboxTable(Engine engine) {
    this.engine = engine;
  }

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  public void add(Connection connection, OutboxMessage message, long now, long due) {
    ADD.execute(
        connection, message.channel(), message.subject(), message.kind(), now, 0, due, false);
  }

  /**
   * The oldest message that is due and has none of its subject before it, now on a lease. On
   * PostgreSQL what another node is taking this moment is passed over, and what follows it is not
   * due, as it is still there.
   */
  public Optional<Waiting> take(Connection connection, String channel, long now, long until) {
    DSLContext sql = on(connection);
    var first =
        sql.select(POSITION, CHANNEL, SUBJECT, KIND, ATTEMPTS)
            .from(OUTBOX)
            .where(CHANNEL.eq(channel), DUE_AT.le(now), DEAD.eq(false))
            .and(
                notExists(
                    selectOne()
                        .from(EARLIER)
                        .where(
                            of(EARLIER, CHANNEL).eq(CHANNEL),
                            of(EARLIER, SUBJECT).eq(SUBJECT),
                            of(EARLIER, DEAD).eq(false),
                            of(EARLIER, POSITION).lt(POSITION))))
            .orderBy(POSITION)
            .limit(1);
    Record found =
        engine == Engine.POSTGRESQL ? first.forUpdate().skipLocked().fetchOne() : first.fetchOne();
    if (found == null) {
      return Optional.empty();
    }
    sql.update(OUTBOX)
        .set(ATTEMPTS, ATTEMPTS.plus(1))
        .set(DUE_AT, until)
        .where(unqualified(POSITION).eq(found.get(POSITION)))
        .execute();
    Waiting before = waiting(found);
    return Optional.of(new Waiting(before.position(), before.message(), before.attempts() + 1));
  }

  private static <T> Field<T> of(Table<Record> alias, Field<T> column) {
    return field(name(alias.getName(), column.getName()), column.getType());
  }

  private static <T> Field<T> unqualified(Field<T> column) {
    return field(name(column.getName()), column.getType());
  }

  private static Waiting waiting(Record row) {
    return new Waiting(
        row.get(POSITION),
        new OutboxMessage(row.get(CHANNEL), row.get(SUBJECT), row.get(KIND)),
        row.get(ATTEMPTS));
  }

  public boolean remove(Connection connection, long position) {
    return on(connection).deleteFrom(OUTBOX).where(unqualified(POSITION).eq(position)).execute()
        > 0;
  }

  /** Unless another node has taken it meanwhile, whose lease then holds. */
  public boolean postpone(Connection connection, Waiting waiting, long due, boolean dead) {
    return on(connection)
            .update(OUTBOX)
            .set(DUE_AT, due)
            .set(unqualified(DEAD), dead)
            .where(unqualified(POSITION).eq(waiting.position()), ATTEMPTS.eq(waiting.attempts()))
            .execute()
        > 0;
  }

  public List<Waiting> list(Connection connection, String channel, boolean dead) {
    return on(connection)
        .select(POSITION, CHANNEL, SUBJECT, KIND, ATTEMPTS)
        .from(OUTBOX)
        .where(CHANNEL.eq(channel), DEAD.eq(dead))
        .orderBy(POSITION)
        .fetch(OutboxTable::waiting);
  }

  public boolean revive(Connection connection, long position, long now) {
    return on(connection)
            .update(OUTBOX)
            .set(unqualified(DEAD), false)
            .set(ATTEMPTS, 0)
            .set(DUE_AT, now)
            .where(unqualified(POSITION).eq(position), unqualified(DEAD).eq(true))
            .execute()
        > 0;
  }

  public boolean discard(Connection connection, long position) {
    return on(connection)
            .deleteFrom(OUTBOX)
            .where(unqualified(POSITION).eq(position), unqualified(DEAD).eq(true))
            .execute()
        > 0;
  }
}
