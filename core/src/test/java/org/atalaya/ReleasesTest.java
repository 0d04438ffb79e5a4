// SPDX-License-Identifier: Apache-2.0
package org.atalaya;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.FeedProgress;
import org.atalaya.cases.FollowedFeed;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Addresses;
import org.atalaya.statistics.DimensionTiers;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.Release;
import org.atalaya.statistics.ReleaseCalendar;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableHeader;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of records that are loaded again and again, over a real store. */
class ReleasesTest {

  private static final CsvMapping MAPPING = SampleCases.mapping();
  private static final ReleaseCalendar CALENDAR =
      new ReleaseCalendar.Scheduled(ZoneOffset.UTC, LocalTime.of(6, 0), 5, LocalTime.of(6, 0));
  private static final DisclosureProfile PROFILE = SampleCases.PROFILE.releasedBy(CALENDAR);

  /** Ten days before a monthly release. */
  private static final Instant BEGIN = Instant.parse("2012-01-26T12:00:00Z");

  private static final List<String> DAILY =
      List.of(
          "complaints?by=department,year",
          "complaints?by=year&measure=change",
          "complaints?from=2011-01&to=2011-01",
          "complaints?department=01&by=month&measure=share",
          "complaints?by=year-to-date");

  private static final List<String> MONTHLY =
      List.of(
          "victims",
          "victims?by=department",
          "victims?by=year&measure=change",
          "complaints?by=municipality",
          "complaints?by=department&victim-sex=F",
          "complaints?by=form-of-violence,year&measure=change");

  /** The counter of the whole country. */
  private static final List<String> LIVE = List.of("complaints");

  /** One more complaint of 2011 for each load. */
  private static String rows(int loads) {
    return SampleCases.ROWS + "2011-04-01,101,2,30,1122,1\n".repeat(loads);
  }

  private static Observatory observatory(
      CaseStore store, DisclosureProfile profile, SettableClock clock) {
    return Observatory.inProcess(store, Guatemala.indicators(), profile, Optional.empty(), clock);
  }

  @Test
  void table_randomLoads_movesWithItsTierAtReleasesOnly() {
    assertThat(violations(PROFILE, 1)).isEmpty();
  }

  /** The test above can fail: it does where everything is told as soon as it is loaded. */
  @Test
  void table_everyVersionReleased_isNoticed() {
    assertThat(violations(SampleCases.PROFILE, 1)).isNotEmpty();
  }

  /** Thirty versions within the hour before a daily release, which is none of the monthly ones. */
  @Test
  void table_feedFollowed_movesAtReleasesOnly() {
    CsvMapping mapping = SampleCases.mapping("rowId: [id]\n" + SampleCases.MAPPING);
    SettableClock clock = new SettableClock(BEGIN, ZoneOffset.UTC);
    RecordedFeed feed =
        new RecordedFeed(CountingUnit.CASE, "id," + SampleCases.HEADER.strip(), 1000, clock);
    int row = 0;
    for (String line : SampleCases.ROWS.split("\n")) {
      if (row++ > 0) {
        feed.enter("r" + row + "," + line);
      }
    }
    try (CaseStore store = CaseStore.inMemory(mapping, SampleCases.SECRET, clock);
        FollowedFeed followed = store.loader().follow(mapping, feed, FeedProgress.NONE)) {
      followed.catchUp();
      Observatory calendar = observatory(store, PROFILE, clock);
      Observatory none = observatory(store, SampleCases.PROFILE, clock);
      clock.set(Instant.parse("2012-01-27T05:00:00Z"));
      for (int version = 2; version <= 31; version++) {
        clock.set(clock.instant().plusSeconds(60));
        feed.enter("n" + version + ",2011-04-01,101,2,30,1122,1");
        followed.catchUp();
        assertThat(told(calendar, DAILY)).containsOnly(1);
        assertThat(told(calendar, MONTHLY)).containsOnly(1);
        assertThat(told(calendar, LIVE)).containsOnly(version);
        assertThat(told(none, DAILY)).containsOnly(version);
      }
      // While they may be on a screen; and what was never on one of another tier no longer.
      assertThat(told(calendar, List.of("complaints?version=21"))).containsOnly(21);
      assertThat(problem(calendar, "complaints?version=20")).isEqualTo(List.of("1", "21–31"));
      clock.set(Instant.parse("2012-01-27T06:00:00Z"));
      assertThat(told(calendar, DAILY)).containsOnly(31);
      assertThat(told(calendar, MONTHLY)).containsOnly(1);
      assertThat(
              catchThrowableOfType(
                  QueryException.class,
                  () -> calendar.table(Addresses.query("complaints?by=year&version=30"))))
          .isNotNull();
      clock.set(Instant.parse("2012-02-05T06:00:00Z"));
      assertThat(told(calendar, MONTHLY)).containsOnly(31);
    }
  }

