// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.atalaya.alerts.PublicAlert.Announcement;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** What was announced, and how often the board changed. */
public final class BoardTable {

  private static final Table<Record> BOARD = table(name("alert_board"));
  private static final Field<Long> VERSION = field(name("version"), Long.class);
  private static final Field<String> VAULT = field(name("vault"), String.class);

  private static final Table<Record> ANNOUNCEMENT = table(name("alert_announcement"));
  private static final Field<String> ALERT_ID = field(name("alert_id"), String.class);
  private static final Field<Integer> REVISION = field(name("revision"), Integer.class);
  private static final Field<Long> SENT_AT = field(name("sent_at"), Long.class);

  private final Engine engine;

  public BoardTable(Engine engine) {
    this.engine = engine;
  }

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  public long version(Connection connection) {
    return on(connection).select(VERSION).from(BOARD).fetchSingle(VERSION);
  }

  /** Says that something changed; others that say so wait for this transaction. */
  public int change(Connection connection) {
    return on(connection).update(BOARD).set(VERSION, VERSION.plus(1)).execute();
  }

  /** Which vault belongs to the store; empty before it was ever used. */
  public String vault(Connection connection) {
    return on(connection).select(VAULT).from(BOARD).fetchSingle(VAULT);
  }

  public int setVault(Connection connection, String vault) {
    return on(connection).update(BOARD).set(VAULT, vault).execute();
  }

  public int announce(Connection connection, UUID alert, Announcement announcement) {
    return on(connection)
        .insertInto(ANNOUNCEMENT, ALERT_ID, REVISION, SENT_AT)
        .values(alert.toString(), announcement.revision(), announcement.sent().toEpochMilli())
        .execute();
  }

  /** What was announced of an alert, the oldest first. */
  public List<Announcement> announcements(Connection connection, UUID alert) {
    return on(connection)
        .select(REVISION, SENT_AT)
        .from(ANNOUNCEMENT)
        .where(ALERT_ID.eq(alert.toString()))
        .orderBy(REVISION)
        .fetch(BoardTable::announcement);
  }

  /** What was announced of every alert, by its id. */
  public Map<UUID, List<Announcement>> announcements(Connection connection) {
    return on(connection)
        .select(ALERT_ID, REVISION, SENT_AT)
        .from(ANNOUNCEMENT)
        .orderBy(ALERT_ID, REVISION)
        .fetchGroups(row -> UUID.fromString(row.get(ALERT_ID)), BoardTable::announcement);
  }

  private static Announcement announcement(Record row) {
    return new Announcement(row.get(REVISION), Instant.ofEpochMilli(row.get(SENT_AT)));
  }

  public int forget(Connection connection, UUID alert) {
    return on(connection).deleteFrom(ANNOUNCEMENT).where(ALERT_ID.eq(alert.toString())).execute();
  }
}
