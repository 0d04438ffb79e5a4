// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.alerts.AlertKind;
import org.atalaya.alerts.internal.AlertRow.Number;
import org.atalaya.alerts.internal.AlertRow.Staff;
import org.atalaya.alerts.internal.AlertRow.Stage;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectWhereStep;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The table of alerts, and that of their numbers. */
public final class AlertTable {

  private static final Table<Record> ALERT = table(name("alert"));
  private static final Field<String> ID = field(name("id"), String.class);
  private static final Field<String> KIND = field(name("kind"), String.class);
  private static final Field<Integer> YEAR = field(name("number_year"), Integer.class);
  private static final Field<Integer> SEQUENCE = field(name("number_sequence"), Integer.class);
  private static final Field<String> STATE = field(name("state"), String.class);
  private static final Field<Integer> VERSION = field(name("version"), Integer.class);
  private static final Field<String> DRAFTED_BY = field(name("drafted_by"), String.class);
  private static final Field<String> CHANGED_BY = field(name("changed_by"), String.class);
  private static final Field<String> ASSESSED_BY = field(name("assessed_by"), String.class);
  private static final Field<Long> EXPIRES_AT = field(name("expires_at"), Long.class);
  private static final Field<Long> ENDED_AT = field(name("ended_at"), Long.class);
  private static final Field<String> OUTCOME = field(name("outcome"), String.class);
  private static final Field<byte[]> DRAFT = field(name("sealed_draft"), byte[].class);
  private static final Field<byte[]> ASSESSMENT = field(name("sealed_assessment"), byte[].class);

  private static final Table<Record> NUMBER = table(name("alert_number"));
  private static final Field<Integer> LATEST = field(name("latest"), Integer.class);
  private static final Field<Integer> LATEST_BEFORE =
      field(name("alert_number", "latest"), Integer.class);

  private final Engine engine;

  public AlertTable(Engine engine) {
    this.engine = engine;
  }

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  /** The next number of a kind in a year, which is that of this transaction. */
  public Number nextNumber(Connection connection, AlertKind kind, int year) {
    DSLContext sql = on(connection);
    sql.insertInto(NUMBER, KIND, YEAR, LATEST)
        .values(kind.code(), year, 1)
        .onConflict(KIND, YEAR)
        .doUpdate()
        .set(LATEST, LATEST_BEFORE.plus(1))
        .execute();
    int next =
        sql.select(LATEST)
            .from(NUMBER)
            .where(KIND.eq(kind.code()), YEAR.eq(year))
            .fetchSingle(LATEST);
    return new Number(year, next);
  }

  public int add(Connection connection, AlertRow row) {
    return on(connection)
        .insertInto(ALERT)
        .set(ID, row.id().toString())
        .set(KIND, row.kind().code())
        .set(YEAR, row.number().year())
        .set(SEQUENCE, row.number().sequence())
        .set(STATE, row.stage().code)
        .set(VERSION, row.version())
        .set(DRAFTED_BY, row.staff().drafted())
        .set(CHANGED_BY, row.staff().changed())
        .set(DRAFT, row.draft())
        .execute();
  }

  /** Puts {@code row} in the place of its former self, one version on. */
  public int replace(Connection connection, AlertRow row) {
    return on(connection)
        .update(ALERT)
        .set(STATE, row.stage().code)
        .set(VERSION, row.version() + 1)
        .set(CHANGED_BY, row.staff().changed())
        .set(ASSESSED_BY, row.staff().assessed())
        .set(EXPIRES_AT, row.expiresAt())
        .set(ENDED_AT, row.endedAt())
        .set(OUTCOME, row.outcome())
        .set(DRAFT, row.draft())
        .set(ASSESSMENT, row.assessment())
        .where(ID.eq(row.id().toString()))
        .execute();
  }

  public int remove(Connection connection, UUID id) {
    return on(connection).deleteFrom(ALERT).where(ID.eq(id.toString())).execute();
  }

  public Optional<AlertRow> find(Connection connection, UUID id) {
    return select(connection).where(ID.eq(id.toString())).fetchOptional(AlertTable::row);
  }

  /** An alert that nobody else changes until this transaction ends. */
  public Optional<AlertRow> lock(Connection connection, UUID id) {
    var one = select(connection).where(ID.eq(id.toString()));
    return engine == Engine.POSTGRESQL
        ? one.forUpdate().fetchOptional(AlertTable::row)
        : one.fetchOptional(AlertTable::row);
  }

  /** Keeps everybody else from beginning or changing an alert until this transaction ends. */
  public void lockAll(Connection connection) {
    if (engine == Engine.POSTGRESQL) {
      // In the order in which a new alert takes them.
      on(connection).execute("LOCK TABLE alert_number, alert IN SHARE ROW EXCLUSIVE MODE");
    }
  }

  /** Those at a stage, the newest number first. */
  public List<AlertRow> at(Connection connection, Stage... stages) {
    return rows(connection, STATE.in(List.of(stages).stream().map(stage -> stage.code).toList()));
  }

  /** Those that ended at {@code since} or later. */
  public List<AlertRow> endedSince(Connection connection, long since) {
    return rows(connection, ENDED_AT.ge(since));
  }

  /** Those that ended before {@code before}. */
  public List<AlertRow> endedBefore(Connection connection, long before) {
    return rows(connection, ENDED_AT.lt(before));
  }

  private List<AlertRow> rows(Connection connection, Condition condition) {
    return select(connection)
        .where(condition)
        .orderBy(YEAR.desc(), SEQUENCE.desc(), KIND)
        .fetch(AlertTable::row);
  }

  private SelectWhereStep<? extends Record> select(Connection connection) {
    return on(connection)
        .select(
            ID,
            KIND,
            YEAR,
            SEQUENCE,
            STATE,
            VERSION,
            DRAFTED_BY,
            CHANGED_BY,
            ASSESSED_BY,
            EXPIRES_AT,
            ENDED_AT,
            OUTCOME,
            DRAFT,
            ASSESSMENT)
        .from(ALERT);
  }

  private static AlertRow row(Record row) {
    // jOOQ does not say which columns may be null.
    @Nullable String assessedBy = row.get(ASSESSED_BY);
    return new AlertRow(
        UUID.fromString(row.get(ID)),
        kind(row.get(KIND)),
        new Number(row.get(YEAR), row.get(SEQUENCE)),
        stage(row.get(STATE)),
        row.get(VERSION),
        new Staff(row.get(DRAFTED_BY), row.get(CHANGED_BY), assessedBy),
        row.get(EXPIRES_AT),
        row.get(ENDED_AT),
        row.get(OUTCOME),
        row.get(DRAFT),
        row.get(ASSESSMENT));
  }

  static AlertKind kind(String code) {
    for (AlertKind kind : AlertKind.values()) {
      if (kind.code().equals(code)) {
        return kind;
      }
    }
    throw new IllegalStateException("the store knows a kind of alert that this version does not");
  }

  private static Stage stage(String code) {
    for (Stage stage : Stage.values()) {
      if (stage.code.equals(code)) {
        return stage;
      }
    }
    throw new IllegalStateException("the store knows a state of alerts that this version does not");
  }
}
