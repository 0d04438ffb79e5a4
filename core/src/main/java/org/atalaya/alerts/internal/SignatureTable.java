// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of signatures that were made for nodes which sign nothing. */
public final class SignatureTable {

  private static final Table<Record> SIGNATURE = table(name("feed_signature"));
  private static final Field<String> DOCUMENT = field(name("document"), String.class);
  private static final Field<byte[]> COVERED = field(name("covered"), byte[].class);
  private static final Table<Record> KEY = table(name("feed_key"));
  private static final Field<String> PEM = field(name("pem"), String.class);

  private final Engine engine;

  public SignatureTable(Engine engine) {
    this.engine = engine;
  }

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  /** The documents that have a signature. */
  public Set<String> documents(Connection connection) {
    return new HashSet<>(on(connection).select(DOCUMENT).from(SIGNATURE).fetch(DOCUMENT));
  }

  /** Keeps one, unless there is one. */
  public void add(Connection connection, String document, byte[] covered) {
    on(connection)
        .insertInto(SIGNATURE, DOCUMENT, COVERED)
        .values(document, covered)
        .onConflict(DOCUMENT)
        .doNothing()
        .execute();
  }

  public void remove(Connection connection, String document) {
    on(connection).deleteFrom(SIGNATURE).where(DOCUMENT.eq(document)).execute();
  }

  public Optional<byte[]> find(Connection connection, String document) {
    return on(connection)
        .select(COVERED)
        .from(SIGNATURE)
        .where(DOCUMENT.eq(document))
        .fetchOptional(COVERED);
  }

  /** Keeps the public key, in the place of another there may be. */
  public void key(Connection connection, String pem) {
    on(connection).deleteFrom(KEY).where(PEM.ne(pem)).execute();
    on(connection).insertInto(KEY, PEM).values(pem).onConflict(PEM).doNothing().execute();
  }

  public List<String> keys(Connection connection) {
    return on(connection).select(PEM).from(KEY).fetch(PEM);
  }
}
