// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.internal;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.atalaya.operations.OperationalStore.Engine;
import org.atalaya.operations.PlainInsert;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The table of tips. */
public final class TipTable {

  private static final Table<Record> TIP = table(name("tip"));
  private static final Table<Record> RECIPIENTS = table(name("tip_recipients"));
  private static final Table<Record> FORWARD = table(name("tip_forward"));
  private static final Field<String> ID = field(name("id"), String.class);
  private static final Field<String> TIP_ID = field(name("tip_id"), String.class);
  private static final Field<byte[]> ENVELOPE = field(name("envelope"), byte[].class);
  private static final Field<byte[]> ENVELOPE_HASH = field(name("envelope_hash"), byte[].class);
  private static final Field<String> UNIT = field(name("unit"), String.class);
  private static final Field<Integer> REVISION = field(name("revision"), Integer.class);
  private static final Field<String> STATE = field(name("state"), String.class);
  private static final Field<Long> RECEIVED_HOUR = field(name("received_hour"), Long.class);
  private static final Field<Long> ARRIVED_AT = field(name("arrived_at"), Long.class);
  private static final Field<Long> ACKNOWLEDGED_AT = field(name("acknowledged_at"), Long.class);
  private static final Field<Long> FIRST_ARRIVED_AT = field(name("first_arrived_at"), Long.class);
  private static final Field<Long> FIRST_ACKNOWLEDGED_AT =
      field(name("first_acknowledged_at"), Long.class);
  private static final Field<String> CLOSED_AS = field(name("closed_as"), String.class);
  private static final Field<byte[]> LOOKUP_HASH = field(name("lookup_hash"), byte[].class);
  private static final Field<byte[]> MAILBOX_KEY = field(name("mailbox_key"), byte[].class);
  private static final Field<String> QUARANTINE = field(name("quarantine"), String.class);
  private static final Field<String> REASON = field(name("reason"), String.class);
  private static final Field<Integer> VERSION = field(name("version"), Integer.class);

  /** On the public side times are kept to the hour; within one, the arrival tells. */
  private static final List<OrderField<?>> WAITING =
      List.of(RECEIVED_HOUR, ARRIVED_AT.asc().nullsLast(), ID);

  private static final PlainInsert ADD =
      PlainInsert.into(
              "tip",
              "id",
              "envelope",
              "envelope_hash",
              "unit",
              "revision",
              "state",
              "received_hour",
              "lookup_hash",
              "mailbox_key")
          .unlessThere();

  private final Engine engine;

  public TipTable(Engine engine) {
    this.engine = engine;
  }

  /**
   * A tip as it lies there.
   *
   * @param revision one more after each change
   * @param state by name
   * @param receivedHour when it was taken in, milliseconds of the hour
   * @param arrivedAt when the desk had it, or its newest addition; none before
   * @param acknowledgedAt when staff said that they have it; none before
   * @param closedAs by name; none while it is open
   * @param mailboxKey what answers are sealed to; none where there is no receipt
   * @param quarantine by whom it was set apart, by name; none if it was not
   */
  public record Row(
      String id,
      byte[] envelope,
      byte[] envelopeHash,
      String unit,
      int revision,
      String state,
      long receivedHour,
      @Nullable Long arrivedAt,
      @Nullable Long acknowledgedAt,
      @Nullable String closedAs,
      byte @Nullable [] mailboxKey,
      @Nullable String quarantine) {

    /**
     * The same where a unit has to look at it, among the others and with a clock that begins when
     * the desk has it.
     */
    public Row waitingFor(String other, String waiting) {
      return new Row(
          id,
          envelope,
          envelopeHash,
          other,
          revision,
          waiting,
          receivedHour,
          null,
          null,
          null,
          mailboxKey,
          null);
    }

    /** The same in another state. */
    public Row in(String next, @Nullable Long acknowledged, @Nullable String closed) {
      return new Row(
          id,
          envelope,
          envelopeHash,
          unit,
          revision,
          next,
          receivedHour,
          arrivedAt,
          acknowledged,
          closed,
          mailboxKey,
          quarantine);
    }

    /** The same, set apart or not. */
    public Row apart(@Nullable String by) {
      return new Row(
          id,
          envelope,
          envelopeHash,
          unit,
          revision,
          state,
          receivedHour,
          arrivedAt,
          acknowledgedAt,
          closedAs,
          mailboxKey,
          by);
    }
  }

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  /**
   * Adds a tip, unless there is one with its id or mailbox; waits for one that is not committed
   * yet. Tells whether it was added.
   */
  public boolean add(Connection connection, Row row, byte @Nullable [] lookupHash) {
    return ADD.execute(
            connection,
            row.id(),
            row.envelope(),
            row.envelopeHash(),
            row.unit(),
            row.revision(),
            row.state(),
            row.receivedHour(),
            lookupHash,
            row.mailboxKey())
        > 0;
  }

  private SelectJoinStep<? extends Record> rows(Connection connection) {
    return on(connection)
        .select(
            ID,
            ENVELOPE,
            ENVELOPE_HASH,
            UNIT,
            REVISION,
            STATE,
            RECEIVED_HOUR,
            ARRIVED_AT,
            ACKNOWLEDGED_AT,
            CLOSED_AS,
            MAILBOX_KEY,
            QUARANTINE)
        .from(TIP);
  }

