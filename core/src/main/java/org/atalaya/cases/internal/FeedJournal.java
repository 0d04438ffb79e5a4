// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.cases.FeedStatus;

/** What this process knows of the feed that a store follows, beside what lies in its tables. */
final class FeedJournal {

  private final ImportFindings findings = new ImportFindings();
  private Optional<String> problem = Optional.empty();

  /** Adds what was noticed while reading. */
  synchronized void noticed(ImportFindings noticed) {
    findings.add(noticed);
  }

  /** Notes why the feed is not followed just now; nothing once it is again. */
  synchronized void problem(Optional<String> message) {
    problem = message;
  }

  /**
   * How it goes.
   *
   * @param state how far the store has come; absent if it never followed a feed
   */
  synchronized Optional<FeedStatus> status(
      Optional<FeedState> state, SetAsideRows setAside, Instant now) throws SQLException {
    if (state.isEmpty() && problem.isEmpty()) {
      return Optional.empty();
    }
    FeedState reached = state.orElse(FeedState.START);
    Map<String, Set<String>> codes =
        findings.unknownCodes().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, column -> Set.copyOf(column.getValue().keySet())));
    return Optional.of(
        new FeedStatus(
            reached.asOf(),
            reached.asOf().map(asOf -> since(asOf, now)),
            reached.passedAt().map(pass -> since(pass, now)),
            reached.added(),
            reached.withdrawn(),
            setAside.count(),
            setAside.last(),
            codes,
            problem));
  }

  /** The clocks of two machines may differ, and one be set back; nothing happens in the future. */
  private static Duration since(Instant time, Instant now) {
    return time.isAfter(now) ? Duration.ZERO : Duration.between(time, now);
  }
}
