// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.atalaya.operations.internal.IdempotencyTable;

/**
 * Makes a request that is sent again, since its answer got lost, the same request: what it did is
 * done once, and the second gets the first one's outcome. Keys and requests are kept as digests.
 */
public final class IdempotencyKeys {

  private final InstantSource clock;
  private final IdempotencyTable table;

  /** The keys of a store. */
  public IdempotencyKeys(OperationalStore store, InstantSource clock) {
    this.clock = clock;
    table = new IdempotencyTable(store.engine());
  }

  /** The key was used before, for another request. */
  public static final class ReusedKeyException extends RuntimeException {
    ReusedKeyException() {
      super("the idempotency key was used before for another request; send a new one with it");
    }
  }

  /**
   * Does {@code work} within the transaction of {@code connection}, unless it was done under this
   * key before. Another node that tries at the same time waits for this transaction.
   *
   * @param scope what keys are unique within, for example a user's requests of a kind
   * @param key what the sender chose
   * @param request all that the request asks for
   * @param work gives an id, of at most 64 characters, by which its outcome is found again
   * @return that id, of this time or the first
   * @throws ReusedKeyException if the first time something else was asked for
   */
  public String once(
      Connection connection,
      String scope,
      String key,
      byte[] request,
      OperationalStore.Work<String> work)
      throws SQLException {
    ShortText.check("scope", scope);
    String keyDigest = digest(key.getBytes(StandardCharsets.UTF_8));
    String requestDigest = digest(request);
    if (table.claim(connection, scope, keyDigest, requestDigest, clock.millis())) {
      String outcome = work.on(connection);
      ShortText.check("outcome", outcome);
      table.finish(connection, scope, keyDigest, outcome);
      return outcome;
    }
    Optional<String> outcome = table.outcome(connection, scope, keyDigest, requestDigest);
    return outcome.orElseThrow(ReusedKeyException::new);
  }

  /** Forgets keys older than {@code age}, within the transaction of {@code connection}. */
  public int forget(Connection connection, Duration age) {
    return table.forget(connection, clock.millis() - age.toMillis());
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
