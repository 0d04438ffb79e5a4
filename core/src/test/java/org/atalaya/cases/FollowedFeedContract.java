// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.atalaya.cases.FeedStatus.SetAside;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the changes of a feed come into a store, in whatever engine it lies. */
abstract class FollowedFeedContract {

  static final CsvMapping MAPPING = SampleCases.mapping("rowId: [id]\n" + SampleCases.MAPPING);
  static final CsvMapping DECLARED_PUBLIC =
      SampleCases.mapping(
          "rowId: [id]\n"
              + SampleCases.MAPPING.replace(
                  "synthetic: true", "publicMicrodata: {publisher: Atalaya, terms: CC0}"));
  static final String COLUMNS = "id," + SampleCases.HEADER.strip();
  static final String THREE =
      """
      a,2010-01-15,101,2,34,1122,1
      b,2010-02-03,101,1,8,1222,2
      c,2011-03-21,201,2,20,1112,1
      """;

  final SettableClock clock = new SettableClock(SampleCases.CLOCK.instant(), ZoneOffset.UTC);
  final RecordedFeed feed = feed(1000);

  /** Without anything loaded. */
  CaseStore store;

  /** Opens the store of this name, which is another for each test. */
  protected abstract CaseStore open(String name, CsvMapping mapping, Clock clock);

  /** The first column of what the database of a store opened by this test answers. */
  protected abstract List<String> select(CaseStore store, String sql);

  @BeforeEach
  void openStore() {
    store = open("cases", MAPPING, clock);
  }

  private CaseStore open(String name, CsvMapping mapping) {
    return open(name, mapping, clock);
  }

  private List<String> keys(CaseStore store, CountingUnit unit) {
    return select(store, FactRows.keys(unit));
  }

