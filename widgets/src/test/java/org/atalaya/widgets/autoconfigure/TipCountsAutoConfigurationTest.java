// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
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
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.SampleCases;
import org.atalaya.tips.TipLine;
import org.atalaya.tips.sealing.RecipientsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Tips of the application are counted by its nodes for staff. */
class TipCountsAutoConfigurationTest {

  private static final CsvMapping HANDED_OVER = HandedOver.mapping(CountingUnit.TIP);
  private static final ReleaseCalendar CALENDAR =
      new ReleaseCalendar.Scheduled(Guatemala.ZONE, LocalTime.of(6, 0), 5, LocalTime.of(6, 0));
  private static final Clock NOW = Clock.system(Guatemala.ZONE);

  @TempDir private Path folder;

  private OperationalStore operations;
  private LineUnderTest line;
  private CaseStore store;
  private ApplicationContextRunner runner;

  @BeforeEach
  void open() throws IOException, RecipientsException {
    operations = OperationalStore.at(folder.resolve("operations.sqlite"));
    line = new LineUnderTest(operations, folder);
    line.sender().send("x");
    store = CaseStore.inMemory(HANDED_OVER, SampleCases.SECRET, NOW);
    List<Path> files = HandedOver.files(folder, CountingUnit.TIP);
    store.loader().load(HANDED_OVER, files, CaseLoader.Progress.NONE);
    runner =
        new ApplicationContextRunner()
            .withConfiguration(
                AutoConfigurations.of(
                    ObservatoryAutoConfiguration.class, TipCountsAutoConfiguration.class))
            .withBean(
                "profile", DisclosureProfile.class, () -> SampleCases.PROFILE.releasedBy(CALENDAR))
            .withBean(CsvMapping.class, () -> HANDED_OVER)
            .withBean(CaseStore.class, () -> store);
  }

  @AfterEach
  void close() {
    operations.close();
  }

  @Test
  void staffNode_bringsThemAtTheStart_andTheyAreSeenAtTheNextRelease() {
    runner
        .withBean(TipLine.class, () -> line.staff)
        .withPropertyValues("atalaya.node=staff")
        .run(context -> {
          for (int i = 0; i < 1000 && store.tables().latest().number() < 2; i++) {
            Thread.sleep(10);
          }
          assertThat(received(NOW)).isZero();
          assertThat(received(Clock.offset(NOW, Duration.ofDays(32)))).isEqualTo(1);
        });
  }

  /** It opens nothing, so it has no desk to count at. */
  @Test
  void publicNode_bringsNothing() {
    runner
        .withBean(TipLine.class, () -> line.open)
        .withPropertyValues("atalaya.node=public")
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CountsUpkeep.class));
  }

  private long received(Clock clock) {
    return new Statistics(store.tables(), Guatemala.indicators(), CALENDAR, clock)
        .count(StatisticsQuery.of("tips-received"))
        .cells()
        .count(0);
  }
}
