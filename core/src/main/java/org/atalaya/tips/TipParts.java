// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import javax.crypto.SecretKey;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.Outbox;
import org.atalaya.operations.OutboxMessage;

/** What everything in this package stands on. */
record TipParts(
    OperationalStore store,
    KeyVault vault,
    RecipientList recipients,
    TipLimits limits,
    InstantSource clock,
    SecureRandom random,
    SecretKey ticketKey) {

  /** Unused here: the outbox of this package adds only. */
  private static final Duration ANY_LEASE = Duration.ofMinutes(1);

  /** The time at the public side: of the hour only. */
  long hour() {
    return hours().instant().toEpochMilli();
  }

  private InstantSource hours() {
    return () -> clock.instant().truncatedTo(ChronoUnit.HOURS);
  }

  /** A message for the desk, within a transaction that has the tip to itself. */
  void tellDesk(java.sql.Connection connection, String tip, String kind) {
    // By a clock of hours: a message that waits does not tell the minute either.
    new Outbox(store, hours(), ANY_LEASE)
        .add(connection, new OutboxMessage(TipLine.DESK, tip, kind));
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
