// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.atalaya.operations.OperationalStore.Engine;
import org.atalaya.operations.PlainInsert;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of letters and of replies. */
public final class LetterTable {

  private static final Table<Record> LETTER = table(name("tip_letter"));
  private static final Table<Record> REPLY = table(name("tip_reply"));
  private static final Field<String> TIP = field(name("tip_id"), String.class);
  private static final Field<Integer> PART = field(name("part"), Integer.class);
  private static final Field<byte[]> SUBMISSION = field(name("submission"), byte[].class);
  private static final Field<byte[]> SEALED = field(name("sealed"), byte[].class);
  private static final Field<byte[]> UNIT_WRAP = field(name("unit_wrap"), byte[].class);
  private static final Field<byte[]> RECOVERY_WRAP = field(name("recovery_wrap"), byte[].class);
  private static final Field<Integer> NUMBER = field(name("number"), Integer.class);
  private static final Field<byte[]> COPY = field(name("copy"), byte[].class);

  private static final PlainInsert ADD =
      PlainInsert.into(
          "tip_letter", "tip_id", "part", "submission", "sealed", "unit_wrap", "recovery_wrap");

  private final Engine engine;

  public LetterTable(Engine engine) {
    this.engine = engine;
  }

  /** A letter as it lies there. */
  public record Row(int part, byte[] sealed, byte[] unitWrap, byte[] recoveryWrap) {}

  /** A reply as it lies there: for the mailbox, and the desk's copy. */
  public record Reply(int number, byte[] sealed, byte[] copy) {}

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  /**
   * Adds a letter to a tip that is locked or new.
   *
   * @param submission digest of all that was sent with it
   */
  public void add(Connection connection, String tip, Row row, byte[] submission) {
    ADD.execute(
        connection, tip, row.part(), submission, row.sealed(), row.unitWrap(), row.recoveryWrap());
  }

  /** The digest of what was sent with a part, if there is such a part. */
  public Optional<byte[]> submission(Connection connection, String tip, int part) {
    return on(connection)
        .select(SUBMISSION)
        .from(LETTER)
        .where(TIP.eq(tip), PART.eq(part))
        .fetchOptional(SUBMISSION);
  }

  /** The highest part of a tip; -1 if there is none. */
  public int highest(Connection connection, String tip) {
    Integer found =
        on(connection).select(max(PART)).from(LETTER).where(TIP.eq(tip)).fetchSingle().value1();
    return found == null ? -1 : found;
  }

  public int count(Connection connection, String tip) {
    return on(connection).fetchCount(LETTER, TIP.eq(tip));
  }

  public List<Row> of(Connection connection, String tip) {
    return on(connection)
        .select(PART, SEALED, UNIT_WRAP, RECOVERY_WRAP)
        .from(LETTER)
        .where(TIP.eq(tip))
        .orderBy(PART)
        .fetch(row ->
            new Row(row.get(PART), row.get(SEALED), row.get(UNIT_WRAP), row.get(RECOVERY_WRAP)));
  }

  /** The wrap of the first letter, for the unit. */
  public Optional<byte[]> wrap(Connection connection, String tip) {
    return on(connection)
        .select(UNIT_WRAP)
        .from(LETTER)
        .where(TIP.eq(tip), PART.eq(0))
        .fetchOptional(UNIT_WRAP);
  }

  public void rewrap(Connection connection, String tip, int part, byte[] unitWrap) {
    on(connection)
        .update(LETTER)
        .set(UNIT_WRAP, unitWrap)
        .where(TIP.eq(tip), PART.eq(part))
        .execute();
  }

  public void addReply(Connection connection, String tip, Reply reply) {
    on(connection)
        .insertInto(REPLY, TIP, NUMBER, SEALED, COPY)
        .values(tip, reply.number(), reply.sealed(), reply.copy())
        .execute();
  }

  public int countReplies(Connection connection, String tip) {
    return on(connection).fetchCount(REPLY, TIP.eq(tip));
  }

  /** Replies from a number on. */
  public List<Reply> replies(Connection connection, String tip, int from, int most) {
    return on(connection)
        .select(NUMBER, SEALED, COPY)
        .from(REPLY)
        .where(TIP.eq(tip), NUMBER.ge(from))
        .orderBy(NUMBER)
        .limit(most)
        .fetch(row -> new Reply(row.get(NUMBER), row.get(SEALED), row.get(COPY)));
  }
}