  RecordedFeed feed(int most) {
    return new RecordedFeed(CountingUnit.CASE, COLUMNS, most, clock);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  static void catchUp(CaseStore store, CaseFeed feed) {
    try (FollowedFeed followed = store.loader().follow(MAPPING, feed, FeedProgress.NONE)) {
      followed.catchUp();
    }
  }

  FeedStatus status() {
    return store.loader().feedStatus().orElseThrow();
  }

  @Test
  void catchUp_entered_isWhatTheSameFileWouldBe() {
    feed.enterAll(THREE);

    catchUp(store, feed);

    try (CaseStore loaded = SampleCases.store(MAPPING, COLUMNS + "\n" + THREE)) {
      for (CountingUnit unit : MAPPING.units()) {
        assertThat(keys(store, unit)).isEqualTo(FactRows.keys(loaded, unit)).hasSize(3);
      }
      DatasetVersion expected = loaded.tables().latest();
      assertThat(store.tables().versions())
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactly(expected);
    }
    for (String dimension : List.of("year", "department", "victim-sex")) {
      assertThat(CaseLoaderTest.total(store, 1)).as(dimension).isEqualTo(3);
    }
    assertThat(CaseLoaderTest.count(store, 1, "victim-sex", "F")).isEqualTo(2);
  }

  @Test
  void catchUp_corrected_closesTheRowAndKeepsItsKey() {
    feed.enterAll(THREE);
    catchUp(store, feed);
    List<String> keys = keys(store, CountingUnit.CASE);
    feed.enter("b,2010-02-03,102,2,8,1222,2");

    catchUp(store, feed);

    assertThat(keys(store, CountingUnit.CASE)).isEqualTo(keys);
    assertThat(CaseLoaderTest.count(store, 1, "victim-sex", "F")).isEqualTo(2);
    assertThat(CaseLoaderTest.count(store, 2, "victim-sex", "F")).isEqualTo(3);
    assertThat(CaseLoaderTest.count(store, 1, "municipality", "0102")).isZero();
    assertThat(CaseLoaderTest.count(store, 2, "municipality", "0102")).isEqualTo(1);
    // Of cases and victims; nothing of the suspect has changed but the place.
    assertThat(status().withdrawn()).isEqualTo(3);
    assertThat(status().added()).isEqualTo(9 + 3);
  }

  @Test
  void catchUp_defaultLocaleWithOtherDigits_applies() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      feed.enterAll(THREE);
      catchUp(store, feed);
      feed.enter("b,2010-02-03,102,2,8,1222,2").delete("c").enter(" ,2010-02-03,102,2,8,1222,2");
      catchUp(store, feed);

      assertThat(CaseLoaderTest.total(store, 2)).isEqualTo(2);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void catchUp_deleted_closesTheRow() {
    feed.enterAll(THREE);
    catchUp(store, feed);
    feed.delete("c").delete("never entered");

    catchUp(store, feed);

    assertThat(store.tables().latest().number()).isEqualTo(2);
    assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(3);
    assertThat(CaseLoaderTest.total(store, 2)).isEqualTo(2);
  }

  @Test
  void catchUp_onlyRowOfAPeriodDeleted_isCoveredNoMore() {
    feed.enterAll(THREE);
    catchUp(store, feed);
    assertThat(store.tables().latest().spans())
        .containsEntry("year", new DatasetVersion.TimeSpan(2010, 2011, false));
    feed.enter("d,,101,2,34,1122,1");
    catchUp(store, feed);
    assertThat(store.tables().latest().spans())
        .containsEntry("year", new DatasetVersion.TimeSpan(2010, 2011, true));
    feed.delete("c").delete("d");

    catchUp(store, feed);

    assertThat(store.tables().latest().spans())
        .containsEntry("year", new DatasetVersion.TimeSpan(2010, 2010, false));
    assertThat(store.tables().version(1).orElseThrow().spans())
        .containsEntry("year", new DatasetVersion.TimeSpan(2010, 2011, false));
    assertThat(store.tables().latest().asOf()).isEqualTo("2011-03-21");
  }

  @Test
  void catchUp_toldAgain_makesNoVersion() {
    feed.enterAll(THREE);
    catchUp(store, feed);
    feed.enterAll(THREE);

    catchUp(store, feed);

    assertThat(store.tables().versions()).hasSize(1);
    assertThat(keys(store, CountingUnit.CASE)).hasSize(3);
    assertThat(status().added()).isEqualTo(9);
    assertThat(status().withdrawn()).isZero();
  }

  @Test
  void catchUp_sameRowSeveralTimesInABatch_lastStateHolds() {
    feed.enterAll(THREE).delete("a").enter("a,2010-01-15,101,1,34,1122,1").delete("b");
    feed.enter("c,2011-03-21,201,1,20,1112,1");

    catchUp(store, feed);

    assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(2);
    assertThat(CaseLoaderTest.count(store, 1, "victim-sex", "M")).isEqualTo(2);
  }

  @Test
  void catchUp_severalBatches_makeOneVersion() {
    RecordedFeed small = feed(2);
    small
        .enterAll(THREE)
        .enter("a,2010-01-15,101,1,34,1122,1")
        .delete("c")
        .enter("d,2010-01-15,101,2,34,1122,1");
    List<Long> told = new ArrayList<>();
    try (FollowedFeed followed =
        store
            .loader()
            .follow(
                MAPPING,
                small,
                (rows, elapsed, remaining) -> {
                  told.add(rows);
                  // Nobody sees a part.
                  assertThat(store.tables().versions())
                      .hasSize(remaining.orElseThrow() == 0 ? 1 : 0);
                  assertThat(elapsed).isPositive();
                })) {
      followed.catchUp();
    }

    assertThat(told).containsExactly(2L, 4L, 6L);
    assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(3);
    assertThat(CaseLoaderTest.count(store, 1, "victim-sex", "M")).isEqualTo(2);

    small
        .enter("b,2010-02-03,101,2,8,1222,2")
        .enter("d,2010-01-15,101,1,34,1122,1")
        .enter("b,2010-02-03,101,1,8,1222,2");
    small.delete("a").enter("a,2010-01-15,101,1,34,1122,1").delete("d");
    catchUp(store, small);

    assertThat(store.tables().versions()).hasSize(2);
    assertThat(CaseLoaderTest.total(store, 2)).isEqualTo(2);
    assertThat(
            select(
                store,
                "SELECT record_id FROM fact_case WHERE to_version > 2 GROUP BY 1 HAVING count(*) >"
                    + " 1"))
        .isEmpty();
    assertThat(status().added() - status().withdrawn()).isEqualTo(2 * 3);
  }

  @Test
  void catchUp_nothingNew_isAsOfNow() {
    feed.enterAll(THREE);
    catchUp(store, feed);
    clock.set(clock.instant().plusSeconds(60));
    assertThat(status().lag()).contains(Duration.ofSeconds(60));
    assertThat(status().sincePass()).contains(Duration.ofSeconds(60));

    catchUp(store, feed);

    assertThat(status().asOf()).contains(clock.instant());
    assertThat(status().lag()).contains(Duration.ZERO);
    assertThat(status().toString())
        .isEqualTo("FeedStatus[as of 2012-01-01T12:01:00Z, lag PT0S, problem none]");
  }

  @Test
  void catchUp_clockOfTheSystemIsAhead_timeSinceThenIsTheStores() {
    SettableClock ahead = new SettableClock(clock.instant().plusSeconds(300), ZoneOffset.UTC);
    catchUp(store, new RecordedFeed(CountingUnit.CASE, COLUMNS, 10, ahead).enterAll(THREE));
    clock.set(clock.instant().plusSeconds(60));

    assertThat(status().lag()).contains(Duration.ZERO);
    assertThat(status().sincePass()).contains(Duration.ofSeconds(60));
  }

  @Test
  void catchUp_moreToCome_isNoPassYet() {
    RecordedFeed small = feed(2).enterAll(THREE);
    CaseFeed breaking =
        (after, limit) -> {
          if (after.text().equals("2")) {
            throw new FeedUnavailableException("gone");
          }
          return small.changesSince(after, limit);
        };

    assertThatThrownBy(() -> catchUp(store, breaking)).hasMessage("gone");

    assertThat(status().sincePass()).isEmpty();
  }

  @Test
  void catchUp_poisonedRows_areSetAsideWithoutContent() {
    feed.enterAll(THREE).enter("  ,2010-02-03,101,1,8,1222,2");
    feed.add(new CaseChange.Unreadable(CountingUnit.CASE, "77", "is broken"));
    feed.delete("").enter("d,2010-01-15,101,2,34,1122,1");

    catchUp(store, feed);

    assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(4);
    assertThat(status().rowsSetAside()).isEqualTo(3);
    assertThat(status().setAside())
        .extracting(SetAside::changeId, SetAside::reason)
        .containsExactlyInAnyOrder(
            tuple("4", "has no row id"), tuple("77", "is broken"), tuple("6", "has no row id"));
  }

  @Test
  void catchUp_poisonedRowToldAgainWell_isNoLongerSetAside() {
    CsvMapping mapping =
        SampleCases.mapping(
            """
            source: {id: sample, title: Prueba, publisher: Atalaya, synthetic: true}
            tables:
              - {units: [victim], file: "*.csv", rowId: [id], caseId: [case], position: nr}
            dates:
              registered: {date: fecha}
            dimensions:
              - {id: year, label: Año, date: {of: registered, part: year}}
            """);
    RecordedFeed victims = new RecordedFeed(CountingUnit.VICTIM, "id,case,nr,fecha", 10, clock);
    victims.enter("v1,C1,1,2010-01-15").enter("v2,C1,?,2010-01-15").enter("v1,C1,?,2011-01-15");
    try (CaseStore persons = open("persons", mapping);
        FollowedFeed followed = persons.loader().follow(mapping, victims, FeedProgress.NONE)) {
      followed.catchUp();
      FeedStatus first = persons.loader().feedStatus().orElseThrow();
      assertThat(first.rowsSetAside()).isEqualTo(2);
      assertThat(first.setAside())
          .extracting(SetAside::reason)
          .containsOnly("has no whole number from 1 in the column nr");
      // What was known of the row before stays.
      assertThat(select(persons, "SELECT year FROM fact_victim")).containsExactly("2010");

      victims.enter("v2,C1,2,2010-01-15").delete("v1");
      followed.catchUp();

      assertThat(persons.loader().feedStatus().orElseThrow().rowsSetAside()).isZero();
      assertThat(keys(persons, CountingUnit.VICTIM)).hasSize(1);
    }
  }

  /** Its key is then that of the case, but it is still the same row. */
  @Test
  void catchUp_personMovesUpInTheCase_isNotCountedTwice() {
    CsvMapping mapping =
        SampleCases.mapping(
            """
            source: {id: sample, title: Prueba, publisher: Atalaya, synthetic: true}
            tables:
              - {units: [victim], file: "*.csv", rowId: [id], caseId: [case], position: nr}
            dates:
              registered: {date: fecha}
            dimensions:
              - {id: year, label: Año, date: {of: registered, part: year}}
            """);
    RecordedFeed victims = new RecordedFeed(CountingUnit.VICTIM, "id,case,nr,fecha", 1, clock);
    victims.enter("v1,C1,1,2010-01-15");
    try (CaseStore persons = open("persons", mapping);
        FollowedFeed followed = persons.loader().follow(mapping, victims, FeedProgress.NONE)) {
      followed.catchUp();
      List<String> first = select(persons, "SELECT record_key FROM fact_victim");
      victims.enter("v2,C1,2,2010-01-15");
      followed.catchUp();

      victims.enter("v2,C1,1,2010-01-15").delete("v1");
      followed.catchUp();

      assertThat(select(persons, "SELECT record_key FROM fact_victim WHERE to_version > 3"))
          .isEqualTo(first);
    }
  }

  @Test
  void catchUp_columnMissing_stopsAndSaysWhich() {
    RecordedFeed lacking =
        new RecordedFeed(CountingUnit.CASE, COLUMNS.replace("edad", "age"), 10, clock);
    lacking.enterAll(THREE);

    assertThatThrownBy(() -> catchUp(store, lacking))
        .isExactlyInstanceOf(CaseFeedException.class)
        .hasMessage(
            "The changes of the rows of [case, victim, suspect] lack the column edad that the"
                + " mapping names.");
    assertThat(store.tables().versions()).isEmpty();
    assertThat(status().problem()).get().asString().contains("lack the column edad");
    assertThat(status().asOf()).isEmpty();
  }

  @Test
  void catchUp_noRegistrationAtAll_waitsForOne() {
    feed.enter("a,,101,2,34,1122,1");
    assertThatThrownBy(() -> catchUp(store, feed))
        .isInstanceOf(FeedUnavailableException.class)
        .hasMessageContaining("No row has a valid date of complaint");
    feed.enter("b,2010-02-03,101,1,8,1222,2");

    catchUp(store, feed);

    assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(2);
    assertThat(status().problem()).isEmpty();
  }

  @Test
  void catchUp_unknownCode_isToldToStaff() {
    feed.enter("a,2010-01-15,101,Z,34,1122,1");

    catchUp(store, feed);

    assertThat(status().unknownCodes()).isEqualTo(Map.of("sexo", Set.of("Z")));
    assertThat(CaseLoaderTest.count(store, 1, "victim-sex", "?")).isEqualTo(1);
  }

  @Test
  void follow_rowsWithoutId_isRefused() {
    CsvMapping mapping = SampleCases.mapping();
    try (CaseStore without = open("without", mapping)) {
      assertThatThrownBy(() -> without.loader().follow(mapping, feed, FeedProgress.NONE))
          .isInstanceOf(CaseFeedException.class)
          .hasMessage(
              "The mapping declares no rowId for the rows of [case, victim, suspect]; without one a"
                  + " feed cannot say which row it corrects.");
    }
  }

  @Test
  void follow_anotherMapping_isRefused() {
    CsvMapping other =
        SampleCases.mapping(
            "rowId: [id]\n" + SampleCases.MAPPING.replace("id: sample", "id: other"));

    assertThatThrownBy(() -> store.loader().follow(other, feed, FeedProgress.NONE))
        .isInstanceOf(CaseFeedException.class);
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true"})
  void follow_declaredPublicMicrodata_isRefused(boolean ofTheStore, boolean ofTheFeed) {
    try (CaseStore declared = open("declared", ofTheStore ? DECLARED_PUBLIC : MAPPING)) {
      CsvMapping followed = ofTheFeed ? DECLARED_PUBLIC : MAPPING;

      assertThatThrownBy(() -> declared.loader().follow(followed, feed, FeedProgress.NONE))
          .isInstanceOf(CaseFeedException.class)
          .hasMessageStartingWith("The mapping declares publicMicrodata");
    }
  }

  @Test
  void open_followedStoreDeclaredPublicMicrodataLater_isRefused() {
    feed.enterAll(THREE);
    try (CaseStore kept = open("kept", MAPPING)) {
      catchUp(kept, feed);
    }

    assertThatThrownBy(() -> open("kept", DECLARED_PUBLIC))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not declare publicMicrodata");
  }

  @Test
  void follow_twice_isRefusedUntilTheFirstIsClosed() {
    FollowedFeed first = store.loader().follow(MAPPING, feed, FeedProgress.NONE);
    assertThatThrownBy(() -> store.loader().follow(MAPPING, feed, FeedProgress.NONE))
        .isInstanceOf(IllegalStateException.class);

    first.close();

    feed.enterAll(THREE);
    catchUp(store, feed);
    assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(3);
  }

  @Test
  void follow_afterFiles_goesOnFromThem() {
    SampleCases.load(store, MAPPING, COLUMNS + "\n" + THREE);
    clock.set(clock.instant().plusSeconds(60));
    feed.enterAll(THREE).delete("a");

    catchUp(store, feed);

    assertThat(store.tables().versions()).hasSize(2);
    assertThat(CaseLoaderTest.total(store, 2)).isEqualTo(2);
    assertThat(status().added()).isZero();
    assertThat(status().withdrawn()).isEqualTo(3);
    assertThatThrownBy(() -> SampleCases.load(store, MAPPING, COLUMNS + "\n" + THREE))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("The store follows a feed");
  }

  @Test
  void follow_storeOpenedAgain_goesOnInTheMiddle() {
    RecordedFeed small = feed(2);
    small
        .enterAll(THREE)
        .enter("d,2010-01-15,101,2,34,1122,1")
        .enter("e,2010-01-15,101,2,34,1122,1");
    AtomicBoolean broken = new AtomicBoolean(true);
    CaseFeed breaking =
        (after, limit) -> {
          if (broken.get() && after.text().equals("4")) {
            throw new FeedUnavailableException("gone");
          }
          return small.changesSince(after, limit);
        };
    try (CaseStore kept = open("kept", MAPPING)) {
      assertThatThrownBy(() -> catchUp(kept, breaking)).hasMessage("gone");
      assertThat(kept.tables().versions()).isEmpty();
    }
    broken.set(false);

    try (CaseStore kept = open("kept", MAPPING)) {
      assertThat(kept.loader().feedStatus().orElseThrow().added()).isEqualTo(4 * 3);
      catchUp(kept, breaking);
      assertThat(CaseLoaderTest.total(kept, 1)).isEqualTo(5);
      assertThat(kept.tables().versions()).hasSize(1);
    }
    try (CaseStore kept = open("kept", MAPPING)) {
      assertThat(kept.tables().versions()).hasSize(1);
      assertThat(CaseLoaderTest.total(kept, 1)).isEqualTo(5);
      assertThat(kept.loader().feedStatus().orElseThrow().asOf()).contains(clock.instant());
    }
  }

  @Test
  void start_unavailableFeed_isAskedAgain() throws InterruptedException {
    feed.enterAll(THREE);
    AtomicBoolean broken = new AtomicBoolean(true);
    CaseFeed breaking =
        (after, limit) -> {
          if (broken.get()) {
            throw new FeedUnavailableException("gone");
          }
          return feed.changesSince(after, limit);
        };
    try (FollowedFeed followed = store.loader().follow(MAPPING, breaking, FeedProgress.NONE)) {
      followed.start(Duration.ofMillis(5));
      await(() -> store.loader().feedStatus().flatMap(FeedStatus::problem).isPresent());
      assertThat(store.tables().versions()).isEmpty();
      broken.set(false);
      await(() -> store.tables().latest().number() == 1);
      feed.delete("a");
      await(() -> store.tables().latest().number() == 2);
      await(() -> status().problem().isEmpty());
    }
    feed.delete("b");
    Thread.sleep(50);
    assertThat(store.tables().latest().number()).isEqualTo(2);
  }

  @Test
  void start_feedWithADefect_endsAndTellsNoContent() throws InterruptedException {
    CaseFeed defect =
        (after, limit) -> {
          throw new IllegalStateException("content of a row");
        };
    try (FollowedFeed followed = store.loader().follow(MAPPING, defect, FeedProgress.NONE)) {
      followed.start(Duration.ofMillis(5));
      await(() -> store.loader().feedStatus().flatMap(FeedStatus::problem).isPresent());
    }
    assertThat(status().problem()).contains("The feed failed (IllegalStateException).");
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 2000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void changes_asText_holdNoContent() {
    assertThat(new CaseChange.Upsert(CountingUnit.CASE, "1", Map.of("id", "secret")).toString())
        .doesNotContain("secret");
    assertThat(new CaseChange.Deletion(CountingUnit.CASE, "1", Map.of("id", "secret")).toString())
        .doesNotContain("secret");
  }
}
