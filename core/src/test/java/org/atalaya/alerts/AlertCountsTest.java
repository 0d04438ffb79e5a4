// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.atalaya.testkit.StaffedAlerts.ANA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.ImportReport;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.OperationalStore;
import org.atalaya.statistics.HandedOverCounts;
import org.atalaya.statistics.ReleaseCalendar;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.HandedOver;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.SettableClock;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the desk to the monthly table: real alerts, a real store and a calendar. */
class AlertCountsTest {

  private static final CsvMapping MAPPING = HandedOver.mapping(CountingUnit.ALERT);
  private static final ReleaseCalendar CALENDAR =
      new ReleaseCalendar.Scheduled(Guatemala.ZONE, LocalTime.of(6, 0), 5, LocalTime.of(6, 0));

  /** 5 March 2026, 06:00 in Guatemala; the alerts begin at noon of 1 March in UTC. */
  private static final Instant RELEASE = Instant.parse("2026-03-05T12:00:00Z");

  private static final Instant NEXT_RELEASE = Instant.parse("2026-04-05T12:00:00Z");

  private static List<Path> complaints = List.of();

  @TempDir Path folder;

  private OperationalStore operations;
  private StaffedAlerts staffed;
  private SettableClock clock;
  private Alerts alerts;
  private CaseStore store;
  private HandedOverCounts counts;
  private Statistics statistics;

  @BeforeAll
  static void write(@TempDir Path shared) throws IOException {
    complaints = HandedOver.files(shared, CountingUnit.ALERT);
  }

