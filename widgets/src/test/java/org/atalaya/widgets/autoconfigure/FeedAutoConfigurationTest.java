// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CaseFeedException;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.FeedStatus;
import org.atalaya.cases.FollowedFeed;
import org.atalaya.cases.JdbcCaseFeed;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class FeedAutoConfigurationTest {

  private static final CsvMapping MAPPING =
      SampleCases.mapping("rowId: [id]\n" + SampleCases.MAPPING);
  private static final String COLUMNS = "id," + SampleCases.HEADER;

  private final RecordedFeed feed =
      new RecordedFeed(CountingUnit.CASE, COLUMNS.strip(), 10, SampleCases.CLOCK)
          .enter("b,2010-02-03,101,1,8,1222,2");
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  ObservatoryAutoConfiguration.class, FeedAutoConfiguration.class))
          .withPropertyValues("atalaya.feed.pause=10ms");

  @TempDir private Path folder;

  @Test
  void noFeed_nothingIsFollowed() {
    runner
        .withBean(CaseStore.class, () -> SampleCases.empty(MAPPING))
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FeedLifecycle.class));
  }

  @Test
  void feedButNoStore_nothingIsFollowed() {
    runner
        .withBean(CaseFeed.class, () -> feed)
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FeedLifecycle.class));
  }

  @Test
  void feed_followedAfterTheFilesAndUntilTheContextIsClosed() throws Exception {
    AtomicInteger readings = new AtomicInteger();
    CaseFeed counted =
        (after, limit) -> {
          readings.incrementAndGet();
          return feed.changesSince(after, limit);
        };
    runner
        .withBean(CaseFeed.class, () -> counted)
        .withPropertyValues("atalaya.mapping=" + mapping(), "atalaya.source=" + rows())
        .run(context -> {
          await(() -> readings.get() > 2);
          // That of the files, and that of the feed.
          assertThat(store(context).tables().latest().number()).isEqualTo(2);
          assertThat(status(context).problem()).isEmpty();
        });

    int atTheEnd = readings.get();
    Thread.sleep(200);
    assertThat(readings).hasValue(atTheEnd);
  }

  @Test
  void contextStoppedAndStarted_feedIsFollowedAgain() {
    runner
        .withBean(CsvMapping.class, () -> MAPPING)
        .withBean(CaseStore.class, () -> SampleCases.empty(MAPPING))
        .withBean(CaseFeed.class, () -> feed)
        .run(context -> {
          await(() -> store(context).tables().latest().number() == 1);
          context.stop();
          feed.enter("c,2011-03-21,201,2,20,1112,1");
          context.start();

          await(() -> store(context).tables().latest().number() == 2);
        });
  }

  @Test
  void storeThatFollowedBefore_isNotGivenTheFilesAgain() throws IOException {
    ApplicationContextRunner onDisk =
        runner
            .withBean(CaseFeed.class, () -> feed)
            .withPropertyValues(
                "atalaya.mapping=" + mapping(),
                "atalaya.source=" + rows(),
                "atalaya.store=" + folder.resolve("cases.duckdb"),
                "atalaya.record-key-file=" + folder.resolve("record-key.secret"));
    onDisk.run(context -> await(() -> store(context).tables().latest().number() == 2));

    onDisk.run(context -> {
      assertThat(context).hasNotFailed();
      assertThat(store(context).tables().latest().number()).isEqualTo(2);
    });
  }

  @Test
  void feedOfADatabaseThatDoesNotAnswer_isToldByTheStoreAndAskedAgain() {
    runner
        .withUserConfiguration(HostConfiguration.class)
        .withBean(CsvMapping.class, () -> MAPPING)
        .withBean(CaseStore.class, () -> SampleCases.empty(MAPPING))
        .withBean(DataSource.class, FeedAutoConfigurationTest::unreachable)
        .run(context -> {
          await(() -> store(context).loader().feedStatus().isPresent());
          assertThat(status(context).problem()).isPresent();
          assertThat(context.getBean(FeedLifecycle.class).isRunning()).isTrue();
        });
  }

  @Test
  void readme_saysHowAHostHasAFeed() throws IOException {
    String example =
        """
        @Bean
        CaseFeed caseFeed(DataSource caseSystem, CsvMapping mapping) {
          return JdbcCaseFeed.of(caseSystem, mapping).build();
        }
        """;

    assertThat(Files.readString(Path.of("README.md"))).contains(example);
    assertThat(
            Files.readString(
                Path.of(
                    "src/test/java/org/atalaya/widgets/autoconfigure/FeedAutoConfigurationTest.java")))
        .contains("  static class HostConfiguration {\n" + example.indent(4));
  }

  @Test
  void feedWithADefect_doesNotStopTheApplication() {
    CaseFeed defect =
        (after, limit) -> {
          throw new CaseFeedException("a column is missing");
        };
    runner
        .withBean(CsvMapping.class, () -> MAPPING)
        .withBean(CaseStore.class, () -> SampleCases.empty(MAPPING))
        .withBean(CaseFeed.class, () -> defect)
        .run(context -> {
          await(() -> store(context).loader().feedStatus().isPresent());
          assertThat(context).hasNotFailed();
          assertThat(status(context).problem()).contains("a column is missing");
        });
  }

  @Test
  void ownStoreWithoutAMapping_refusedInWords() {
    runner
        .withBean(CaseStore.class, () -> SampleCases.empty(MAPPING))
        .withBean(CaseFeed.class, () -> feed)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("Set atalaya.mapping, or provide one bean"));
  }

  @Test
  void rowsWithoutId_refusedInWords() {
    runner
        .withBean(CsvMapping.class, SampleCases::mapping)
        .withBean(CaseStore.class, SampleCases::store)
        .withBean(CaseFeed.class, () -> feed)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("The mapping declares no rowId"));
  }

  @Test
  void ownFollowedFeed_usedInstead() {
    FollowedFeed own =
        new FollowedFeed() {
          @Override
          public void catchUp() {}

          @Override
          public void start(Duration pause) {}

          @Override
          public void close() {}
        };
    runner
        .withBean(CaseStore.class, () -> SampleCases.empty(MAPPING))
        .withBean(CaseFeed.class, () -> feed)
        .withBean(FollowedFeed.class, () -> own)
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FeedLifecycle.class));
  }

  @Test
  void pause_none_refusedInWords() {
    runner
        .withPropertyValues("atalaya.feed.pause=0s")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("atalaya.feed.pause must be longer than zero"));
  }

  /** As the README has it. */
  @Configuration(proxyBeanMethods = false)
  static class HostConfiguration {
    @Bean
    CaseFeed caseFeed(DataSource caseSystem, CsvMapping mapping) {
      return JdbcCaseFeed.of(caseSystem, mapping).build();
    }
  }

  private static DataSource unreachable() {
    return (DataSource)
        Proxy.newProxyInstance(
            FeedAutoConfigurationTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return method.getName().equals("hashCode") ? (Object) 1 : "unreachable";
              }
              throw new SQLException("connection refused");
            });
  }

  private static CaseStore store(ApplicationContext context) {
    return context.getBean(CaseStore.class);
  }

  private static FeedStatus status(ApplicationContext context) {
    return store(context).loader().feedStatus().orElseThrow();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
      Thread.sleep(5);
    }
  }

  private Path mapping() throws IOException {
    return Files.writeString(folder.resolve("sample.yaml"), "rowId: [id]\n" + SampleCases.MAPPING);
  }

  private Path rows() throws IOException {
    return Files.writeString(
        folder.resolve("sample.csv"), COLUMNS + "a,2010-01-15,101,2,34,1122,1\n");
  }
}
