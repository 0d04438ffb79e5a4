// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.FeedProgress;
import org.atalaya.cases.FollowedFeed;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.SettableClock;
import org.junit.jupiter.api.Test;

class HistoryUpkeepTest {

  private static final CsvMapping MAPPING =
      SampleCases.mapping("rowId: [id]\n" + SampleCases.MAPPING);

  private final SettableClock clock =
      new SettableClock(Instant.parse("2012-01-27T05:00:00Z"), ZoneOffset.UTC);

  private HistoryUpkeep upkeep(CaseStore store) {
    return new HistoryUpkeep(
        store,
        Guatemala.indicators(),
        SampleCases.PROFILE.releasedBy(Guatemala.disclosurePolicy().releases()),
        clock,
        Duration.ofMillis(20));
  }

  @Test
  void start_versionsThatWereNeverReleased_areForgottenWithoutBeingAsked() throws Exception {
    RecordedFeed feed =
        new RecordedFeed(CountingUnit.CASE, "id," + SampleCases.HEADER.strip(), 10, clock);
    try (CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock);
        FollowedFeed followed = store.loader().follow(MAPPING, feed, FeedProgress.NONE)) {
      for (int version = 1; version <= 5; version++) {
        feed.enter("r" + version + ",2010-01-15,101,2,34,1122,1");
        followed.catchUp();
        clock.set(clock.instant().plusSeconds(60));
      }
      clock.set(clock.instant().plus(Duration.ofMinutes(30)));
      HistoryUpkeep upkeep = upkeep(store);

      upkeep.start();

      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      // The first, with which the store opened, and the newest.
      while (store.tables().versions().size() > 2 && System.nanoTime() < deadline) {
        Thread.sleep(10);
      }
      assertThat(store.tables().versions())
          .extracting(version -> version.number())
          .containsExactly(1, 5);
      upkeep.stop();
      assertThat(upkeep.isRunning()).isFalse();
    }
  }

  @Test
  void start_storeDoesNotAnswer_goesOn() throws Exception {
    CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock);
    store.close();
    HistoryUpkeep upkeep = upkeep(store);

    upkeep.start();
    Thread.sleep(100);

    assertThat(upkeep.isRunning()).isTrue();
    upkeep.stop();
  }
}
