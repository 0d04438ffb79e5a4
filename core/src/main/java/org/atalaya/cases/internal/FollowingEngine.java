// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.CaseFeedException;

/** What the following of a feed needs of the engine in which a store lies, beside loading. */
interface FollowingEngine {

  /** How far the store has come; absent if it never followed a feed. */
  Optional<FeedState> state(Connection connection) throws SQLException;

  /**
   * The same, for whoever reads on from there: until the work on this connection is done, nobody
   * else does.
   */
  Optional<FeedState> turn(Connection connection) throws SQLException;

  /** Whether rows that are as they were are looked for, rather than closed and opened again. */
  boolean looksFirst();

  /** Makes the table {@link SetAsideRows#TOLD} of these changes, until the batch is applied. */
  void tell(Connection connection, List<SetAsideRows.Told> told) throws SQLException;

  /**
   * Within the transaction of the first batch of all.
   *
   * @throws CaseFeedException if the store may follow no feed
   */
  void beginFirst(Connection connection) throws SQLException;

  /**
   * Keeps how far the store has come, and ends the transaction.
   *
   * @param quiet whether nothing else is to be kept, and so could be read again
   */
  void keep(Connection connection, FeedState reached, boolean quiet) throws SQLException;

  /** Told after each batch how many rows it wrote. */
  void written(long rows);

  /** Whether another node reads the feed now, or has come to its end within this time. */
  boolean isReadElsewhere(Duration time);
}
