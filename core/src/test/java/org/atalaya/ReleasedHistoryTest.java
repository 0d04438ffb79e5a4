// SPDX-License-Identifier: Apache-2.0
package org.atalaya;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.FeedProgress;
import org.atalaya.cases.FollowedFeed;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Addresses;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.ReleaseCalendar.Scheduled;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays when versions that nobody can ask for are forgotten. */
class ReleasedHistoryTest {

  private static final CsvMapping MAPPING =
      SampleCases.mapping("rowId: [id]\n" + SampleCases.MAPPING);
  private static final CsvMapping PLAIN = SampleCases.mapping();
  private static final DisclosureProfile PROFILE =
      SampleCases.PROFILE.releasedBy(Guatemala.disclosurePolicy().releases());
  private static final List<String> QUESTIONS =
      List.of(
          "complaints",
          "complaints?by=department",
          "complaints?by=year-to-date",
          "complaints?by=year&measure=change",
          "victims?by=victim-sex,year",
          "victims?by=municipality");

  private final SettableClock clock =
      new SettableClock(Instant.parse("2012-01-02T18:00:00Z"), ZoneOffset.UTC);
  private final RecordedFeed feed =
      new RecordedFeed(CountingUnit.CASE, "id," + SampleCases.HEADER.strip(), 1000, clock);

  /** For a year, each twentieth day three corrections of the same rows and a new one. */
  private void follow(CaseStore store) {
    int row = 0;
    for (String line : SampleCases.ROWS.split("\n")) {
      if (row++ > 0) {
        feed.enter("r" + row + "," + line);
      }
    }
    try (FollowedFeed followed = store.loader().follow(MAPPING, feed, FeedProgress.NONE)) {
      followed.catchUp();
      for (int day = 10; day < 380; day += 20) {
        clock.set(Instant.parse("2012-01-02T18:00:00Z").plusSeconds(day * 86_400L));
        for (int correction = 0; correction < 3; correction++) {
          clock.set(clock.instant().plusSeconds(60));
          feed.enter(
              "r2,2010-01-15,101,%d,%d,1122,1".formatted(1 + correction % 2, 30 + correction));
          feed.enter("n%d,2012-0%d-01,201,2,30,1122,1".formatted(day, 1 + day % 9));
          if (correction == 2) {
            feed.delete("r" + (3 + day / 10));
          }
          followed.catchUp();
        }
      }
    }
  }

  private Observatory observatory(CaseStore store) {
    return Observatory.inProcess(store, Guatemala.indicators(), PROFILE, Optional.empty(), clock);
  }

  private static DisclosureProfile kept(String period) {
    Scheduled scheduled = (Scheduled) Guatemala.disclosurePolicy().releases();
    return SampleCases.PROFILE.releasedBy(
        new Scheduled(
            scheduled.zone(),
            scheduled.daily(),
            scheduled.dayOfMonth(),
            scheduled.time(),
            Optional.of(Period.parse(period))));
  }

  private int keepOnly(CaseStore store) {
    return ReleasedHistory.keepOnly(store, Guatemala.indicators(), PROFILE, clock);
  }

  private List<String> answers(CaseStore store, int versions) {
    return answers(observatory(store), versions);
  }

  /** Every answer to the questions, of every version there may be. */
  private static List<String> answers(Observatory observatory, int versions) {
    List<String> answers = new ArrayList<>();
    for (String question : QUESTIONS) {
      answers.add(answer(observatory, question));
      for (int version = 1; version <= versions; version++) {
        answers.add(answer(observatory, question + "&version=" + version));
      }
    }
    return answers;
  }

  private static String answer(Observatory observatory, String question) {
    try {
      PublishableTable table = observatory.table(Addresses.query(question));
      return question + table.header().version() + table.header().notes() + table.cells();
    } catch (QueryException e) {
      return question + e.problem();
    }
  }

  @Test
  void keepOnly_followedForAYear_noAnswerChanges(@TempDir Path folder) {
    Path file = folder.resolve("cases.duckdb");
    List<String> before;
    int versions;
    try (CaseStore store = CaseStore.at(file, MAPPING, SampleCases.SECRET, clock)) {
      follow(store);
      versions = store.tables().latest().number();
      assertThat(store.tables().versions()).hasSize(versions).hasSizeGreaterThan(50);
      before = answers(store, versions);

      // Of each three one was released; the last three have not been yet, but are live, as is what
      // they took the place of a minute ago.
      assertThat(keepOnly(store)).isEqualTo(versions - 4 - (versions - 4) / 3);

      assertThat(store.tables().versions()).hasSize(4 + (versions - 4) / 3);
      assertThat(answers(store, versions)).isEqualTo(before);
      assertThat(keepOnly(store)).isZero();
    }
    try (CaseStore store = CaseStore.at(file, MAPPING, SampleCases.SECRET, clock)) {
      assertThat(answers(store, versions)).isEqualTo(before);
    }
    assertThat(before).anyMatch(answer -> answer.contains("UNKNOWN_VERSION"));
  }

