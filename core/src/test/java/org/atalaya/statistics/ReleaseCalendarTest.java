// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.YamlNode;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.ReleaseCalendar.EveryVersion;
import org.atalaya.statistics.ReleaseCalendar.Scheduled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against histories drawn at random and a reckoning of its own, which knows UTC−6 only. */
class ReleaseCalendarTest {

  private static final int HISTORIES = 100;
  private static final int EVENTS = 150;
  private static final Instant BEGIN = Instant.parse("2026-01-20T17:00:00Z");
  private static final ReleaseCalendar CALENDAR =
      new Scheduled(ZoneId.of("America/Guatemala"), LocalTime.of(6, 0), 5, LocalTime.of(6, 0));

  /** Whatever says which version is current. */
  private interface Rule {
    DatasetVersion current(Tier tier, List<DatasetVersion> versions, Instant now);
  }

  @ParameterizedTest
  @EnumSource(
      value = Tier.class,
      names = {"DAILY", "MONTHLY"})
  void current_randomHistories_changesAtReleasesOnly(Tier tier) {
    assertThat(violations(CALENDAR::current, tier)).isEmpty();
  }

  static Stream<Rule> wrongRules() {
    ReleaseCalendar early =
        new Scheduled(ZoneId.of("America/Guatemala"), LocalTime.of(5, 0), 5, LocalTime.of(5, 0));
    return Stream.of(
        // The newest version, as soon as it is loaded.
        new EveryVersion()::current,
        // One of each daily release, whatever the tier; an hour early.
        (tier, versions, now) -> CALENDAR.current(Tier.DAILY, versions, now.plusSeconds(3600)),
        early::current,
        // Many loads bring the release forward.
        (tier, versions, now) ->
            versions.size() % 10 == 0 ? versions.getLast() : CALENDAR.current(tier, versions, now),
        // Never anything but the first.
        (tier, versions, now) -> versions.getFirst());
  }

  /** The test above can fail: it does for each of these. */
  @ParameterizedTest
  @MethodSource("wrongRules")
  void current_wrongRule_isNoticed(Rule wrong) {
    assertThat(violations(wrong, Tier.MONTHLY)).isNotEmpty();
    assertThat(violations(wrong, Tier.DAILY)).isNotEmpty();
  }

  /** What a rule does wrong while loads and questions alternate at random. */
  private static List<String> violations(Rule rule, Tier tier) {
    List<String> violations = new ArrayList<>();
    for (int seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      List<DatasetVersion> versions = new ArrayList<>(opening(random));
      Map<Long, Integer> told = new HashMap<>();
      long opened = release(tier, BEGIN);
      Instant now = BEGIN;
      // What had been loaded when the present period began.
      int loaded = versions.size();
      long period = opened;
      for (int event = 0; event < EVENTS; event++) {
        Instant before = now;
        now = now.plusSeconds(1 + random.nextInt(12 * 3600));
        if (release(tier, now) != period) {
          period = release(tier, now);
          loaded = versions.size();
        }
        if (random.nextInt(3) > 0) {
          versions.add(version(versions.size() + 1, now));
          continue;
        }
        int current = rule.current(tier, List.copyOf(versions), now).number();
        Integer earlier = told.putIfAbsent(period, current);
        if (earlier != null && earlier != current) {
          violations.add("moved from %d to %d at %s".formatted(earlier, current, now));
        }
        if (current != loaded) {
          violations.add("%d instead of %d at %s (%s)".formatted(current, loaded, now, before));
        }
      }
    }
    return violations;
  }

  private static List<DatasetVersion> opening(Random random) {
    List<DatasetVersion> versions = new ArrayList<>();
    for (int number = 1; number <= 1 + random.nextInt(3); number++) {
      versions.add(version(number, BEGIN));
    }
    return versions;
  }

  private static DatasetVersion version(int number, Instant loadedAt) {
    return new DatasetVersion(number, LocalDate.of(2026, 1, 1), loadedAt, Map.of());
  }

  /** The ordinal of the last release; 06:00 in Guatemala is 12:00 UTC, on the fifth each month. */
  private static long release(Tier tier, Instant now) {
    OffsetDateTime there = now.atOffset(ZoneOffset.ofHours(-6)).minusHours(6);
    return tier == Tier.DAILY
        ? there.toLocalDate().toEpochDay()
        : YearMonth.from(there.minusDays(4)).getLong(ChronoField.PROLEPTIC_MONTH);
  }

