// SPDX-License-Identifier: Apache-2.0
package org.atalaya;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
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

/** What an observatory says of how far it follows a live system. */
class FreshnessTest {

  private static final CsvMapping MAPPING =
      SampleCases.mapping("rowId: [id]\n" + SampleCases.MAPPING);
  private static final Instant BEGIN = Instant.parse("2012-01-27T05:00:00Z");

  private final SettableClock clock = new SettableClock(BEGIN, ZoneOffset.UTC);
  private final RecordedFeed feed =
      new RecordedFeed(CountingUnit.CASE, "id," + SampleCases.HEADER.strip(), 1000, clock)
          .enter("a,2010-01-15,101,2,34,1122,1");

  private Observatory observatory(CaseStore store) {
    return Observatory.inProcess(
        store, Guatemala.indicators(), SampleCases.PROFILE, Optional.empty(), clock);
  }

  @Test
  void freshness_filesOnly_isAbsent() {
    try (CaseStore store = SampleCases.store()) {
      assertThat(observatory(store).freshness()).isEmpty();
    }
  }

  @Test
  void freshness_feedFollowed_growsOlderUntilItIsReadAgain() {
    try (CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock);
        FollowedFeed followed = store.loader().follow(MAPPING, feed, FeedProgress.NONE)) {
      Observatory observatory = observatory(store);
      assertThat(observatory.freshness()).isEmpty();

      clock.set(BEGIN.plusSeconds(60));
      followed.catchUp();
      assertThat(observatory.freshness())
          .contains(new Freshness(BEGIN.plusSeconds(60), Duration.ZERO));

      clock.set(BEGIN.plusSeconds(63));
      assertThat(observatory.freshness())
          .contains(new Freshness(BEGIN.plusSeconds(60), Duration.ofSeconds(3)));
      clock.set(BEGIN.plusSeconds(360));
      assertThat(observatory.freshness())
          .contains(new Freshness(BEGIN.plusSeconds(60), Duration.ofMinutes(5)));

      followed.catchUp();
      clock.set(BEGIN.plusSeconds(370));
      assertThat(observatory.freshness())
          .contains(new Freshness(BEGIN.plusSeconds(360), Duration.ofSeconds(10)));
    }
  }

  @Test
  void freshness_storeDoesNotAnswer_growsOlder() {
    CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock);
    Observatory observatory = observatory(store);
    try (store;
        FollowedFeed followed = store.loader().follow(MAPPING, feed, FeedProgress.NONE)) {
      followed.catchUp();
      assertThat(observatory.freshness()).isPresent();
    }

    clock.set(BEGIN.plusSeconds(600));

    assertThat(observatory.freshness()).contains(new Freshness(BEGIN, Duration.ofMinutes(10)));
  }

  @Test
  void toMinutes_roundsDown() {
    assertThat(
            new Freshness(Instant.parse("2012-01-27T05:00:59.9Z"), Duration.ofSeconds(119))
                .toMinutes())
        .isEqualTo(new Freshness(BEGIN, Duration.ofMinutes(1)));
  }
}
