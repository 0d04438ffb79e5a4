// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.QueryProblem.Kind;

/**
 * The versions of the records of which tables may tell by now.
 *
 * @param tables knows all versions
 * @param calendar which of them are released
 * @param clock what time it is
 */
record ReleasedVersions(CaseTables tables, ReleaseCalendar calendar, InstantSource clock) {

  /** How many days from a year ago a version may be to say what was known a year ago. */
  private static final int MATURITY_TOLERANCE_DAYS = 15;

  /** The versions in which tables of this tier can be asked for, the newest last. */
  List<DatasetVersion> of(Tier tier) {
    Instant now = clock.instant();
    List<DatasetVersion> versions = tables.versions();
    int current = calendar.current(tier, versions, now).number();
    return calendar.released(tier, versions, now).stream()
        .filter(version -> isTold(version, current, now))
        .toList();
  }

  /** Whether a released version can be asked for: the current one however old it is. */
  private boolean isTold(DatasetVersion version, int current, Instant now) {
    return version.number() == current || isKept(version, now);
  }

  /** Whether a version is kept for what is told at {@code time}. */
  private boolean isKept(DatasetVersion version, Instant time) {
    return calendar.keptSince(time).map(since -> !version.loadedAt().isBefore(since)).orElse(true);
  }

  /**
   * The version itself and those before it with which its tables of this tier may be compared, the
   * newest last: the same at any later time.
   */
  List<DatasetVersion> upTo(DatasetVersion version, Tier tier) {
    return calendar.released(tier, tables.versions(), clock.instant()).stream()
        .filter(earlier -> earlier.number() <= version.number())
        .filter(earlier -> isKept(earlier, version.loadedAt()))
        .toList();
  }

  /** The version of which tables of this tier tell. */
  Release current(Tier tier) {
    Instant now = clock.instant();
    return new Release(
        tier, calendar.current(tier, tables.versions(), now), calendar.next(tier, now));
  }

  /**
   * What was released of this tier, and when more will be. The live tier moves with each version:
   * of that nothing is told here.
   */
  TierReleases all(Tier tier) {
    if (tier == Tier.LIVE) {
      return new TierReleases(tier, List.of(), List.of());
    }
    List<TierReleases.Past> past = new ArrayList<>();
    List<DatasetVersion> told = of(tier).reversed();
    for (DatasetVersion version : told.subList(0, Math.min(told.size(), TierReleases.MOST_PAST))) {
      past.add(new TierReleases.Past(version, releasedAt(tier, version)));
    }
    List<Instant> next = new ArrayList<>();
    Optional<Instant> date = calendar.next(tier, clock.instant());
    while (date.isPresent() && next.size() < TierReleases.MOST_NEXT) {
      next.add(date.get());
      date = calendar.next(tier, date.get());
    }
    return new TierReleases(tier, past, next);
  }

  /** By the calendar; at once for those with which the store opened. */
  private Instant releasedAt(Tier tier, DatasetVersion version) {
    boolean opening = !version.loadedAt().isAfter(tables.versions().getFirst().loadedAt());
    return opening
        ? version.loadedAt()
        : calendar.first(tier, version.loadedAt()).orElse(version.loadedAt());
  }

  /**
   * The version of which a table of this tier tells, or which the question names.
   *
   * @throws QueryException if there are no records, or the version was not released
   */
  Release asked(StatisticsQuery query, Tier tier) {
    Release current = current(tier);
    if (current.version().number() == 0) {
      throw QueryProblem.of(Kind.NO_DATA, "indicator", query.indicator());
    }
    if (query.version().isEmpty()) {
      return current;
    }
    int number = query.version().getAsInt();
    Instant now = clock.instant();
    return tables
        .version(number)
        .filter(version -> calendar.isReleased(tier, tables.versions(), version, now))
        .filter(version -> isTold(version, current.version().number(), now))
        .map(version -> new Release(tier, version, Optional.empty()))
        .orElseThrow(() ->
            QueryProblem.of(
                Kind.UNKNOWN_VERSION, "version", Integer.toString(number), ranges(of(tier))));
  }

  /** The numbers of versions, those that follow one another as "first–last". */
  private static List<String> ranges(List<DatasetVersion> versions) {
    List<String> ranges = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < versions.size(); i++) {
      int number = versions.get(i).number();
      if (i + 1 == versions.size() || versions.get(i + 1).number() != number + 1) {
        int from = versions.get(first).number();
        ranges.add(from == number ? Integer.toString(number) : from + "–" + number);
        first = i + 1;
      }
    }
    return ranges;
  }

  /** The version that said, so many years before, what {@code version} says now. */
  Optional<DatasetVersion> asKnown(DatasetVersion version, Tier tier, int yearsAgo) {
    if (yearsAgo == 0) {
      return Optional.of(version);
    }
    LocalDate then = version.asOf().minusYears(yearsAgo);
    // Of the released ones: which of those before a released version are, never changes any more.
    return upTo(version, tier).stream()
        .filter(earlier -> earlier.number() < version.number())
        .filter(earlier -> distance(earlier, then) <= MATURITY_TOLERANCE_DAYS)
        // Of several from the same day the last: it holds their corrections.
        .min(
            Comparator.<DatasetVersion>comparingLong(earlier -> distance(earlier, then))
                .thenComparing(DatasetVersion::number, Comparator.reverseOrder()));
  }

  private static long distance(DatasetVersion version, LocalDate day) {
    return Math.abs(ChronoUnit.DAYS.between(version.asOf(), day));
  }
}
