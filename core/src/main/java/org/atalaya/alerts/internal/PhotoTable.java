// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.atalaya.alerts.PhotoSize;
import org.atalaya.operations.OperationalStore.Engine;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The sealed photos. */
public final class PhotoTable {

  private static final Table<Record> PHOTO = table(name("alert_photo"));
  private static final Field<String> ALERT_ID = field(name("alert_id"), String.class);
  private static final Field<String> SIZE = field(name("size"), String.class);
  private static final Field<byte[]> JPEG = field(name("sealed_jpeg"), byte[].class);

  private final Engine engine;

  public PhotoTable(Engine engine) {
    this.engine = engine;
  }

  private DSLContext on(Connection connection) {
    return Dialects.on(connection, engine);
  }

  public int add(Connection connection, UUID alert, PhotoSize size, byte[] sealed) {
    return on(connection)
        .insertInto(PHOTO, ALERT_ID, SIZE, JPEG)
        .values(alert.toString(), size.code(), sealed)
        .execute();
  }

  public int remove(Connection connection, UUID alert) {
    return on(connection).deleteFrom(PHOTO).where(ALERT_ID.eq(alert.toString())).execute();
  }

  public Optional<byte[]> find(Connection connection, UUID alert, PhotoSize size) {
    return on(connection)
        .select(JPEG)
        .from(PHOTO)
        .where(ALERT_ID.eq(alert.toString()), SIZE.eq(size.code()))
        .fetchOptional(JPEG);
  }

  /** The alerts that have a photo. */
  public Set<UUID> alerts(Connection connection) {
    return on(connection).selectDistinct(ALERT_ID).from(PHOTO).fetch(ALERT_ID).stream()
        .map(UUID::fromString)
        .collect(Collectors.toSet());
  }

  public boolean has(Connection connection, UUID alert) {
    return on(connection).fetchExists(PHOTO, ALERT_ID.eq(alert.toString()));
  }
}
