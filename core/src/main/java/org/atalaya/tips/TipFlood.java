// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.atalaya.operations.AuditChain;
import org.atalaya.tips.internal.FloodTable;
import org.jspecify.annotations.Nullable;

/**
 * Whether far more tips come than usual, which is when a public node lets sending cost more. It is
 * the same on all nodes, as it is counted in the store: of tips by the hour in which they came, as
 * nothing finer of them is kept there, and of nobody who sends.
 *
 * <p>It begins with the tip that makes {@link TipLimits#flood} in an hour, and is over once a whole
 * hour has brought fewer than half of that, with the hour that began since. Both are in the audit
 * chain. Whoever asks notices; nothing has to be switched.
 */
public final class TipFlood {

  /** How the audit chain calls who notices. */
  public static final String ACTOR = "atalaya:flood";

  /** What begins and ends in the audit chain. */
  public static final String SUBJECT = "tip-line";

  /** Counting is cheap, and everyone who opens the page asks. */
  private static final Duration KNOWN_FOR = Duration.ofSeconds(2);

  private final TipParts parts;
  private final AuditChain audit;
  private final FloodTable table;
  private volatile @Nullable Seen seen;

  private record Seen(Instant at, Optional<Instant> since) {

    boolean isFresh(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(KNOWN_FOR));
    }
  }

  TipFlood(TipParts parts, AuditChain audit) {
    this.parts = parts;
    this.audit = audit;
    table = new FloodTable(parts.store().engine());
  }

  /** Since when, to the minute; empty if no more than usual come. Two seconds old at most. */
  public Optional<Instant> since() {
    Instant now = parts.now();
    Seen last = seen;
    if (last == null || !last.isFresh(now)) {
      last = new Seen(now, look());
      seen = last;
    }
    return last.since();
  }

  private Optional<Instant> look() {
    Optional<Long> since = parts.store().read(table::since);
    boolean turns = parts.store().read(connection -> turns(connection, since.isPresent()));
    return (turns ? parts.store().write(this::turn) : since).map(Instant::ofEpochMilli);
  }

  private boolean turns(Connection connection, boolean floods) {
    int most = parts.limits().flood();
    long hour = parts.hour();
    if (table.tipsOf(connection, hour, most) >= most) {
      return !floods;
    }
    long before = hour - ChronoUnit.HOURS.getDuration().toMillis();
    return floods && 2 * table.tipsOf(connection, before, most) < most;
  }

  /** Unless another node has done it since. */
  private Optional<Long> turn(Connection connection) {
    Optional<Long> since = table.since(connection);
    if (!turns(connection, since.isPresent())) {
      return since;
    }
    boolean begins = since.isEmpty();
    boolean mine =
        begins
            ? table.begin(connection, parts.now().truncatedTo(ChronoUnit.MINUTES).toEpochMilli())
            : table.end(connection);
    if (mine) {
      audit.append(connection, ACTOR, begins ? "tip flood begin" : "tip flood end", SUBJECT);
    }
    return table.since(connection);
  }
}
