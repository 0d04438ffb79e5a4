// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import java.math.BigDecimal;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of files and of their pieces. */
public final class FileTable {

  private static final Table<Record> FILE = table(name("tip_file"));
  private static final Table<Record> CHUNK = table(name("tip_chunk"));
  private static final Field<String> TIP = field(name("tip_id"), String.class);
  private static final Field<Integer> PART = field(name("part"), Integer.class);
  private static final Field<Integer> LETTER = field(name("letter"), Integer.class);
  private static final Field<Long> SIZE = field(name("size"), Long.class);
  private static final Field<Long> RECEIVED = field(name("received"), Long.class);
  private static final Field<Long> BEGUN_HOUR = field(name("begun_hour"), Long.class);
  private static final Field<Long> POSITION = field(name("position"), Long.class);
  private static final Field<byte[]> BYTES = field(name("bytes"), byte[].class);

  private final Engine engine;

  public FileTable(Engine engine) {
    this.engine = engine;
  }

  /**
   * A file as it lies there.
   *
   * @param letter part of the letter under whose data key it is sealed
   * @param size bytes when it is whole
   * @param received bytes that are there
   */
  public record Row(int part, int letter, long size, long received) {

    /** Whether all of it is there. */
    public boolean isWhole() {
      return received == size;
    }
  }

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  public void add(Connection connection, String tip, Row row, long hour) {
    on(connection)
        .insertInto(FILE, TIP, PART, LETTER, SIZE, RECEIVED, BEGUN_HOUR)
        .values(tip, row.part(), row.letter(), row.size(), row.received(), hour)
        .execute();
  }

  public Optional<Row> find(Connection connection, String tip, int part) {
    return rows(connection, TIP.eq(tip).and(PART.eq(part))).stream().findFirst();
  }

  /** The files of a tip, whole or not. */
  public List<Row> of(Connection connection, String tip) {
    return rows(connection, TIP.eq(tip));
  }

  private List<Row> rows(Connection connection, Condition which) {
    return on(connection)
        .select(PART, LETTER, SIZE, RECEIVED)
        .from(FILE)
        .where(which)
        .orderBy(PART)
        .fetch(row -> new Row(row.get(PART), row.get(LETTER), row.get(SIZE), row.get(RECEIVED)));
  }

  /** The highest part of a tip's files; -1 if there is none. */
  public int highest(Connection connection, String tip) {
    Integer found =
        on(connection).select(max(PART)).from(FILE).where(TIP.eq(tip)).fetchSingle().value1();
    return found == null ? -1 : found;
  }

  /** Bytes that all files that are not whole will have together. */
  public long unfinished(Connection connection) {
    BigDecimal found =
        on(connection).select(sum(SIZE)).from(FILE).where(RECEIVED.lt(SIZE)).fetchSingle().value1();
    return found == null ? 0 : found.longValueExact();
  }

  /** Adds the next piece of a file of which the tip is locked. */
  public void append(Connection connection, String tip, Row row, byte[] chunk) {
    on(connection)
        .insertInto(CHUNK, TIP, PART, POSITION, BYTES)
        .values(tip, row.part(), row.received(), chunk)
        .execute();
    on(connection)
        .update(FILE)
        .set(RECEIVED, row.received() + chunk.length)
        .where(TIP.eq(tip), PART.eq(row.part()))
        .execute();
  }

  /** The piece that begins at a position. */
  public Optional<byte[]> chunk(Connection connection, String tip, int part, long position) {
    return on(connection)
        .select(BYTES)
        .from(CHUNK)
        .where(TIP.eq(tip), PART.eq(part), POSITION.eq(position))
        .fetchOptional(BYTES);
  }

  /** A file of a tip. */
  public record Key(String tip, int part) {}

  /** Files begun before an hour that are not whole. */
  public List<Key> abandoned(Connection connection, long before, int most) {
    return on(connection)
        .select(TIP, PART)
        .from(FILE)
        .where(BEGUN_HOUR.lt(before), RECEIVED.lt(SIZE))
        .limit(most)
        .fetch(row -> new Key(row.get(TIP), row.get(PART)));
  }

  /** Removes a file, if it is not whole, with its pieces; its tip is locked. */
  public int remove(Connection connection, Key file) {
    int removed =
        on(connection)
            .deleteFrom(FILE)
            .where(TIP.eq(file.tip()), PART.eq(file.part()), RECEIVED.lt(SIZE))
            .execute();
    if (removed > 0) {
      on(connection).deleteFrom(CHUNK).where(TIP.eq(file.tip()), PART.eq(file.part())).execute();
    }
    return removed;
  }
}