  @Test
  void released_randomHistories_areTheVersionsThatWereCurrentAtSomeRelease() {
    for (int seed = 0; seed < HISTORIES / 4; seed++) {
      Random random = new Random(seed);
      List<DatasetVersion> versions = new ArrayList<>(opening(random));
      TreeSet<Integer> daily = new TreeSet<>();
      versions.forEach(version -> daily.add(version.number()));
      TreeSet<Integer> monthly = new TreeSet<>(daily);
      Instant end = BEGIN.plus(Duration.ofDays(80));
      for (Instant now = BEGIN.plus(1, ChronoUnit.HOURS);
          now.isBefore(end);
          now = now.plus(1, ChronoUnit.HOURS)) {
        // Some exactly at a release, which then has it already.
        if (random.nextInt(20) == 0) {
          versions.add(version(versions.size() + 1, now));
        }
        OffsetDateTime there = now.atOffset(ZoneOffset.ofHours(-6));
        if (there.getHour() == 6) {
          daily.add(versions.size());
          if (there.getDayOfMonth() == 5) {
            monthly.add(versions.size());
          }
        }
        assertThat(numbers(Tier.DAILY, versions, now)).containsExactlyElementsOf(daily);
        assertThat(numbers(Tier.MONTHLY, versions, now)).containsExactlyElementsOf(monthly);
        Instant time = now;
        for (Tier tier : Tier.values()) {
          assertThat(CALENDAR.released(tier, versions, now).getLast())
              .isEqualTo(CALENDAR.current(tier, versions, now));
          assertThat(versions)
              .filteredOn(version -> CALENDAR.isReleased(tier, versions, version, time))
              .isEqualTo(CALENDAR.released(tier, versions, now));
        }
      }
      // Hours apart: none but the newest was there ten minutes ago.
      daily.add(versions.size());
      assertThat(numbers(Tier.LIVE, versions, end)).containsExactlyElementsOf(daily);
    }
  }

  /** A version each minute, from noon; those that were the newest in the last ten minutes. */
  @ParameterizedTest
  @CsvSource({"12:30:00, 20", "12:29:59, 19", "12:45:00, 35", "14:00:00, 59"})
  void released_live_onlyWhatWasNewestTenMinutesAgo(LocalTime time, int first) {
    List<DatasetVersion> versions = new ArrayList<>();
    for (int minute = 0; minute < 60; minute++) {
      versions.add(
          version(minute + 1, Instant.parse("2026-01-20T18:00:00Z").plusSeconds(60L * minute)));
    }
    Instant now = LocalDate.of(2026, 1, 20).atTime(time).toInstant(ZoneOffset.ofHours(-6));
    List<DatasetVersion> loaded =
        versions.stream().filter(version -> !version.loadedAt().isAfter(now)).toList();

    List<Integer> released = numbers(Tier.LIVE, loaded, now);

    // The first is that with which the store opened.
    assertThat(released.getFirst()).isEqualTo(1);
    assertThat(released.subList(1, released.size()))
        .isEqualTo(IntStream.rangeClosed(first + 1, loaded.size()).boxed().toList());
  }

  private static List<Integer> numbers(Tier tier, List<DatasetVersion> versions, Instant now) {
    return CALENDAR.released(tier, versions, now).stream().map(DatasetVersion::number).toList();
  }

  @Test
  void released_monthlyReleaseAtAnotherTimeOfDay_isADailyOneToo() {
    ReleaseCalendar calendar =
        new Scheduled(ZoneOffset.UTC, LocalTime.of(6, 0), 5, LocalTime.of(12, 0));
    List<DatasetVersion> versions =
        List.of(
            version(1, Instant.parse("2026-01-01T00:00:00Z")),
            version(2, Instant.parse("2026-01-05T09:00:00Z")),
            version(3, Instant.parse("2026-01-05T15:00:00Z")));
    Instant now = Instant.parse("2026-01-07T00:00:00Z");

    assertThat(calendar.released(Tier.MONTHLY, versions, now)).hasSize(2);
    assertThat(calendar.released(Tier.DAILY, versions, now)).isEqualTo(versions);
  }

