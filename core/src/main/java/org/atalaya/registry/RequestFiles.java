// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.registry.internal.RequestTable;
import org.atalaya.registry.internal.RequestTable.Head;
import org.atalaya.registry.internal.RequestTable.Row;
import org.atalaya.registry.internal.RequestTable.State;

/** Requests with their content, opened with their keys. */
final class RequestFiles {

  private final RegistryParts parts;
  private final RequestTable table;

  RequestFiles(RegistryParts parts) {
    this.parts = parts;
    table = new RequestTable(parts.store().engine());
  }

  /** A request that is not erased. */
  record Opened(Row row, RequestKey key, RequestContent content) {

    /** Without content. */
    @Override
    public String toString() {
      return "Opened[" + row.id() + "]";
    }
  }

  RequestTable table() {
    return table;
  }

  /** Makes one, with a key of its own. */
  Opened create(Connection connection, UUID id, RequestContent content) {
    RequestKey key = new RequestKey(id, parts.vault().create(RequestKey.PURPOSE, id.toString()));
    try {
      Row row = Row.of(id, parts.clock().millis(), seal(key, content));
      table.add(connection, row);
      return new Opened(row, key, content);
    } catch (RuntimeException e) {
      parts.vault().destroy(RequestKey.PURPOSE, id.toString());
      throw e;
    }
  }

  Optional<Opened> find(UUID id) {
    return parts.store().read(connection -> table.find(connection, id)).flatMap(this::open);
  }

  /**
   * Where a request stands, if the key is its holder's. Its content is not opened: more of it has
   * been said of who was refused than of who waits, and reading that takes longer.
   */
  Optional<Head> held(UUID id, AccessKey key) {
    Optional<Head> head = parts.store().read(connection -> table.head(connection, id));
    boolean same =
        parts
            .vault()
            .find(RequestKey.PURPOSE, id.toString())
            .map(bytes -> RequestKey.same(new RequestKey(id, bytes).holder(), key))
            .orElse(false);
    return head.filter(any -> same);
  }

  /** Within a transaction that writes, and for its length nobody else's to change. */
  Optional<Opened> lock(Connection connection, UUID id) {
    return table.lock(connection, id).flatMap(this::open);
  }

  private Optional<Opened> open(Row row) {
    byte[] content = row.content();
    if (content == null) {
      return Optional.empty();
    }
    return parts
        .vault()
        .find(RequestKey.PURPOSE, row.id().toString())
        .map(bytes -> new RequestKey(row.id(), bytes))
        .map(key -> new Opened(row, key, ContentJson.read(key.open(content))));
  }

  /** Puts a locked one into a state, with another content. */
  Row put(Opened opened, State state, RequestContent content) {
    return opened.row().in(state, parts.clock().millis(), seal(opened.key(), content));
  }

  /** Writes one that is locked. */
  void write(Connection connection, Row row) {
    if (!table.replace(connection, row)) {
      throw new IllegalStateException("a request was written without being locked");
    }
  }

  private byte[] seal(RequestKey key, RequestContent content) {
    return key.seal(ContentJson.write(content), parts.random());
  }
}
