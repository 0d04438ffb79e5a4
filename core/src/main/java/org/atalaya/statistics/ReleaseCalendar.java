// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.YamlNode;
import org.atalaya.statistics.Indicator.Tier;

/**
 * Which states of the records are released, and when. Between two releases of a tier all its tables
 * tell of the same state, whatever is loaded: tables that moved because records came would tell, by
 * the difference of two of them, whose records those were.
 *
 * <pre>{@code
 * releases: {zone: America/Guatemala, daily: "06:00", monthly: {day: 5, time: "06:00"}, kept: P5Y}
 * }</pre>
 *
 * <p>A release of a tier is the version that was loaded last by then. It is also one of every
 * quicker tier, so an answer that needs tables of several tiers finds its version in all of them.
 * The versions with which a store opens (the first, and those loaded as its history, which have the
 * same time) are released at once: nobody has seen anything with which they could be compared.
 *
 * <p>The live tier shows the newest version. Of the earlier ones its figures can be asked for while
 * they may still be on somebody's screen, and of those that the daily tier released, not of each: a
 * list of all live figures would let chance be averaged out of them at leisure. Without a calendar
 * each version is a release.
 *
 * <p>Where {@code kept} says for how long, older versions can no longer be asked for, and a version
 * is compared with none that was loaded so long before it, whether they are there or not: what is
 * told of a version never changes, and {@code org.atalaya.ReleasedHistory} may forget the rest.
 *
 * <p><strong>Not checked:</strong> that the clock is right. A version counts from just before its
 * load was committed; one whose commit falls on an instant of release may show shortly after it.
 */
public sealed interface ReleaseCalendar {

  /** The last instant of release at or before {@code now}; absent where there is no calendar. */
  Optional<Instant> last(Tier tier, Instant now);

  /** The first instant of release at or after {@code time}; absent where there is no calendar. */
  Optional<Instant> first(Tier tier, Instant time);

  /** The first instant of release after {@code now}; absent where there is no calendar. */
  default Optional<Instant> next(Tier tier, Instant now) {
    return first(tier, now.plusNanos(1));
  }

  /**
   * Versions loaded before this instant are neither told nor compared with at {@code time}; absent
   * where all are.
   */
  default Optional<Instant> keptSince(Instant time) {
    return Optional.empty();
  }

  /**
   * The version of which the tables of a tier tell.
   *
   * @param versions all versions, the newest last
   * @return the version; {@link DatasetVersion#EMPTY} if there is none
   */
  default DatasetVersion current(Tier tier, List<DatasetVersion> versions, Instant now) {
    Optional<Instant> last = last(tier, now);
    if (last.isEmpty() || versions.isEmpty()) {
      return versions.isEmpty() ? DatasetVersion.EMPTY : versions.getLast();
    }
    int released =
        DatasetVersion.countFirst(versions, version -> !version.loadedAt().isAfter(last.get()));
    return versions.get(Math.max(opening(versions), released) - 1);
  }

  /** How many of these, which are not none, were there when the store opened. */
  private static int opening(List<DatasetVersion> versions) {
    Instant opened = versions.getFirst().loadedAt();
    return DatasetVersion.countFirst(versions, version -> !version.loadedAt().isAfter(opened));
  }

  /**
   * The versions that may be asked for: those with which the store opened, and those that were
   * current at some release of the tier.
   *
   * @param versions all versions, the newest last
   */
  default List<DatasetVersion> released(Tier tier, List<DatasetVersion> versions, Instant now) {
    if (versions.isEmpty()) {
      return List.of();
    }
    int opening = opening(versions);
    List<DatasetVersion> released = new ArrayList<>(versions.subList(0, opening));
    // From one release to the next, whatever was loaded between them.
    for (int i = opening; i < versions.size(); ) {
      Optional<Instant> release = first(tier, versions.get(i).loadedAt());
      if (release.isEmpty()) {
        return versions;
      }
      if (release.get().isAfter(now)) {
        break;
      }
      i =
          DatasetVersion.countFirst(
              versions, version -> !version.loadedAt().isAfter(release.get()));
      released.add(versions.get(i - 1));
    }
    return released;
  }

  /**
   * Whether {@code version} is one of {@link #released}.
   *
   * @param versions all versions, the newest last
   * @param version one of them
   */
  default boolean isReleased(
      Tier tier, List<DatasetVersion> versions, DatasetVersion version, Instant now) {
    int next = DatasetVersion.countFirst(versions, other -> other.number() <= version.number());
    return next <= opening(versions)
        || first(tier, version.loadedAt())
            .map(release ->
                !release.isAfter(now)
                    && (next == versions.size() || versions.get(next).loadedAt().isAfter(release)))
            .orElse(true);
  }

  /**
   * Reads a calendar.
   *
   * @throws IllegalArgumentException if a part of it cannot be read
   */
  static ReleaseCalendar read(YamlNode node) {
    node.allow("zone", "daily", "monthly", "kept");
    YamlNode monthly = node.required("monthly").allow("day", "time");
    return new Scheduled(
        zone(node.required("zone").text()),
        time("daily", node.required("daily").text()),
        monthly.required("day").integer(),
        time("monthly.time", monthly.required("time").text()),
        node.optional("kept").map(kept -> months(kept.text())));
  }

