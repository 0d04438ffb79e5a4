// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of what nodes that sign have signed for those that do not. */
public final class SignedTable {

  private static final Table<Record> STATEMENT = table(name("registry_statement"));
  private static final Table<Record> STATUS = table(name("registry_status"));
  private static final Table<Record> KEY = table(name("registry_key"));
  private static final Table<Record> REQUEST = table(name("registry_request"));
  private static final Table<Record> CERTIFICATE = table(name("registry_certificate"));

  private static final Field<String> CERTIFICATE_ID = field(name("certificate_id"), String.class);
  private static final Field<Long> SIGNED_AT = field(name("signed_at"), Long.class);
  private static final Field<byte[]> CONTENT = field(name("content"), byte[].class);
  private static final Field<Integer> LIST_NUMBER = field(name("list_number"), Integer.class);
  private static final Field<String> SIGNED = field(name("signed"), String.class);
  private static final Field<String> KEY_ID = field(name("id"), String.class);
  private static final Field<String> PEM = field(name("pem"), String.class);
  private static final Field<Integer> PLACE = field(name("place"), Integer.class);

  private static final Field<String> REQUEST_ID =
      field(name("registry_request", "id"), String.class);
  private static final Field<String> REQUEST_STATE =
      field(name("registry_request", "state"), String.class);
  private static final Field<String> REQUEST_CERTIFICATE =
      field(name("registry_request", "certificate_id"), String.class);
  private static final Field<String> CERTIFICATE_KEY =
      field(name("registry_certificate", "id"), String.class);
  private static final Field<String> VALID_UNTIL =
      field(name("registry_certificate", "valid_until"), String.class);
  private static final Field<String> STATEMENT_CERTIFICATE =
      field(name("registry_statement", "certificate_id"), String.class);
  private static final Field<Long> STATEMENT_SIGNED_AT =
      field(name("registry_statement", "signed_at"), Long.class);

  private final Engine engine;

  public SignedTable(Engine engine) {
    this.engine = engine;
  }

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  /**
   * Requests with a certificate to collect of which no statement was signed since a time.
   *
   * @param since milliseconds
   */
  public List<UUID> due(Connection connection, long since, LocalDate today, int most) {
    return on(connection)
        .select(REQUEST_ID)
        .from(REQUEST)
        .join(CERTIFICATE)
        .on(CERTIFICATE_KEY.eq(REQUEST_CERTIFICATE))
        .leftJoin(STATEMENT)
        .on(STATEMENT_CERTIFICATE.eq(CERTIFICATE_KEY))
        .where(
            REQUEST_STATE.eq("ISSUED"),
            VALID_UNTIL.ge(today.toString()),
            STATEMENT_SIGNED_AT.isNull().or(STATEMENT_SIGNED_AT.lt(since)))
        .limit(most)
        .fetch(REQUEST_ID)
        .stream()
        .map(UUID::fromString)
        .toList();
  }

  /** Keeps a statement in the place of one that there may be. */
  public void statement(Connection connection, UUID certificate, long now, byte[] sealed) {
    on(connection)
        .insertInto(STATEMENT, CERTIFICATE_ID, SIGNED_AT, CONTENT)
        .values(certificate.toString(), now, sealed)
        .onConflict(CERTIFICATE_ID)
        .doUpdate()
        .set(SIGNED_AT, now)
        .set(CONTENT, sealed)
        .execute();
  }

  /** The statement of a certificate, under the key of its request. */
  public Optional<byte[]> statement(Connection connection, UUID certificate) {
    return on(connection)
        .select(CONTENT)
        .from(STATEMENT)
        .where(CERTIFICATE_ID.eq(certificate.toString()))
        .fetchOptional(CONTENT);
  }

  public void forget(Connection connection, UUID certificate) {
    on(connection).deleteFrom(STATEMENT).where(CERTIFICATE_ID.eq(certificate.toString())).execute();
  }

  /** Keeps a status list in the place of one that there may be. */
  public void status(Connection connection, int list, String signed) {
    on(connection)
        .insertInto(STATUS, LIST_NUMBER, SIGNED)
        .values(list, signed)
        .onConflict(LIST_NUMBER)
        .doUpdate()
        .set(SIGNED, signed)
        .execute();
  }

  public Optional<String> status(Connection connection, int list) {
    return on(connection)
        .select(SIGNED)
        .from(STATUS)
        .where(LIST_NUMBER.eq(list))
        .fetchOptional(SIGNED);
  }

  /** A public key, the first at place 0. */
  public record Key(String id, String pem) {}

  /** Keeps a key, unless it is there. */
  public void key(Connection connection, int place, Key key) {
    on(connection)
        .insertInto(KEY, PLACE, KEY_ID, PEM)
        .values(place, key.id(), key.pem())
        .onConflict(PLACE)
        .doNothing()
        .execute();
  }

  public List<Key> keys(Connection connection) {
    return on(connection)
        .select(KEY_ID, PEM)
        .from(KEY)
        .orderBy(PLACE)
        .fetch(row -> new Key(row.value1(), row.value2()));
  }
}