  /** A feed that makes thirty versions a minute for twenty days. */
  @Test
  void current_hundredsOfThousandsOfVersions_looksAtAFew() {
    Looked versions = new Looked(30 * 60 * 24 * 20);
    Instant now = versions.get(versions.size() - 1).loadedAt();

    versions.looks = 0;
    int current = CALENDAR.current(Tier.DAILY, versions, now).number();
    assertThat(versions.looks).isLessThan(100);

    versions.looks = 0;
    assertThat(CALENDAR.released(Tier.DAILY, versions, now)).hasSize(21);
    assertThat(versions.looks).isLessThan(2000);

    versions.looks = 0;
    assertThat(CALENDAR.isReleased(Tier.DAILY, versions, versions.get(current - 1), now)).isTrue();
    assertThat(CALENDAR.isReleased(Tier.DAILY, versions, versions.get(current - 2), now)).isFalse();
    assertThat(versions.looks).isLessThan(200);
  }

  /** So many versions, two seconds apart; knows how often one was looked at. */
  private static final class Looked extends AbstractList<DatasetVersion> {
    private final int size;
    private int looks;

    Looked(int size) {
      this.size = size;
    }

    @Override
    public DatasetVersion get(int index) {
      looks++;
      return version(index + 1, BEGIN.plusSeconds(2L * index));
    }

    @Override
    public int size() {
      return size;
    }
  }

