// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.time.Duration;

/**
 * A feed whose changes are brought into a store. How it goes is told by {@link
 * CaseLoader#feedStatus}.
 */
public interface FollowedFeed extends AutoCloseable {

  /**
   * Reads and applies changes until there are no more, in this thread. If any changed a row they
   * make one new dataset version, which is seen when all are applied.
   *
   * @throws FeedUnavailableException if the system does not answer, or the store cannot be written;
   *     what was applied before stays, and the next call goes on from there
   * @throws CaseFeedException if the feed cannot be followed as it is
   */
  void catchUp();

  /**
   * Catches up again and again, in a thread of its own, until it is closed or the feed cannot be
   * followed as it is. A feed that is unavailable is asked again after the pause. Of several nodes
   * that share a store one does so, and the others wait; when it has not come to the end of the
   * feed for two pauses, another takes its place.
   *
   * @param pause from one time to the next, more than zero
   * @throws IllegalStateException if it was started before, or is closed
   */
  void start(Duration pause);

  /** Ends the thread when it has applied what it has read. */
  @Override
  void close();
}
