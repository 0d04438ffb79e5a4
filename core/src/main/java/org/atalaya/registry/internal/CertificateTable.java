// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of certificates. */
public final class CertificateTable {

  private static final Table<Record> CERTIFICATE = table(name("registry_certificate"));
  private static final Field<String> ID = field(name("id"), String.class);
  private static final Field<byte[]> CODE_HASH = field(name("code_hash"), byte[].class);
  private static final Field<byte[]> HOLDER_HASH = field(name("holder_hash"), byte[].class);
  private static final Field<byte[]> FIRST_NAME_HASH = field(name("first_name_hash"), byte[].class);
  private static final Field<String> ISSUED_ON = field(name("issued_on"), String.class);
  private static final Field<String> VALID_UNTIL = field(name("valid_until"), String.class);
  private static final Field<Integer> LIST_NUMBER = field(name("list_number"), Integer.class);
  private static final Field<Integer> LIST_INDEX = field(name("list_index"), Integer.class);
  private static final Field<Integer> REVOKED = field(name("revoked"), Integer.class);

  private final Engine engine;

  public CertificateTable(Engine engine) {
    this.engine = engine;
  }

  /**
   * A certificate as it lies there.
   *
   * @param codeHash SHA-256 of the code
   * @param holder hashes, under the code, of the birth date with all family names and the first
   */
  public record Row(
      UUID id,
      byte[] codeHash,
      HolderHashes holder,
      LocalDate issuedOn,
      LocalDate validUntil,
      Place place,
      boolean revoked) {}

  /** By what a certificate is known to be a person's. */
  public record HolderHashes(byte[] names, byte[] firstName) {}

  /** Where the status of a certificate stands. */
  public record Place(int list, int index) {}

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  public void add(Connection connection, Row row) {
    on(connection)
        .insertInto(
            CERTIFICATE,
            ID,
            CODE_HASH,
            HOLDER_HASH,
            FIRST_NAME_HASH,
            ISSUED_ON,
            VALID_UNTIL,
            LIST_NUMBER,
            LIST_INDEX,
            REVOKED)
        .values(
            row.id().toString(),
            row.codeHash(),
            row.holder().names(),
            row.holder().firstName(),
            row.issuedOn().toString(),
            row.validUntil().toString(),
            row.place().list(),
            row.place().index(),
            row.revoked() ? 1 : 0)
        .execute();
  }

  public Optional<Row> find(Connection connection, UUID id) {
    return one(connection, ID.eq(id.toString()));
  }

  public Optional<Row> findByCode(Connection connection, byte[] codeHash) {
    return one(connection, CODE_HASH.eq(codeHash));
  }

  private Optional<Row> one(Connection connection, Condition condition) {
    return on(connection)
        .selectFrom(CERTIFICATE)
        .where(condition)
        .fetchOptional()
        .map(CertificateTable::row);
  }

  private static Row row(Record row) {
    return new Row(
        UUID.fromString(row.get(ID)),
        row.get(CODE_HASH),
        new HolderHashes(row.get(HOLDER_HASH), row.get(FIRST_NAME_HASH)),
        LocalDate.parse(row.get(ISSUED_ON)),
        LocalDate.parse(row.get(VALID_UNTIL)),
        new Place(row.get(LIST_NUMBER), row.get(LIST_INDEX)),
        row.get(REVOKED) != 0);
  }

  /** The list that was begun last, 0 before there is any. */
  public int lastList(Connection connection) {
    Integer last = on(connection).select(max(LIST_NUMBER)).from(CERTIFICATE).fetchSingle().value1();
    return last == null ? 0 : last;
  }

  public int countIn(Connection connection, int list) {
    return on(connection).fetchCount(CERTIFICATE, LIST_NUMBER.eq(list));
  }

  public boolean isTaken(Connection connection, Place place) {
    return on(connection)
        .fetchExists(CERTIFICATE, LIST_NUMBER.eq(place.list()), LIST_INDEX.eq(place.index()));
  }

  public void revoke(Connection connection, UUID id) {
    on(connection).update(CERTIFICATE).set(REVOKED, 1).where(ID.eq(id.toString())).execute();
  }

  /** Places in a list of those revoked, in order. */
  public List<Integer> revokedIn(Connection connection, int list) {
    return on(connection)
        .select(LIST_INDEX)
        .from(CERTIFICATE)
        .where(LIST_NUMBER.eq(list), REVOKED.eq(1))
        .orderBy(LIST_INDEX)
        .fetch(LIST_INDEX);
  }
}
