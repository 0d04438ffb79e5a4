// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The changes of a live case system: what was entered, corrected and deleted since a {@link
 * Watermark}. Implement it for a system that {@link JdbcCaseFeed} cannot read; the contract is the
 * test {@code org.atalaya.testkit.CaseFeedContract} in the test jar of the core.
 *
 * <pre>{@code
 * try (FollowedFeed followed = store.loader().follow(mapping, feed, FeedProgress.NONE)) {
 *   followed.start(Duration.ofSeconds(2));
 * }
 * }</pre>
 *
 * <p>A feed may tell of a change more than once, and of a row that has not changed at all: applying
 * either makes no difference. It must not leave a change out: beginning with {@link
 * Watermark#START} and always going on from the watermark that came with the batch before, every
 * row of the system is told of in its last state. Of two changes of the same row the later one
 * comes later.
 */
public interface CaseFeed {

  /**
   * The next changes, the oldest first.
   *
   * @param after {@link Watermark#START}, or what a batch before brought, in this or an earlier
   *     life of the process
   * @param limit how many changes at most, at least 1
   * @throws FeedUnavailableException if the system does not answer; it is asked again later
   * @throws CaseFeedException if asking again would not help: a table lacks a column
   */
  Batch changesSince(Watermark after, int limit);

  /**
   * Some changes.
   *
   * @param changes the changes, the oldest first; they may be none
   * @param next from where to go on once these are applied
   * @param asOf present if there were no more changes: the time, by the clock of the system, up to
   *     which it was read; absent if there are more to come
   * @param remaining how many changes are still to come, where that is known
   */
  record Batch(
      List<CaseChange> changes, Watermark next, Optional<Instant> asOf, OptionalLong remaining) {
    public Batch {
      changes = List.copyOf(changes);
    }

    /** How many changes there are, and no content. */
    @Override
    public String toString() {
      return "Batch[%d changes]".formatted(changes.size());
    }
  }
}
