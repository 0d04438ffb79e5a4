// SPDX-License-Identifier: Apache-2.0
package org.atalaya;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.FeedStatus;
import org.jspecify.annotations.Nullable;

/**
 * The freshness of a store, asked of it every few seconds at most, since anyone may ask often.
 * While the store does not answer, it is as fresh as it was and grows older.
 */
final class FollowedFreshness {

  private static final Duration KEPT = Duration.ofSeconds(5);

  private final CaseLoader loader;
  private final InstantSource clock;
  private @Nullable Known known;

  /** What the store said, and when. */
  private record Known(Optional<Freshness> freshness, Instant time) {

    Optional<Freshness> at(Instant now) {
      Duration since = Duration.between(time, now);
      return freshness.map(said ->
          new Freshness(said.asOf(), since.isNegative() ? said.lag() : said.lag().plus(since)));
    }
  }

  FollowedFreshness(CaseLoader loader, InstantSource clock) {
    this.loader = loader;
    this.clock = clock;
  }

  /** As of now; absent where no feed was followed, or not yet read to its end. */
  synchronized Optional<Freshness> get() {
    Instant now = clock.instant();
    Known last = known;
    if (last == null || !now.isBefore(last.time().plus(KEPT)) || now.isBefore(last.time())) {
      last = ask(now, last);
      known = last;
    }
    return last.at(now);
  }

  private Known ask(Instant now, @Nullable Known last) {
    try {
      return new Known(loader.feedStatus().flatMap(FollowedFreshness::of), now);
    } catch (IllegalStateException e) {
      return new Known(last == null ? Optional.empty() : last.at(now), now);
    }
  }

  private static Optional<Freshness> of(FeedStatus status) {
    return status.asOf().flatMap(asOf -> status.lag().map(lag -> new Freshness(asOf, lag)));
  }
}
