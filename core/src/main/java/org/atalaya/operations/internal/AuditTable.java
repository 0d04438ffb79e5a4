// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.atalaya.operations.AuditEntry;
import org.atalaya.operations.AuditEntry.AuditLink;
import org.atalaya.operations.AuditHash;
import org.atalaya.operations.AuditHead;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectWhereStep;
import org.jooq.Table;

/** The tables of the chain. */
public final class AuditTable {

  private static final Table<Record> ENTRY = table(name("audit_entry"));
  private static final Table<Record> HEAD = table(name("audit_head"));
  private static final Field<Long> POSITION = field(name("position"), Long.class);
  private static final Field<Long> AT = field(name("at"), Long.class);
  private static final Field<String> ACTOR = field(name("actor"), String.class);
  private static final Field<String> ACT = field(name("act"), String.class);
  private static final Field<String> SUBJECT = field(name("subject"), String.class);
  private static final Field<byte[]> PREVIOUS = field(name("previous"), byte[].class);
  private static final Field<byte[]> HASH = field(name("hash"), byte[].class);

  private static final int FETCHED_AT_ONCE = 1000;

  private final Engine engine;

  public AuditTable(Engine engine) {
    this.engine = engine;
  }

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  public AuditHead head(Connection connection) {
    return head(on(connection).select(POSITION, HASH).from(HEAD).fetchSingle());
  }

  private static AuditHead head(Record row) {
    return new AuditHead(row.get(POSITION), AuditHash.of(row.get(HASH)));
  }

  /** The newest entry, which stays the newest of what others add until this transaction ends. */
  public AuditHead lockHead(Connection connection) {
    return switch (engine) {
      case SQLITE -> head(connection);
      case POSTGRESQL ->
          head(on(connection).select(POSITION, HASH).from(HEAD).forUpdate().fetchSingle());
    };
  }

  public void add(Connection connection, AuditEntry entry) {
    DSLContext sql = on(connection);
    byte[] hash = entry.link().hash().bytes();
    sql.insertInto(ENTRY, POSITION, AT, ACTOR, ACT, SUBJECT, PREVIOUS, HASH)
        .values(
            entry.position(),
            entry.at().toEpochMilli(),
            entry.actor(),
            entry.act(),
            entry.subject(),
            entry.link().previous().bytes(),
            hash)
        .execute();
    sql.update(HEAD).set(POSITION, entry.position()).set(HASH, hash).execute();
  }

  public List<AuditEntry> of(Connection connection, String subject) {
    return entries(connection)
        .where(SUBJECT.eq(subject))
        .orderBy(POSITION)
        .fetch(AuditTable::entry);
  }

  public List<AuditEntry> after(Connection connection, long position, int most) {
    return entries(connection)
        .where(POSITION.gt(position))
        .orderBy(POSITION)
        .limit(most)
        .fetch(AuditTable::entry);
  }

  public void forEach(Connection connection, Consumer<AuditEntry> action) {
    try (Stream<Record> rows =
        entries(connection)
            .orderBy(POSITION)
            .fetchSize(FETCHED_AT_ONCE)
            .fetchStream()
            .map(row -> row)) {
      rows.map(AuditTable::entry).forEach(action);
    }
  }

  private SelectWhereStep<? extends Record> entries(Connection connection) {
    return on(connection).select(POSITION, AT, ACTOR, ACT, SUBJECT, PREVIOUS, HASH).from(ENTRY);
  }

  private static AuditEntry entry(Record row) {
    return new AuditEntry(
        row.get(POSITION),
        Instant.ofEpochMilli(row.get(AT)),
        row.get(ACTOR),
        row.get(ACT),
        row.get(SUBJECT),
        new AuditLink(AuditHash.of(row.get(PREVIOUS)), AuditHash.of(row.get(HASH))));
  }
}
