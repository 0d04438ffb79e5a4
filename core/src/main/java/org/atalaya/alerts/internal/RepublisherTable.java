// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.net.URI;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.alerts.Republisher;
import org.atalaya.alerts.Unconfirmed;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Who re-publishes alerts, and who has yet to confirm that one is gone. */
public final class RepublisherTable {

  private static final Table<Record> REPUBLISHER = table(name("republisher"));
  private static final Field<String> CHANNEL = field(name("channel"), String.class);
  private static final Field<String> URL = field(name("url"), String.class);
  private static final Field<String> NOTE = field(name("note"), String.class);
  private static final Field<Long> REGISTERED_AT = field(name("registered_at"), Long.class);

  private static final Table<Record> WITHDRAWAL = table(name("alert_withdrawal"));
  private static final Field<String> ALERT_ID = field(name("alert_id"), String.class);
  private static final Field<Long> ENDED_AT = field(name("ended_at"), Long.class);
  private static final Field<Integer> REMINDERS = field(name("reminders"), Integer.class);
  private static final Field<Long> REMINDED_AT = field(name("reminded_at"), Long.class);
  private static final Field<Long> CONFIRMED_AT = field(name("confirmed_at"), Long.class);

  private final Engine engine;

  public RepublisherTable(Engine engine) {
    this.engine = engine;
  }

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  /** Registers one, or changes what is known of it. */
  public int put(Connection connection, Republisher one, long now) {
    return on(connection)
        .insertInto(REPUBLISHER, CHANNEL, URL, NOTE, REGISTERED_AT)
        .values(one.channel(), one.webhook().toString(), one.note(), now)
        .onConflict(CHANNEL)
        .doUpdate()
        .set(URL, one.webhook().toString())
        .set(NOTE, one.note())
        .execute();
  }

  public int remove(Connection connection, String channel) {
    on(connection).deleteFrom(WITHDRAWAL).where(CHANNEL.eq(channel)).execute();
    return on(connection).deleteFrom(REPUBLISHER).where(CHANNEL.eq(channel)).execute();
  }

  public List<Republisher> all(Connection connection) {
    return on(connection)
        .select(CHANNEL, URL, NOTE)
        .from(REPUBLISHER)
        .orderBy(CHANNEL)
        .fetch(row -> new Republisher(row.get(CHANNEL), URI.create(row.get(URL)), row.get(NOTE)));
  }

  public Optional<Republisher> find(Connection connection, String channel) {
    return all(connection).stream().filter(one -> one.channel().equals(channel)).findFirst();
  }

  public List<String> channels(Connection connection) {
    return on(connection).select(CHANNEL).from(REPUBLISHER).orderBy(CHANNEL).fetch(CHANNEL);
  }

  /** Every one registered has to confirm that an alert is gone. */
  public int awaitConfirmations(Connection connection, UUID alert, long endedAt) {
    int awaited = 0;
    for (String channel : channels(connection)) {
      awaited +=
          on(connection)
              .insertInto(WITHDRAWAL, ALERT_ID, CHANNEL, ENDED_AT, REMINDERS, REMINDED_AT)
              .values(alert.toString(), channel, endedAt, 0, endedAt)
              .execute();
    }
    return awaited;
  }

  /** Whether it was awaited and not confirmed before. */
  public boolean confirm(Connection connection, UUID alert, String channel, long now) {
    return on(connection)
            .update(WITHDRAWAL)
            .set(CONFIRMED_AT, now)
            .where(ALERT_ID.eq(alert.toString()), CHANNEL.eq(channel), CONFIRMED_AT.isNull())
            .execute()
        > 0;
  }

  /** Those who have not confirmed, who waits longest first. */
  public List<Unconfirmed> unconfirmed(Connection connection) {
    return unconfirmed(connection, CONFIRMED_AT.isNull(), false);
  }

  /** Those of them who were told at {@code before} at the latest; nobody else reminds them now. */
  public List<Unconfirmed> due(Connection connection, long before) {
    return unconfirmed(connection, CONFIRMED_AT.isNull().and(REMINDED_AT.le(before)), true);
  }

  private List<Unconfirmed> unconfirmed(Connection connection, Condition which, boolean lock) {
    var found =
        on(connection)
            .select(ALERT_ID, CHANNEL, ENDED_AT, REMINDERS)
            .from(WITHDRAWAL)
            .where(which)
            .orderBy(ENDED_AT, ALERT_ID, CHANNEL);
    return lock && engine == Engine.POSTGRESQL
        ? found.forUpdate().fetch(RepublisherTable::unconfirmed)
        : found.fetch(RepublisherTable::unconfirmed);
  }

  private static Unconfirmed unconfirmed(Record row) {
    return new Unconfirmed(
        row.get(CHANNEL),
        UUID.fromString(row.get(ALERT_ID)),
        Instant.ofEpochMilli(row.get(ENDED_AT)),
        row.get(REMINDERS));
  }

  public int reminded(Connection connection, Unconfirmed one, long now) {
    return on(connection)
        .update(WITHDRAWAL)
        .set(REMINDERS, one.reminders() + 1)
        .set(REMINDED_AT, now)
        .where(ALERT_ID.eq(one.alert().toString()), CHANNEL.eq(one.channel()))
        .execute();
  }

  public int forgetConfirmed(Connection connection, long before) {
    return on(connection).deleteFrom(WITHDRAWAL).where(CONFIRMED_AT.lt(before)).execute();
  }
}
