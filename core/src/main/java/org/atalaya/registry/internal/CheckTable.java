// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.atalaya.operations.OperationalStore.Engine;
import org.atalaya.registry.PastCheck;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of who checked a certificate, and of who may in a list. */
public final class CheckTable {

  private static final Table<Record> CHECK = table(name("registry_check"));
  private static final Table<Record> SHARE = table(name("registry_share"));
  private static final Field<Long> POSITION = field(name("position"), Long.class);
  private static final Field<String> CERTIFICATE = field(name("certificate_id"), String.class);
  private static final Field<Long> AT = field(name("at"), Long.class);
  private static final Field<String> VERIFIER = field(name("verifier"), String.class);
  private static final Field<String> ORGANISATION = field(name("organisation"), String.class);

  private final Engine engine;

  public CheckTable(Engine engine) {
    this.engine = engine;
  }

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  public void add(Connection connection, UUID certificate, long now, String verifier) {
    on(connection)
        .insertInto(CHECK, CERTIFICATE, AT, VERIFIER)
        .values(certificate.toString(), now, verifier)
        .execute();
  }

  public List<PastCheck> of(Connection connection, UUID certificate) {
    return on(connection)
        .select(AT, VERIFIER)
        .from(CHECK)
        .where(CERTIFICATE.eq(certificate.toString()))
        .orderBy(POSITION)
        .fetch(row -> new PastCheck(Instant.ofEpochMilli(row.get(AT)), row.get(VERIFIER)));
  }

  public int forget(Connection connection, long before) {
    return on(connection).deleteFrom(CHECK).where(AT.lt(before)).execute();
  }

  public void share(Connection connection, UUID certificate, String organisation) {
    on(connection)
        .insertInto(SHARE, CERTIFICATE, ORGANISATION)
        .values(certificate.toString(), organisation)
        .onConflictDoNothing()
        .execute();
  }

  public void unshare(Connection connection, UUID certificate, String organisation) {
    on(connection)
        .deleteFrom(SHARE)
        .where(CERTIFICATE.eq(certificate.toString()), ORGANISATION.eq(organisation))
        .execute();
  }

  public boolean isShared(Connection connection, UUID certificate, String organisation) {
    return on(connection)
        .fetchExists(SHARE, CERTIFICATE.eq(certificate.toString()), ORGANISATION.eq(organisation));
  }
}
