// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.FeedUnavailableException;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class HealthAutoConfigurationTest {

  private static final CsvMapping MAPPING =
      SampleCases.mapping("rowId: [id]\n" + SampleCases.MAPPING);
  private static final Map<String, Object> RELEASED =
      Map.of(
          "live", Map.of("version", 1, "asOf", "2011-03-25"),
          "daily", Map.of("version", 1, "asOf", "2011-03-25"),
          "monthly", Map.of("version", 1, "asOf", "2011-03-25"));

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  ObservatoryAutoConfiguration.class,
                  FeedAutoConfiguration.class,
                  HealthAutoConfiguration.class))
          .withPropertyValues("atalaya.feed.pause=10ms");
  private final ApplicationContextRunner sample =
      runner.withBean(CaseStore.class, SampleCases::store);

  private ApplicationContextRunner following(CaseFeed feed) {
    return runner
        .withBean(CsvMapping.class, () -> MAPPING)
        .withBean(CaseStore.class, () -> SampleCases.empty(MAPPING))
        .withBean(CaseFeed.class, () -> feed);
  }

  @Test
  void store_isUpAndSaysWhatIsReleasedAndNothingElse() {
    sample.run(context -> {
      Health health = health(context);

      assertThat(health.getStatus()).isEqualTo(Status.UP);
      assertThat(health.getDetails()).isEqualTo(Map.of("released", RELEASED));
    });
  }

  @Test
  void storeDoesNotAnswer_isDown() {
    sample.run(context -> {
      context.getBean(CaseStore.class).close();

      Health health = health(context);

      assertThat(health.getStatus()).isEqualTo(Status.DOWN);
      assertThat(health.getDetails())
          .isEqualTo(
              Map.of("error", "java.lang.IllegalStateException: the case store did not answer"));
    });
  }

  @Test
  void feedFollowed_isUpAndSaysHowItGoes() {
    RecordedFeed feed =
        new RecordedFeed(
                CountingUnit.CASE, "id," + SampleCases.HEADER.strip(), 10, SampleCases.CLOCK)
            .enter("a,2010-01-15,101,2,34,1122,1")
            .enter(",2010-01-15,101,2,34,1122,1");
    following(feed)
        .run(context -> {
          Health health = await(context, "feed");

          assertThat(health.getStatus()).isEqualTo(Status.UP);
          assertThat(health.getDetails())
              .containsOnlyKeys("released", "feed")
              .containsEntry(
                  "feed",
                  Map.of(
                      "asOf", "2012-01-01T12:00:00Z",
                      "lagSeconds", 0L,
                      "sincePassSeconds", 0L,
                      "rowsSetAside", 1L));
        });
  }

  @Test
  void feedNotFollowed_isUnknownAndSaysWhy() {
    following(
            (after, limit) -> {
              throw new FeedUnavailableException("the database does not answer");
            })
        .run(context -> {
          Health health = await(context, "feed");

          assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
          assertThat(health.getDetails())
              .containsEntry(
                  "feed", Map.of("rowsSetAside", 0L, "problem", "the database does not answer"))
              .containsEntry(
                  "released",
                  Map.of(
                      "live", Map.of("version", 0),
                      "daily", Map.of("version", 0),
                      "monthly", Map.of("version", 0)));
        });
  }

  @Test
  void noObservatory_noIndicator() {
    runner.run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
  }

  @Test
  void switchedOff_noIndicator() {
    sample
        .withPropertyValues("management.health.atalaya.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
  }

  @Test
  void withoutTheActuator_startsWithoutIndicator() {
    sample
        .withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
        .run(context ->
            assertThat(context).hasNotFailed().doesNotHaveBean("atalayaHealthIndicator"));
  }

  @Test
  void ownIndicator_usedInstead() {
    HealthIndicator own = () -> Health.up().build();
    sample
        .withBean("atalayaHealthIndicator", HealthIndicator.class, () -> own)
        .run(context -> assertThat(context).getBean("atalayaHealthIndicator").isSameAs(own));
  }

  private static Health health(ApplicationContext context) {
    return Objects.requireNonNull(context.getBean(HealthIndicator.class).health());
  }

  private static Health await(ApplicationContext context, String detail)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    Health health = health(context);
    while (!health.getDetails().containsKey(detail)) {
      assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
      Thread.sleep(5);
      health = health(context);
    }
    return health;
  }
}