  @Test
  void current_noVersions_isTheEmptyOne() {
    assertThat(CALENDAR.current(Tier.DAILY, List.of(), BEGIN)).isEqualTo(DatasetVersion.EMPTY);
    assertThat(CALENDAR.released(Tier.DAILY, List.of(), BEGIN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY, 2026-01-05T11:59:59Z, 2026-01-04T12:00:00Z, 2026-01-05T12:00:00Z",
    "DAILY, 2026-01-05T12:00:00Z, 2026-01-05T12:00:00Z, 2026-01-06T12:00:00Z",
    "MONTHLY, 2026-01-05T11:59:59Z, 2025-12-05T12:00:00Z, 2026-01-05T12:00:00Z",
    "MONTHLY, 2026-01-05T12:00:00Z, 2026-01-05T12:00:00Z, 2026-02-05T12:00:00Z",
    "MONTHLY, 2026-01-31T23:59:59Z, 2026-01-05T12:00:00Z, 2026-02-05T12:00:00Z"
  })
  void next_aroundARelease_isTheOneAfter(Tier tier, Instant now, Instant last, Instant next) {
    assertThat(CALENDAR.last(tier, now)).contains(last);
    assertThat(CALENDAR.next(tier, now)).contains(next);
    assertThat(CALENDAR.next(Tier.LIVE, now)).isEmpty();
  }

  /** Where clocks change, 02:30 is there twice or not at all; a day still has one release. */
  @ParameterizedTest
  @CsvSource({"America/New_York, 02:30", "America/Asuncion, 00:00", "Pacific/Apia, 23:30"})
  void next_yearsWithClockChanges_isOneForEachDay(String zone, LocalTime time) {
    ReleaseCalendar calendar = new Scheduled(ZoneId.of(zone), time, 1, time);
    Instant now = Instant.parse("2023-01-01T12:00:00Z");
    for (int day = 0; day < 730; day++) {
      Instant next = calendar.next(Tier.DAILY, now).orElseThrow();

      assertThat(Duration.between(now, next)).isLessThan(Duration.ofHours(36));
      assertThat(calendar.last(Tier.DAILY, next)).contains(next);
      assertThat(calendar.last(Tier.DAILY, next.minusNanos(1)))
          .isEqualTo(day == 0 ? calendar.last(Tier.DAILY, now) : Optional.of(now));
      now = next;
    }
    assertThat(now).isBetween("2024-12-30T00:00:00Z", "2025-01-03T00:00:00Z");
  }

  static Stream<Arguments> wrongCalendars() {
    return Stream.of(
        argumentSet("no zone", "{daily: \"06:00\", monthly: {day: 5, time: \"06:00\"}}", "zone"),
        argumentSet(
            "zone",
            "{zone: Guatemala, daily: \"06:00\", monthly: {day: 5, time: \"06:00\"}}",
            "zone: given: Guatemala, allowed: a time zone as America/Guatemala"),
        argumentSet(
            "time without quotes",
            "{zone: UTC, daily: 06:00:00, monthly: {day: 5, time: \"06:00\"}}",
            "allowed: a time of day in quotes, as \"06:00\""),
        argumentSet(
            "time",
            "{zone: UTC, daily: \"06:00\", monthly: {day: 5, time: \"25:00\"}}",
            "monthly.time: given: 25:00"),
        argumentSet(
            "day that some months lack",
            "{zone: UTC, daily: \"06:00\", monthly: {day: 29, time: \"06:00\"}}",
            "monthly.day: given: 29, allowed: 1 to 28"),
        argumentSet(
            "another tier",
            "{zone: UTC, weekly: 1, daily: \"06:00\", monthly: {day: 5, time: \"06:00\"}}",
            "unknown entry 'weekly', allowed: zone, daily, monthly"),
        argumentSet(
            "less than a year is kept",
            "{zone: UTC, daily: \"06:00\", monthly: {day: 5, time: \"06:00\"}, kept: P12M}",
            "kept: given: P12M, allowed: whole months, P13M or more"),
        argumentSet(
            "days are kept",
            "{zone: UTC, daily: \"06:00\", monthly: {day: 5, time: \"06:00\"}, kept: P2Y1D}",
            "kept: given: P2Y1D, allowed: whole months, P13M or more"),
        argumentSet(
            "no period is kept",
            "{zone: UTC, daily: \"06:00\", monthly: {day: 5, time: \"06:00\"}, kept: 2 years}",
            "kept: given: 2 years, allowed: years and months as P3Y or P30M"));
  }

  @ParameterizedTest
  @MethodSource("wrongCalendars")
  void read_wrongCalendar_saysWhatIsAllowed(String yaml, String problem) {
    YamlNode node = YamlNode.parse("releases", stream(yaml));

    node.checked(ReleaseCalendar::read);

    assertThat(node.problems()).anySatisfy(one -> assertThat(one).contains(problem));
  }

  @Test
  void read_calendar_isThatOfThePack() {
    String yaml = "{zone: America/Guatemala, daily: \"06:00\", monthly: {day: 5, time: \"06:00\"}}";

    ReleaseCalendar read = ReleaseCalendar.read(YamlNode.parse("releases", stream(yaml)));

    assertThat(read).isEqualTo(CALENDAR).isEqualTo(Guatemala.disclosurePolicy().releases());
    assertThat(((Scheduled) read).zone()).isEqualTo(Guatemala.ZONE);
  }

  @ParameterizedTest
  @CsvSource({"P3Y, 2023-03-31T10:00:00Z", "P37M, 2023-02-28T10:00:00Z"})
  void read_kept_isReckonedByTheCalendar(String kept, Instant since) {
    String yaml =
        "{zone: America/Guatemala, daily: \"06:00\", monthly: {day: 5, time: \"06:00\"}, kept: %s}"
            .formatted(kept);

    ReleaseCalendar read = ReleaseCalendar.read(YamlNode.parse("releases", stream(yaml)));

    assertThat(read.keptSince(Instant.parse("2026-03-31T10:00:00Z"))).contains(since);
    assertThat(CALENDAR.keptSince(since)).isEmpty();
  }

  @Test
  void tiers_undeclaredDimension_isMonthly() {
    DimensionTiers tiers =
        DimensionTiers.read("tiers.yaml", stream("daily: [year]\nmonthly: [crime]"));

    assertThat(tiers.of("year")).isEqualTo(Tier.DAILY);
    assertThat(tiers.of("year-to-date")).isEqualTo(Tier.DAILY);
    assertThat(tiers.of("crime")).isEqualTo(Tier.MONTHLY);
    assertThat(tiers.of("anything-else")).isEqualTo(Tier.MONTHLY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "live: [year] | unknown entry 'live', allowed: daily, monthly",
        "{daily: [year], monthly: [year]} | the dimension year has a tier already"
      })
  void tiers_wrong_isRefused(String yaml, String problem) {
    assertThatThrownBy(() -> DimensionTiers.read("tiers.yaml", stream(yaml)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void tiers_liveDimension_isRefused() {
    assertThatThrownBy(() -> new DimensionTiers(Map.of("year", Tier.LIVE)))
        .hasMessageContaining("a live figure has no dimension");
  }

  private static ByteArrayInputStream stream(String yaml) {
    return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
  }
}