  private static Period months(String given) {
    try {
      return Period.parse(given);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "kept: given: " + given + ", allowed: years and months as P3Y or P30M", e);
    }
  }

  private static ZoneId zone(String given) {
    try {
      return ZoneId.of(given);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "zone: given: " + given + ", allowed: a time zone as America/Guatemala", e);
    }
  }

  private static LocalTime time(String name, String given) {
    try {
      return LocalTime.parse(given, DateTimeFormatter.ofPattern("HH:mm"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          name + ": given: " + given + ", allowed: a time of day in quotes, as \"06:00\"", e);
    }
  }

  /**
   * No calendar: each version is a release. For records that are public already, or that whoever
   * publishes them loads by hand when they are due.
   */
  record EveryVersion() implements ReleaseCalendar {

    @Override
    public Optional<Instant> last(Tier tier, Instant now) {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> first(Tier tier, Instant time) {
      return Optional.empty();
    }
  }

  /**
   * Releases at fixed times.
   *
   * @param zone the zone of the times
   * @param daily time of the daily release
   * @param dayOfMonth day of the monthly release, 1 to 28: every month has it
   * @param time time of the monthly release
   * @param kept for how long versions are told and compared with; absent for ever
   */
  record Scheduled(
      ZoneId zone, LocalTime daily, int dayOfMonth, LocalTime time, Optional<Period> kept)
      implements ReleaseCalendar {

    /** Less would leave nothing with which a year could be compared at equal maturity. */
    private static final int LEAST_MONTHS_KEPT = 13;

    /** How long the live figures of a version can be asked for once there is a newer one. */
    private static final Duration LIVE_REMAINS = Duration.ofMinutes(10);

    public Scheduled {
      if (dayOfMonth < 1 || dayOfMonth > 28) {
        throw new IllegalArgumentException(
            "monthly.day: given: " + dayOfMonth + ", allowed: 1 to 28");
      }
      if (kept.isPresent()
          && (kept.get().getDays() != 0 || kept.get().toTotalMonths() < LEAST_MONTHS_KEPT)) {
        throw new IllegalArgumentException(
            "kept: given: %s, allowed: whole months, P%dM or more"
                .formatted(kept.get(), LEAST_MONTHS_KEPT));
      }
    }

    /** Releases at fixed times, all of which are kept. */
    public Scheduled(ZoneId zone, LocalTime daily, int dayOfMonth, LocalTime time) {
      this(zone, daily, dayOfMonth, time, Optional.empty());
    }

    @Override
    public Optional<Instant> keptSince(Instant time) {
      return kept.map(period -> time.atZone(zone).minus(period).toInstant());
    }

    @Override
    public Optional<Instant> last(Tier tier, Instant now) {
      return switch (tier) {
        case LIVE -> Optional.empty();
        case DAILY -> Optional.of(later(lastDaily(now), lastMonthly(now)));
        case MONTHLY -> Optional.of(lastMonthly(now));
      };
    }

    @Override
    public Optional<Instant> first(Tier tier, Instant time) {
      return switch (tier) {
        case LIVE -> Optional.empty();
        case DAILY -> Optional.of(earlier(firstDaily(time), firstMonthly(time)));
        case MONTHLY -> Optional.of(firstMonthly(time));
      };
    }

    @Override
    public List<DatasetVersion> released(Tier tier, List<DatasetVersion> versions, Instant now) {
      if (tier != Tier.LIVE || versions.isEmpty()) {
        return ReleaseCalendar.super.released(tier, versions, now);
      }
      List<DatasetVersion> recent = versions.subList(firstRecent(versions, now), versions.size());
      List<DatasetVersion> released = new ArrayList<>();
      for (DatasetVersion daily : ReleaseCalendar.super.released(Tier.DAILY, versions, now)) {
        if (daily.number() < recent.getFirst().number()) {
          released.add(daily);
        }
      }
      released.addAll(recent);
      return released;
    }

    @Override
    public boolean isReleased(
        Tier tier, List<DatasetVersion> versions, DatasetVersion version, Instant now) {
      return tier == Tier.LIVE
          ? version.number() >= versions.get(firstRecent(versions, now)).number()
              || ReleaseCalendar.super.isReleased(Tier.DAILY, versions, version, now)
          : ReleaseCalendar.super.isReleased(tier, versions, version, now);
    }

    /** The first of these, which are not none, that was the newest not long ago. */
    private static int firstRecent(List<DatasetVersion> versions, Instant now) {
      Instant since = now.minus(LIVE_REMAINS);
      int later =
          DatasetVersion.countFirst(versions, version -> !version.loadedAt().isAfter(since));
      return Math.max(0, later - 1);
    }

    // Searched from the day or month beside: where clocks change, a release may move past midnight.

    private Instant lastDaily(Instant now) {
      LocalDate day = now.atZone(zone).toLocalDate().plusDays(1);
      while (release(day).isAfter(now)) {
        day = day.minusDays(1);
      }
      return release(day);
    }

    private Instant lastMonthly(Instant now) {
      YearMonth month = YearMonth.from(now.atZone(zone)).plusMonths(1);
      while (release(month).isAfter(now)) {
        month = month.minusMonths(1);
      }
      return release(month);
    }

    private Instant firstDaily(Instant time) {
      LocalDate day = time.atZone(zone).toLocalDate().minusDays(1);
      while (release(day).isBefore(time)) {
        day = day.plusDays(1);
      }
      return release(day);
    }

    private Instant firstMonthly(Instant time) {
      YearMonth month = YearMonth.from(time.atZone(zone)).minusMonths(1);
      while (release(month).isBefore(time)) {
        month = month.plusMonths(1);
      }
      return release(month);
    }

    private static Instant later(Instant one, Instant other) {
      return one.isBefore(other) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }

    private Instant release(LocalDate date) {
      return date.atTime(daily).atZone(zone).toInstant();
    }

    private Instant release(YearMonth month) {
      return month.atDay(dayOfMonth).atTime(time).atZone(zone).toInstant();
    }
  }
}
