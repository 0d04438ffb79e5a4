// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.atalaya.alerts.Alerts;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.OperationalStore;
import org.atalaya.statistics.ReleaseCalendar;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.HandedOver;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Alerts of the application are counted, where its mapping has them handed over. */
class AlertCountsAutoConfigurationTest {

  private static final CsvMapping HANDED_OVER = HandedOver.mapping(CountingUnit.ALERT);
  private static final ReleaseCalendar CALENDAR =
      new ReleaseCalendar.Scheduled(Guatemala.ZONE, LocalTime.of(6, 0), 5, LocalTime.of(6, 0));

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  ObservatoryAutoConfiguration.class, AlertCountsAutoConfiguration.class))
          .withAllowBeanDefinitionOverriding(true)
          .withBean(
              "profile", DisclosureProfile.class, () -> SampleCases.PROFILE.releasedBy(CALENDAR));

  @TempDir private Path folder;

  private OperationalStore operations;
  private Alerts alerts;

  @BeforeEach
  void open() throws IOException {
    operations = OperationalStore.at(folder.resolve("operations.sqlite"));
    StaffedAlerts staffed = new StaffedAlerts(operations, folder);
    alerts = staffed.open();
    staffed.activated(alerts, StaffedAlerts.woman());
  }

  @AfterEach
  void close() {
    operations.close();
  }

  @Test
  void alertsHandedOver_areBroughtAtTheStart_andSeenAtTheNextRelease() {
    CaseStore store = store(HANDED_OVER);
    runner
        .withBean(Alerts.class, () -> alerts)
        .withBean(CsvMapping.class, () -> HANDED_OVER)
        .withBean(CaseStore.class, () -> store)
        .run(context -> {
          await(() -> store.tables().latest().number() == 2);
          StatisticsQuery activated = StatisticsQuery.of("alerts-activated");
          Clock now = Clock.system(Guatemala.ZONE);
          assertThat(count(store, now, activated)).isZero();
          assertThat(count(store, Clock.offset(now, Duration.ofDays(32)), activated)).isEqualTo(1);
          assertThat(context.getBean(CountsUpkeep.class).isRunning()).isTrue();
        });
  }

  @Test
  void alertsFromAFile_areLeftAlone() {
    CsvMapping files = Guatemala.mapping("sicomp");
    CaseStore store = store(files);
    runner
        .withBean(Alerts.class, () -> alerts)
        .withBean(CsvMapping.class, () -> files)
        .withBean(CaseStore.class, () -> store)
        .run(context -> {
          assertThat(context).hasNotFailed();
          context.stop();
          assertThat(store.tables().latest().number()).isEqualTo(1);
        });
  }

  @Test
  void noCalendar_isRefusedWithWhatToDo() {
    CaseStore store = store(HANDED_OVER);
    runner
        .withBean("profile", DisclosureProfile.class, () -> SampleCases.PROFILE)
        .withBean(Alerts.class, () -> alerts)
        .withBean(CsvMapping.class, () -> HANDED_OVER)
        .withBean(CaseStore.class, () -> store)
        .run(context ->
            assertThat(context).getFailure().rootCause().hasMessageContaining("no 'releases'"));
  }

  @Test
  void noAlerts_nothingIsBrought() {
    runner
        .withBean(CsvMapping.class, () -> HANDED_OVER)
        .withBean(CaseStore.class, () -> store(HANDED_OVER))
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CountsUpkeep.class));
  }

  private CaseStore store(CsvMapping mapping) {
    CaseStore store = CaseStore.inMemory(mapping, SampleCases.SECRET, Clock.system(Guatemala.ZONE));
    try {
      List<Path> files =
          mapping == HANDED_OVER
              ? HandedOver.files(folder, CountingUnit.ALERT)
              : HandedOver.files(folder);
      store.loader().load(mapping, files, CaseLoader.Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return store;
  }

  private static long count(CaseStore store, Clock clock, StatisticsQuery query) {
    return new Statistics(store.tables(), Guatemala.indicators(), CALENDAR, clock)
        .count(query)
        .cells()
        .count(0);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
