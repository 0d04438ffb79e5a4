// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What only one node does to a store at a time, until the end of the transaction in which it does
 * it.
 */
enum PostgresLock {
  /** Making tables and giving ordinals to categories. */
  OPENING,
  /** Changing records. */
  LOADING,
  /** Reading a feed, and applying what it tells; taken before {@link #LOADING}. */
  FOLLOWING;

  /** The letters "atal", so that a host's own advisory locks are others. */
  private static final int SPACE = 0x61_74_61_6c;

  /** Waits for the nodes that hold the lock. */
  void take(Connection connection) throws SQLException {
    PostgresTransactions.execute(connection, "SELECT pg_advisory_xact_lock" + key());
  }

  /** Takes the lock if no node holds it, and tells whether that is so. */
  boolean tryTake(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_try_advisory_xact_lock" + key())) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** Another one for a store in another schema. */
  private String key() {
    return "(" + (SPACE + ordinal()) + ", hashtext(current_schema()))";
  }
}