  /** Files of a year and three quarters, of which fourteen months are kept. */
  @Test
  void keepOnly_keptForAWhile_noAnswerChangesAndWhatIsOlderIsRefused() {
    DisclosureProfile profile = kept("P14M");
    try (CaseStore store = CaseStore.inMemory(PLAIN, SampleCases.SECRET, clock)) {
      int versions = 0;
      for (int month = 0; month < 45; month++) {
        clock.set(Instant.parse("2012-01-02T18:00:00Z").plus(month * 20L, ChronoUnit.DAYS));
        SampleCases.load(
            store, PLAIN, SampleCases.ROWS + "2012-01-01,101,2,30,1122,1\n".repeat(month));
        versions++;
      }
      clock.set(clock.instant().plus(5, ChronoUnit.DAYS));
      Observatory observatory =
          Observatory.inProcess(store, Guatemala.indicators(), profile, Optional.empty(), clock);
      List<String> before = answers(observatory, versions);
      assertThat(before).anyMatch(answer -> answer.contains("UNKNOWN_VERSION"));
      assertThat(before).isNotEqualTo(answers(store, versions));

      int forgotten = ReleasedHistory.keepOnly(store, Guatemala.indicators(), profile, clock);

      // Those with which the oldest that can be asked for is compared stay for as long again.
      assertThat(forgotten).isBetween(1, 5);
      assertThat(answers(observatory, versions)).isEqualTo(before);
      assertThat(
              answers(
                  Observatory.inProcess(
                      store, Guatemala.indicators(), profile, Optional.empty(), clock),
                  versions))
          .isEqualTo(before);
    }
  }

  /** However old it is: there is nothing newer. */
  @Test
  void keepOnly_nothingLoadedForYears_keepsAndTellsTheNewest() {
    DisclosureProfile profile = kept("P13M");
    try (CaseStore store = CaseStore.inMemory(PLAIN, SampleCases.SECRET, clock)) {
      SampleCases.load(store, PLAIN, SampleCases.ROWS);
      clock.set(Instant.parse("2032-01-02T18:00:00Z"));

      assertThat(ReleasedHistory.keepOnly(store, Guatemala.indicators(), profile, clock)).isZero();
      assertThat(
              Observatory.inProcess(store, Guatemala.indicators(), profile, Optional.empty(), clock)
                  .table(Addresses.query("complaints?by=year&version=1"))
                  .header()
                  .version()
                  .number())
          .isEqualTo(1);
    }
  }

  @Test
  void keepOnly_rowsThatNobodySaw_areGone() {
    try (CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock)) {
      follow(store);
      List<Integer> all = states(store);

      keepOnly(store);

      assertThat(states(store)).first().isNotEqualTo(all.getFirst());
      // Each state of the corrected row is in a version that is kept.
      assertThat(
              FactRows.select(
                  store,
                  """
                  SELECT count(*) FROM fact_case AS fact WHERE NOT EXISTS (
                    SELECT 1 FROM dataset_version WHERE number >= from_version AND number < to_version)
                  """))
          .containsExactly("0");
    }
  }

  private static List<Integer> states(CaseStore store) {
    return FactRows.select(store, "SELECT count(*) FROM fact_case").stream()
        .map(Integer::valueOf)
        .toList();
  }

  @Test
  void keepOnly_thenFollowedOn_goesOnFromTheNewest() {
    try (CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock)) {
      follow(store);
      DatasetVersion latest = store.tables().latest();
      keepOnly(store);
      clock.set(clock.instant().plusSeconds(86_400));
      feed.enter("later,2012-01-01,201,2,30,1122,1");

      try (FollowedFeed followed = store.loader().follow(MAPPING, feed, FeedProgress.NONE)) {
        followed.catchUp();
      }

      assertThat(store.tables().latest().number()).isEqualTo(latest.number() + 1);
      assertThat(store.tables().version(latest.number())).contains(latest);
    }
  }

  @Test
  void keepOnly_everyVersionReleased_forgetsNothing() {
    try (CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock)) {
      follow(store);

      assertThat(
              ReleasedHistory.keepOnly(store, Guatemala.indicators(), SampleCases.PROFILE, clock))
          .isZero();
    }
  }

  @Test
  void keepOnly_emptyStore_forgetsNothing() {
    try (CaseStore store = SampleCases.empty(MAPPING)) {
      assertThat(keepOnly(store)).isZero();
    }
  }
}