  @BeforeEach
  void open() throws IOException {
    operations = OperationalStore.at(folder.resolve("operations.sqlite"));
    staffed = new StaffedAlerts(operations, folder);
    clock = staffed.clock();
    alerts = staffed.open();
    store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock);
    store.loader().load(MAPPING, complaints, CaseLoader.Progress.NONE);
    clock.set(clock.instant().plusSeconds(60));
    counts = AlertCounts.of(alerts, store, MAPPING, clock);
    statistics = new Statistics(store.tables(), Guatemala.indicators(), CALENDAR, clock);
  }

  @AfterEach
  void close() {
    store.close();
    operations.close();
  }

  @Test
  void bring_alertActivatedAndEnded_isCountedFromTheMonthlyReleaseOn() {
    Alert activated = staffed.activated(alerts, StaffedAlerts.woman());
    clock.set(clock.instant().plus(Duration.ofDays(1)));
    alerts.end(activated.id(), activated.version(), ANA, Outcome.LOCATED_ALIVE);
    clock.set(RELEASE.minusSeconds(3600));

    counts.bring();

    clock.set(RELEASE.minusSeconds(1));
    assertThat(count(StatisticsQuery.of("alerts-ended"))).isZero();
    assertThat(count(StatisticsQuery.of("alerts-activated"))).isZero();
    clock.set(RELEASE);
    assertThat(count(StatisticsQuery.of("alerts-ended"))).isEqualTo(1);
    assertThat(count(StatisticsQuery.of("alerts-activated"))).isEqualTo(1);
    assertThat(count(StatisticsQuery.of("alerts-active"))).isZero();
    assertThat(count(ended("located-alive").where("end-month", "2026-03"))).isEqualTo(1);
  }

  /** Ended is not found: nobody who was withdrawn or found dead is among those located alive. */
  @Test
  void bring_otherOutcomes_areEndedAndNotLocatedAlive() {
    endedAs(Outcome.LOCATED_DEAD);
    endedAs(Outcome.OTHER);
    Alert activated = staffed.activated(alerts, StaffedAlerts.woman());
    alerts.withdraw(activated.id(), ANA, Requester.SHELTER);

    counts.bring();

    clock.set(RELEASE);
    assertThat(count(StatisticsQuery.of("alerts-ended"))).isEqualTo(3);
    assertThat(count(ended("located-alive"))).isZero();
    assertThat(count(ended("located-dead"))).isEqualTo(1);
    assertThat(count(ended("withdrawn"))).isEqualTo(1);
    assertThat(count(ended("other"))).isEqualTo(1);
  }

  @Test
  void bring_again_changesNothing() {
    staffed.activated(alerts, StaffedAlerts.woman());
    ImportReport first = counts.bring();

    ImportReport second = counts.bring();

    assertThat(first.added()).isEqualTo(1);
    assertThat(second.added()).isZero();
    assertThat(second.withdrawn()).isZero();
    assertThat(second.version()).isEqualTo(first.version());
    assertThat(store.tables().versions()).hasSize(2);
  }

  @Test
  void bring_activeThenEnded_closesTheRowAndAppendsOne() {
    Alert activated = staffed.activated(alerts, StaffedAlerts.woman());
    int before = counts.bring().version();
    clock.set(RELEASE.plusSeconds(1));
    assertThat(count(StatisticsQuery.of("alerts-active"))).isEqualTo(1);
    alerts.end(activated.id(), activated.version(), ANA, Outcome.LOCATED_ALIVE);

    ImportReport after = counts.bring();

    assertThat(after.added()).isEqualTo(1);
    assertThat(after.withdrawn()).isEqualTo(1);
    clock.set(NEXT_RELEASE);
    assertThat(count(StatisticsQuery.of("alerts-ended"))).isEqualTo(1);
    assertThat(count(StatisticsQuery.of("alerts-active"))).isZero();
    assertThat(count(StatisticsQuery.of("alerts-active").version(before))).isEqualTo(1);
    assertThat(count(StatisticsQuery.of("alerts-activated"))).isEqualTo(1);
  }

  @Test
  void bring_monthsLater_tellsTheAgeOfTheDay() {
    staffed.activated(alerts, StaffedAlerts.woman());
    counts.bring();
    clock.set(NEXT_RELEASE.minusSeconds(3600));
    counts.bring();

    clock.set(NEXT_RELEASE);
    assertThat(count(active("30-89"))).isEqualTo(1);
    assertThat(count(active("0-29"))).isZero();
  }

  @Test
  void bring_emptyStore_isRefusedUntilTheOtherTablesAreThere() {
    staffed.activated(alerts, StaffedAlerts.woman());
    try (CaseStore empty = CaseStore.inMemory(MAPPING, SampleCases.SECRET, clock)) {
      assertThatThrownBy(() -> AlertCounts.of(alerts, empty, MAPPING, clock).bring())
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("hold nothing yet");
      assertThat(empty.tables().versions()).isEmpty();
    }
  }

  @Test
  void load_complaintsAgain_leavesTheAlerts() {
    staffed.activated(alerts, StaffedAlerts.woman());
    counts.bring();

    ImportReport report = store.loader().load(MAPPING, complaints, CaseLoader.Progress.NONE);

    assertThat(report.withdrawn()).isZero();
    clock.set(RELEASE);
    assertThat(count(StatisticsQuery.of("alerts-active"))).isEqualTo(1);
  }

  @Test
  void replace_unreadableRow_isRefusedWithoutItsContent() {
    Map<String, String> row =
        new HashMap<>(
            AlertRecords.row(
                new UnprotectedAlertFact(
                    "",
                    AlertKind.WOMAN,
                    "01",
                    27,
                    Sex.F,
                    "maya",
                    "single",
                    6,
                    "18",
                    LocalDate.of(2026, 3, 1),
                    Optional.empty(),
                    Optional.empty()),
                LocalDate.of(2026, 3, 1)));

    assertThatThrownBy(() -> store.loader().replace(MAPPING, CountingUnit.ALERT, List.of(row)))
        .isInstanceOf(ImportException.class)
        .hasMessage(
            "1 of the rows handed over of alert cannot be read, the first because it has no row id;"
                + " the case store stays as it was.");
    row.remove("kind");
    assertThatThrownBy(() -> store.loader().replace(MAPPING, CountingUnit.ALERT, List.of(row)))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("lack the column kind");
  }

  @Test
  void due_isAnHourBeforeTheMonthlyRelease() {
    assertThat(counts.due(CALENDAR)).contains(RELEASE.minusSeconds(3600));
    clock.set(RELEASE.minusSeconds(3600));
    assertThat(counts.due(CALENDAR)).contains(NEXT_RELEASE.minusSeconds(3600));
    assertThat(counts.due(new ReleaseCalendar.EveryVersion())).isEmpty();
  }

  @Test
  void new_alertsFromAFile_isRefused() {
    CsvMapping files = Guatemala.mapping("sicomp");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlertCounts.of(alerts, store, files, clock))
        .withMessageContaining("handedOver");
    assertThatThrownBy(() -> store.loader().replace(files, CountingUnit.ALERT, List.of()))
        .isInstanceOf(ImportException.class);
  }

  @Test
  void readme_example_isTheOneRunHere() throws IOException {
    DisclosureProfile profile = SampleCases.PROFILE.releasedBy(CALENDAR);
    CsvMapping mapping = MAPPING;
    // README example begins
    HandedOverCounts counts = AlertCounts.of(alerts, store, mapping, clock);
    counts.bring();
    Instant next = counts.due(profile.releases()).orElseThrow();
    // README example ends
    assertThat(next).isEqualTo(RELEASE.minusSeconds(3600));
    String source =
        Files.readString(Path.of("src/test/java/org/atalaya/alerts/AlertCountsTest.java"));
    String example =
        source
            .substring(
                source.indexOf("    // README example begins\n") + 29,
                source.indexOf("    // README example ends"))
            .lines()
            .map(line -> line.substring(4))
            .collect(Collectors.joining("\n", "```java\n", "\n```"));
    assertThat(Files.readString(Path.of("README.md"))).contains(example);
  }

  private void endedAs(Outcome outcome) {
    Alert activated = staffed.activated(alerts, StaffedAlerts.woman());
    alerts.end(activated.id(), activated.version(), ANA, outcome);
  }

  private static StatisticsQuery active(String age) {
    return StatisticsQuery.of("alerts-active").where("alert-age", age);
  }

  private static StatisticsQuery ended(String outcome) {
    return StatisticsQuery.of("alerts-ended").where("alert-outcome", outcome);
  }

  /** Exact: what is tested is which alerts are counted when. */
  private long count(StatisticsQuery query) {
    return statistics.count(query).cells().count(0);
  }
}
