// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The table of requests. */
public final class RequestTable {

  private static final Table<Record> REQUEST = table(name("registry_request"));
  private static final Field<String> ID = field(name("id"), String.class);
  private static final Field<Integer> REVISION = field(name("revision"), Integer.class);
  private static final Field<String> STATE = field(name("state"), String.class);
  private static final Field<Long> CHANGED_AT = field(name("changed_at"), Long.class);
  private static final Field<Integer> PROOFS_TRIED = field(name("proofs_tried"), Integer.class);
  private static final Field<String> CERTIFICATE = field(name("certificate_id"), String.class);
  private static final Field<byte[]> CONTENT = field(name("content"), byte[].class);

  private final Engine engine;

  public RequestTable(Engine engine) {
    this.engine = engine;
  }

  /** Where a request stands. */
  public enum State {
    UNPROVED,
    PROVED,
    REVIEW,
    ISSUED,
    REFUSED,
    REVOKED
  }

  /**
   * A request as it lies there.
   *
   * @param revision one more after each change
   * @param changedAt when its state last changed, milliseconds
   * @param certificate the last that was issued on it
   * @param content under its key; none once it was erased
   */
  public record Row(
      UUID id,
      int revision,
      State state,
      long changedAt,
      int proofsTried,
      @Nullable UUID certificate,
      byte @Nullable [] content) {

    /** A new one. */
    public static Row of(UUID id, long now, byte[] content) {
      return new Row(id, 1, State.UNPROVED, now, 0, null, content);
    }

    /** The same in another state, or the same one anew. */
    public Row in(State next, long now, byte[] with) {
      return new Row(id, revision, next, now, proofsTried, certificate, with);
    }

    /** The same with a certificate. */
    public Row with(UUID issued) {
      return new Row(id, revision, state, changedAt, proofsTried, issued, content);
    }
  }

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  public void add(Connection connection, Row row) {
    on(connection)
        .insertInto(REQUEST, ID, REVISION, STATE, CHANGED_AT, PROOFS_TRIED, CONTENT)
        .values(
            row.id().toString(),
            row.revision(),
            row.state().name(),
            row.changedAt(),
            row.proofsTried(),
            row.content())
        .execute();
  }

  /** Writes a row that was read, unless somebody did since; tells whether it was written. */
  public boolean replace(Connection connection, Row row) {
    UUID certificate = row.certificate();
    return on(connection)
            .update(REQUEST)
            .set(REVISION, row.revision() + 1)
            .set(STATE, row.state().name())
            .set(CHANGED_AT, row.changedAt())
            .set(CERTIFICATE, certificate == null ? null : certificate.toString())
            .set(CONTENT, row.content())
            .where(ID.eq(row.id().toString()), REVISION.eq(row.revision()))
            .execute()
        > 0;
  }

  /**
   * Writes how many proofs were tried of one that is locked. Its revision stays: whoever tries must
   * not make the decisions of staff stale.
   */
  public void tried(Connection connection, UUID id, int proofs) {
    on(connection).update(REQUEST).set(PROOFS_TRIED, proofs).where(ID.eq(id.toString())).execute();
  }

  public Optional<Row> find(Connection connection, UUID id) {
    return rows(connection).where(ID.eq(id.toString())).fetchOptional().map(RequestTable::row);
  }

  /** The request on which a certificate was issued. */
  public Optional<UUID> ofCertificate(Connection connection, UUID certificate) {
    return on(connection)
        .select(ID)
        .from(REQUEST)
        .where(CERTIFICATE.eq(certificate.toString()))
        .fetchOptional(ID)
        .map(UUID::fromString);
  }

  /** The revision of one that is not erased. */
  public OptionalInt revision(Connection connection, UUID id) {
    return on(connection)
        .select(REVISION)
        .from(REQUEST)
        .where(ID.eq(id.toString()), CONTENT.isNotNull())
        .fetchOptional(REVISION)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  /**
   * Where a request stands that is not erased, without its content.
   *
   * @param certificate the last that was issued on it
   */
  public record Head(State state, @Nullable UUID certificate) {}

  /** The same work wherever it stands. */
  public Optional<Head> head(Connection connection, UUID id) {
    return on(connection)
        .select(STATE, CERTIFICATE)
        .from(REQUEST)
        .where(ID.eq(id.toString()), CONTENT.isNotNull())
        .fetchOptional()
        .map(row -> new Head(State.valueOf(row.get(STATE)), uuid(row.get(CERTIFICATE))));
  }

  /** The whole of one that nobody else changes until this transaction, which writes, ends. */
  public Optional<Row> lock(Connection connection, UUID id) {
    SelectConditionStep<? extends Record> one = rows(connection).where(ID.eq(id.toString()));
    return switch (engine) {
      case SQLITE -> one.fetchOptional().map(RequestTable::row);
      case POSTGRESQL -> one.forUpdate().fetchOptional().map(RequestTable::row);
    };
  }

  private SelectJoinStep<? extends Record> rows(Connection connection) {
    return on(connection)
        .select(ID, REVISION, STATE, CHANGED_AT, PROOFS_TRIED, CERTIFICATE, CONTENT)
        .from(REQUEST);
  }

  /** Those in a state that are not erased, the longest waiting first. */
  public List<Row> in(Connection connection, State state, int most) {
    return changedBefore(connection, state, Long.MAX_VALUE, most);
  }

  /** Those in a state since before a time that are not erased, the longest waiting first. */
  public List<Row> changedBefore(Connection connection, State state, long time, int most) {
    return rows(connection)
        .where(STATE.eq(state.name()), CHANGED_AT.lt(time), CONTENT.isNotNull())
        .orderBy(CHANGED_AT, ID)
        .limit(most)
        .fetch(RequestTable::row);
  }

  /** Those issued whose certificate was valid before a day only, and that are not erased. */
  public List<Row> expired(Connection connection, LocalDate day, int most) {
    return rows(connection)
        .where(
            STATE.eq(State.ISSUED.name()),
            CONTENT.isNotNull(),
            CERTIFICATE.in(
                select(field(name("registry_certificate", "id"), String.class))
                    .from(table(name("registry_certificate")))
                    .where(
                        field(name("registry_certificate", "valid_until"), String.class)
                            .lt(day.toString()))))
        .orderBy(CHANGED_AT, ID)
        .limit(most)
        .fetch(RequestTable::row);
  }

  private static Row row(Record row) {
    return new Row(
        UUID.fromString(row.get(ID)),
        row.get(REVISION),
        State.valueOf(row.get(STATE)),
        row.get(CHANGED_AT),
        row.get(PROOFS_TRIED),
        uuid(row.get(CERTIFICATE)),
        row.get(CONTENT));
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    return text == null ? null : UUID.fromString(text);
  }

  /** Erases the content of one, whatever its revision. */
  public void erase(Connection connection, UUID id) {
    on(connection)
        .update(REQUEST)
        .setNull(CONTENT)
        .set(REVISION, REVISION.plus(1))
        .where(ID.eq(id.toString()))
        .execute();
  }
}
