// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;

/** What only one node does at a time, until the end of the transaction in which it does it. */
enum PostgresLock {
  /** Making tables and giving ordinals to categories. */
  OPENING,
  /** Changing records. */
  LOADING;

  /** The letters "atal", so that a host's own advisory locks are others. */
  private static final int SPACE = 0x61_74_61_6c;

  /** Waits for the nodes that hold the lock. */
  void take(Connection connection) throws SQLException {
    PostgresTransactions.execute(
        connection, "SELECT pg_advisory_xact_lock(%d, %d)".formatted(SPACE, ordinal()));
  }
}