  private static Row row(Record row) {
    return new Row(
        row.get(ID),
        row.get(ENVELOPE),
        row.get(ENVELOPE_HASH),
        row.get(UNIT),
        row.get(REVISION),
        row.get(STATE),
        row.get(RECEIVED_HOUR),
        row.get(ARRIVED_AT),
        row.get(ACKNOWLEDGED_AT),
        row.get(CLOSED_AS),
        row.get(MAILBOX_KEY),
        row.get(QUARANTINE));
  }

  public Optional<Row> find(Connection connection, String id) {
    return rows(connection).where(ID.eq(id)).fetchOptional().map(TipTable::row);
  }

  /** The tip of a mailbox, by the hash of its look-up id. */
  public Optional<Row> ofMailbox(Connection connection, byte[] lookupHash) {
    return rows(connection).where(LOOKUP_HASH.eq(lookupHash)).fetchOptional().map(TipTable::row);
  }

  /** One that nobody else changes until this transaction, which writes, ends. */
  public Optional<Row> lock(Connection connection, String id) {
    SelectConditionStep<? extends Record> one = rows(connection).where(ID.eq(id));
    return switch (engine) {
      case SQLITE -> one.fetchOptional().map(TipTable::row);
      case POSTGRESQL -> one.forUpdate().fetchOptional().map(TipTable::row);
    };
  }

  /** Writes what can change of one that is locked, with the next revision. */
  public void replace(Connection connection, Row row) {
    on(connection)
        .update(TIP)
        .set(UNIT, row.unit())
        .set(REVISION, row.revision() + 1)
        .set(STATE, row.state())
        .set(ARRIVED_AT, row.arrivedAt())
        .set(ACKNOWLEDGED_AT, row.acknowledgedAt())
        .set(FIRST_ACKNOWLEDGED_AT, coalesce(FIRST_ACKNOWLEDGED_AT, val(row.acknowledgedAt())))
        .set(CLOSED_AS, row.closedAs())
        .set(QUARANTINE, row.quarantine())
        .where(ID.eq(row.id()))
        .execute();
  }

  /** Notes when the desk had it, if it has not been noted since its newest letter. */
  public boolean arrived(Connection connection, String id, long now) {
    return on(connection)
            .update(TIP)
            .set(ARRIVED_AT, now)
            .set(FIRST_ARRIVED_AT, coalesce(FIRST_ARRIVED_AT, val(now)))
            .where(ID.eq(id), ARRIVED_AT.isNull())
            .execute()
        > 0;
  }

  /** Those of units in states that are set apart, or those that are not, the oldest first. */
  public List<Row> of(
      Connection connection,
      Collection<String> units,
      Collection<String> states,
      boolean apart,
      int most) {
    return rows(connection)
        .where(UNIT.in(units), STATE.in(states))
        .and(apart ? QUARANTINE.isNotNull() : QUARANTINE.isNull())
        .orderBy(WAITING)
        .limit(most)
        .fetch(TipTable::row);
  }

  /** Those of all units in states, the longest waiting first. */
  public List<Row> in(Connection connection, Collection<String> states) {
    return rows(connection).where(STATE.in(states)).orderBy(WAITING).fetch(TipTable::row);
  }

  /**
   * What is counted of a tip.
   *
   * @param firstArrivedAt when the desk first had it; none before
   * @param firstAcknowledgedAt when staff first said that they have it; none before
   */
  public record Counted(
      String id,
      byte[] envelope,
      long receivedHour,
      @Nullable Long firstArrivedAt,
      @Nullable Long firstAcknowledgedAt,
      @Nullable String closedAs) {}

  /** All tips, as they are counted. */
  public List<Counted> counted(Connection connection) {
    return on(connection)
        .select(ID, ENVELOPE, RECEIVED_HOUR, FIRST_ARRIVED_AT, FIRST_ACKNOWLEDGED_AT, CLOSED_AS)
        .from(TIP)
        .fetch(row ->
            new Counted(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6()));
  }

  /** Why a tip went to the unit that has it; empty if it is still where it came. */
  public Optional<String> lastForward(Connection connection, String id) {
    return on(connection)
        .select(REASON)
        .from(FORWARD)
        .where(TIP_ID.eq(id))
        .orderBy(field(name("number")).desc())
        .limit(1)
        .fetchOptional(REASON);
  }

  /** Keeps that a tip went from one unit to another. */
  public void addForward(
      Connection connection, Row before, String toUnit, String reason, long now) {
    on(connection)
        .insertInto(
            FORWARD,
            TIP_ID,
            field(name("number"), Integer.class),
            field(name("from_unit"), String.class),
            field(name("to_unit"), String.class),
            REASON,
            field(name("at"), Long.class))
        .values(before.id(), before.revision(), before.unit(), toUnit, reason, now)
        .execute();
  }

  /** The version of the newest list of recipients that was in use. */
  public int recipientsSeen(Connection connection) {
    return on(connection).select(VERSION).from(RECIPIENTS).fetchSingle(VERSION);
  }

  /** Notes a list of recipients, if none newer was in use. */
  public int recipientsUsed(Connection connection, int version) {
    return on(connection)
        .update(RECIPIENTS)
        .set(VERSION, version)
        .where(VERSION.lt(version))
        .execute();
  }
}
