// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.cases.FeedStatus;

/** What is known of the feed that a store follows, beside what lies in its tables. */
final class FeedJournal {

  private final ImportFindings findings = new ImportFindings();
  private Optional<FeedState> state;
  private Optional<Instant> lastPass = Optional.empty();
  private Optional<String> problem = Optional.empty();

  private FeedJournal(Optional<FeedState> state) {
    this.state = state;
  }

  /** Of a store that was just opened. */
  static FeedJournal read(Connection connection) throws SQLException {
    return new FeedJournal(FeedState.read(connection));
  }

  /** How far the store has come; absent if it never followed a feed. */
  synchronized Optional<FeedState> state() {
    return state;
  }

  /** Notes how far the store has come, and what was noticed on the way. */
  synchronized void reached(FeedState reached, ImportFindings noticed) {
    state = Optional.of(reached);
    findings.add(noticed);
  }

  /** Notes that all was read that there was. */
  synchronized void passed(Instant now) {
    lastPass = Optional.of(now);
  }

  /** Notes why the feed is not followed just now; nothing once it is again. */
  synchronized void problem(Optional<String> message) {
    problem = message;
  }

  /** How it goes. */
  synchronized Optional<FeedStatus> status(SetAsideRows setAside, Instant now) throws SQLException {
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
            lastPass.map(pass -> since(pass, now)),
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