  private static List<Integer> told(Observatory observatory, List<String> addresses) {
    return addresses.stream()
        .map(address -> observatory.table(Addresses.query(address)).header().version().number())
        .toList();
  }

  /** What is told wrong in eight days in which records are loaded at random hours. */
  private static List<String> violations(DisclosureProfile profile, long seed) {
    List<String> violations = new ArrayList<>();
    Random random = new Random(seed);
    // With a monthly release after six days.
    Instant begin = Instant.parse("2012-01-30T12:00:00Z");
    SettableClock clock = new SettableClock(begin, ZoneOffset.UTC);
    try (CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock)) {
      SampleCases.load(store, MAPPING, rows(0));
      Observatory observatory = observatory(store, profile, clock);
      int loaded = 1;
      TreeSet<Integer> daily = new TreeSet<>(Set.of(1));
      TreeSet<Integer> monthly = new TreeSet<>(Set.of(1));
      for (int hour = 1; hour <= 8 * 24; hour++) {
        Instant now = begin.plus(hour, ChronoUnit.HOURS);
        clock.set(now);
        OffsetDateTime utc = now.atOffset(ZoneOffset.UTC);
        if (utc.getHour() == 6) {
          daily.add(loaded);
          if (utc.getDayOfMonth() == 5) {
            monthly.add(loaded);
          }
        }
        clock.set(now.plusSeconds(60));
        if (random.nextInt(12) == 0) {
          SampleCases.load(store, MAPPING, rows(loaded));
          loaded++;
        }
        if (random.nextInt(16) == 0) {
          check(observatory, DAILY, daily, loaded, random, violations);
          check(observatory, MONTHLY, monthly, loaded, random, violations);
        }
      }
      assertThat(daily).hasSizeGreaterThan(5);
      assertThat(monthly).hasSize(2);
    }
    return violations;
  }

  private static void check(
      Observatory observatory,
      List<String> addresses,
      TreeSet<Integer> released,
      int loaded,
      Random random,
      List<String> violations) {
    for (String address : addresses) {
      StatisticsQuery query = Addresses.query(address);
      int told = observatory.table(query).header().version().number();
      int promised = observatory.release(query).version().number();
      if (told != released.last() || promised != told) {
        violations.add(
            "%s: %d, %d instead of %d".formatted(address, told, promised, released.last()));
      }
      int number = 1 + random.nextInt(loaded + 1);
      if (isAnswered(observatory, query.version(number)) != released.contains(number)) {
        violations.add("%s: version %d, released %s".formatted(address, number, released));
      }
    }
  }

  private static boolean isAnswered(Observatory observatory, StatisticsQuery query) {
    try {
      return observatory.table(query).header().version().number() == query.version().orElseThrow();
    } catch (QueryException e) {
      assertThat(e.problem().kind()).isEqualTo(Kind.UNKNOWN_VERSION);
      return false;
    }
  }

  @Test
  void table_loadedAfterRelease_keepsItsFiguresUntilTheNext() {
    SettableClock clock = new SettableClock(BEGIN, ZoneOffset.UTC);
    try (CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock)) {
      SampleCases.load(store, MAPPING, rows(0));
      Observatory observatory = observatory(store, PROFILE, clock);
      clock.set(Instant.parse("2012-01-27T08:00:00Z"));
      SampleCases.load(store, MAPPING, rows(10));

      assertThat(total(observatory)).isEqualTo("26.0");
      clock.set(Instant.parse("2012-01-28T05:59:59.999Z"));
      assertThat(total(observatory)).isEqualTo("26.0");
      clock.set(Instant.parse("2012-01-28T06:00:00Z"));
      assertThat(total(observatory)).isEqualTo("36.0");
      assertThat(observatory.table(Addresses.query("victims")).header().version().number())
          .isEqualTo(1);
    }
  }

  private static String total(Observatory observatory) {
    return cells(observatory, "complaints?by=year").getLast();
  }

  @Test
  void table_unreleasedVersion_namesTheReleasedOnesAsRanges() {
    SettableClock clock = new SettableClock(BEGIN, ZoneOffset.UTC);
    try (CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock)) {
      for (int load = 0; load < 8; load++) {
        // The third and the fourth on the same day, so the third is never released.
        clock.set(BEGIN.plus(load < 3 ? load : load - 1, ChronoUnit.DAYS).plusSeconds(load));
        SampleCases.load(store, MAPPING, rows(load));
      }
      Observatory observatory = observatory(store, PROFILE, clock);

      assertThat(problem(observatory, "complaints?by=year&version=8"))
          .isEqualTo(List.of("1–2", "4–7"));
      assertThat(problem(observatory, "victims?version=4")).isEqualTo(List.of("1"));
      assertThat(problem(observatory, "complaints?by=municipality&version=4"))
          .isEqualTo(List.of("1"));
    }
  }

  private static List<String> problem(Observatory observatory, String address) {
    QueryException e =
        catchThrowableOfType(
            QueryException.class, () -> observatory.table(Addresses.query(address)));
    assertThat(e.problem().kind()).isEqualTo(Kind.UNKNOWN_VERSION);
    return e.problem().allowed();
  }

  @ParameterizedTest
  @CsvSource({
    "complaints, LIVE",
    "complaints?measure=share, LIVE",
    "complaints?by=department, DAILY",
    "complaints?by=month&year=2011, DAILY",
    "complaints?by=year-to-date, DAILY",
    "complaints?from=2011&to=2011, DAILY",
    "complaints?by=municipality, MONTHLY",
    "complaints?by=department&municipality=0101, MONTHLY",
    "complaints?victim-age=18-29, MONTHLY",
    "victims, MONTHLY",
    "suspects?by=year, MONTHLY"
  })
  void release_question_isThatOfItsSlowestPart(String address, Tier tier) {
    SettableClock clock = new SettableClock(BEGIN, ZoneOffset.UTC);
    try (CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock)) {
      SampleCases.load(store, MAPPING, rows(0));
      Observatory observatory = observatory(store, PROFILE, clock);

      Release release = observatory.release(Addresses.query(address));

      assertThat(release.tier()).isEqualTo(tier);
      assertThat(release.next())
          .isEqualTo(
              switch (tier) {
                case LIVE -> Optional.empty();
                case DAILY -> Optional.of(Instant.parse("2012-01-27T06:00:00Z"));
                case MONTHLY -> Optional.of(Instant.parse("2012-02-05T06:00:00Z"));
              });
      assertThat(observatory.table(Addresses.query(address)).header().tier()).isEqualTo(tier);
      assertThat(observatory.release(Addresses.query(address).version(1)).next()).isEmpty();
    }
  }

  /** The change of years also needs their months, which are slower here. */
  @Test
  void table_madeFromASlowerOne_isOfItsVersion() {
    SettableClock clock = new SettableClock(BEGIN, ZoneOffset.UTC);
    DimensionTiers yearOnly = new DimensionTiers(Map.of("year", Tier.DAILY));
    try (CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock)) {
      SampleCases.load(store, MAPPING, rows(0));
      Observatory observatory =
          Observatory.inProcess(
              store, Guatemala.indicators().with(yearOnly), PROFILE, Optional.empty(), clock);
      clock.set(Instant.parse("2012-01-27T05:00:00Z"));
      SampleCases.load(store, MAPPING, rows(10));
      clock.set(Instant.parse("2012-01-27T06:00:00Z"));

      TableHeader counts = observatory.table(Addresses.query("complaints?by=year")).header();
      TableHeader changes =
          observatory.table(Addresses.query("complaints?by=year&measure=change")).header();

      assertThat(List.of(counts.tier(), changes.tier())).containsExactly(Tier.DAILY, Tier.MONTHLY);
      assertThat(List.of(counts.version().number(), changes.version().number()))
          .containsExactly(2, 1);
    }
  }

  /** A quicker version would let anyone compare last year with what is not released. */
  @Test
  void table_yearToDate_takesOnlyReleasedVersionsForLastYear() {
    SettableClock clock = new SettableClock(Instant.parse("2010-03-25T12:00:00Z"), ZoneOffset.UTC);
    String row = "2010-01-15,101,2,34,1122,1\n";
    try (CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock)) {
      SampleCases.load(
          store, MAPPING, SampleCases.HEADER + row.repeat(10) + "2010-02-28,101,2,34,1122,1\n");
      clock.set(Instant.parse("2010-03-26T12:00:00Z"));
      SampleCases.load(
          store, MAPPING, SampleCases.HEADER + row.repeat(11) + "2010-03-25,101,2,34,1122,1\n");
      clock.set(Instant.parse("2010-03-26T18:00:00Z"));
      SampleCases.load(
          store, MAPPING, SampleCases.HEADER + row.repeat(12) + "2010-03-24,101,2,34,1122,1\n");
      clock.set(Instant.parse("2011-03-26T12:00:00Z"));
      SampleCases.load(store, MAPPING, SampleCases.ROWS);
      clock.set(Instant.parse("2011-03-28T12:00:00Z"));

      // The second, the nearest, was never released: what was known is that of the third.
      assertThat(cells(observatory(store, PROFILE, clock), "complaints?by=year-to-date"))
          .containsExactly("12.0", "18.0");
      assertThat(
              cells(observatory(store, SampleCases.PROFILE, clock), "complaints?by=year-to-date"))
          .containsExactly("11.0", "18.0");
    }
  }

  private static List<String> cells(Observatory observatory, String address) {
    return observatory.table(Addresses.query(address)).cells().stream()
        .map(CellValue.Published.class::cast)
        .map(cell -> Double.toString(cell.value()))
        .toList();
  }

  @Test
  void catalogue_afterLoad_listsWhatIsReleasedForEveryTable() {
    SettableClock clock = new SettableClock(BEGIN, ZoneOffset.UTC);
    try (CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock)) {
      SampleCases.load(store, MAPPING, rows(0));
      Observatory observatory = observatory(store, PROFILE, clock);
      clock.set(Instant.parse("2012-01-27T05:00:00Z"));
      SampleCases.load(store, MAPPING, rows(5));
      clock.set(Instant.parse("2012-01-27T06:00:00Z"));

      assertThat(observatory.version()).isEqualTo(1);
      assertThat(observatory.catalogue().version().number()).isEqualTo(1);
      assertThat(observatory.quality().version().number()).isEqualTo(1);
      assertThat(observatory.catalogue().entry("complaints").orElseThrow().release())
          .extracting(Release::tier, release -> release.version().number())
          .containsExactly(Tier.LIVE, 2);
      assertThat(observatory.releases())
          .extracting(Release::tier, release -> release.version().number())
          .containsExactly(tuple(Tier.LIVE, 2), tuple(Tier.DAILY, 2), tuple(Tier.MONTHLY, 1));
    }
  }
}
