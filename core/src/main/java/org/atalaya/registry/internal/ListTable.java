// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;

/** The tables of lists that organisations verify. */
public final class ListTable {

  private static final Table<Record> LIST = table(name("registry_list"));
  private static final Table<Record> RESULT = table(name("registry_list_result"));
  private static final Field<String> ID = field(name("id"), String.class);
  private static final Field<String> ORGANISATION = field(name("organisation"), String.class);
  private static final Field<String> VERIFIER = field(name("verifier"), String.class);
  private static final Field<Long> CREATED_AT = field(name("created_at"), Long.class);
  private static final Field<Integer> TOTAL = field(name("total"), Integer.class);
  private static final Field<Integer> DONE = field(name("done"), Integer.class);
  private static final Field<byte[]> CONTENT = field(name("content"), byte[].class);
  private static final Field<String> LIST_ID = field(name("list_id"), String.class);
  private static final Field<Integer> LINE = field(name("line"), Integer.class);
  private static final Field<String> OUTCOME = field(name("outcome"), String.class);

  private final Engine engine;

  public ListTable(Engine engine) {
    this.engine = engine;
  }

  /**
   * A list as it lies there.
   *
   * @param done lines that have a result
   * @param content under its key
   */
  public record Row(
      UUID id,
      String organisation,
      String verifier,
      long createdAt,
      int total,
      int done,
      byte[] content) {}

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  public void add(Connection connection, Row row) {
    on(connection)
        .insertInto(LIST, ID, ORGANISATION, VERIFIER, CREATED_AT, TOTAL, DONE, CONTENT)
        .values(
            row.id().toString(),
            row.organisation(),
            row.verifier(),
            row.createdAt(),
            row.total(),
            row.done(),
            row.content())
        .execute();
  }

  public Optional<Row> find(Connection connection, UUID id) {
    return one(connection, id).fetchOptional().map(ListTable::row);
  }

  /** The same, and nobody else works on it until this transaction, which writes, ends. */
  public Optional<Row> lock(Connection connection, UUID id) {
    return switch (engine) {
      case SQLITE -> find(connection, id);
      case POSTGRESQL -> one(connection, id).forUpdate().fetchOptional().map(ListTable::row);
    };
  }

  private SelectConditionStep<? extends Record> one(Connection connection, UUID id) {
    return on(connection)
        .select(ID, ORGANISATION, VERIFIER, CREATED_AT, TOTAL, DONE, CONTENT)
        .from(LIST)
        .where(ID.eq(id.toString()));
  }

  private static Row row(Record row) {
    return new Row(
        UUID.fromString(row.get(ID)),
        row.get(ORGANISATION),
        row.get(VERIFIER),
        row.get(CREATED_AT),
        row.get(TOTAL),
        row.get(DONE),
        row.get(CONTENT));
  }

  /** Those with lines to do, the oldest first. */
  public List<UUID> unfinished(Connection connection) {
    return on(connection)
        .select(ID)
        .from(LIST)
        .where(DONE.lt(TOTAL))
        .orderBy(CREATED_AT, ID)
        .fetch(row -> UUID.fromString(row.get(ID)));
  }

  /** Keeps the result of the next line. */
  public void done(Connection connection, Row list, String outcome) {
    on(connection)
        .insertInto(RESULT, LIST_ID, LINE, OUTCOME)
        .values(list.id().toString(), list.done(), outcome)
        .execute();
    on(connection)
        .update(LIST)
        .set(DONE, list.done() + 1)
        .where(ID.eq(list.id().toString()))
        .execute();
  }

  public List<String> outcomes(Connection connection, UUID list) {
    return on(connection)
        .select(OUTCOME)
        .from(RESULT)
        .where(LIST_ID.eq(list.toString()))
        .orderBy(LINE)
        .fetch(OUTCOME);
  }

  public List<UUID> createdBefore(Connection connection, long time) {
    return on(connection)
        .select(ID)
        .from(LIST)
        .where(CREATED_AT.lt(time))
        .fetch(row -> UUID.fromString(row.get(ID)));
  }

  public void delete(Connection connection, UUID list) {
    on(connection).deleteFrom(RESULT).where(LIST_ID.eq(list.toString())).execute();
    on(connection).deleteFrom(LIST).where(ID.eq(list.toString())).execute();
  }
}
