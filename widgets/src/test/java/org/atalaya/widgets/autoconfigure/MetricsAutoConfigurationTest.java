// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.web.AnswerObserver;
import org.atalaya.widgets.web.AnswerObserver.Outcome;
import org.atalaya.widgets.web.AnswerObserver.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class MetricsAutoConfigurationTest {

  private static final CsvMapping MAPPING =
      SampleCases.mapping("rowId: [id]\n" + SampleCases.MAPPING);

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  ObservatoryAutoConfiguration.class,
                  FeedAutoConfiguration.class,
                  MetricsAutoConfiguration.class))
          .withPropertyValues("atalaya.feed.pause=10ms");
  private final ApplicationContextRunner sample =
      runner.withBean(CaseStore.class, SampleCases::store);

  private static ApplicationContextRunner measured(ApplicationContextRunner runner) {
    return runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new);
  }

  @Test
  void release_versionAndDay() {
    measured(sample)
        .run(context -> {
          MeterRegistry registry = bound(context);

          for (String tier : new String[] {"daily", "monthly"}) {
            assertThat(gauge(registry, "atalaya.release.version", "tier", tier)).isEqualTo(1);
            assertThat(
                    registry
                        .get("atalaya.release.as.of")
                        .tag("tier", tier)
                        .timeGauge()
                        .value(TimeUnit.DAYS))
                // 25 March 2011.
                .isEqualTo(15_058);
          }
        });
  }

  @Test
  void feed_lagPassAndRowsSetAside() {
    RecordedFeed feed =
        new RecordedFeed(
                CountingUnit.CASE, "id," + SampleCases.HEADER.strip(), 10, SampleCases.CLOCK)
            .enter("a,2010-01-15,101,2,34,1122,1")
            .enter(",2010-01-15,101,2,34,1122,1");
    measured(runner)
        .withBean(CsvMapping.class, () -> MAPPING)
        .withBean(CaseStore.class, () -> SampleCases.empty(MAPPING))
        .withBean(CaseFeed.class, () -> feed)
        .run(context -> {
          CaseStore store = context.getBean(CaseStore.class);
          long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
          while (store.loader().feedStatus().isEmpty()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
            Thread.sleep(5);
          }
          MeterRegistry registry = bound(context);

          assertThat(gauge(registry, "atalaya.feed.rows.set.aside")).isEqualTo(1);
          assertThat(gauge(registry, "atalaya.feed.failing")).isZero();
          assertThat(gauge(registry, "atalaya.feed.lag")).isZero();
          assertThat(gauge(registry, "atalaya.feed.since.pass")).isZero();
        });
  }

  @Test
  void noFeedFollowed_isNoNumber() {
    measured(sample)
        .run(context -> {
          MeterRegistry registry = bound(context);

          assertThat(gauge(registry, "atalaya.feed.lag")).isNaN();
          assertThat(gauge(registry, "atalaya.feed.failing")).isNaN();
        });
  }

  @Test
  void answers_timedByOutcomeAndRefusalsCountedByReason() {
    measured(sample)
        .run(context -> {
          AnswerObserver observer = context.getBean(AnswerObserver.class);

          observer.answered(Outcome.MADE, Duration.ofMillis(40));
          observer.answered(Outcome.MADE, Duration.ofMillis(20));
          observer.notMade(Refusal.DEADLINE_EXCEEDED);

          MeterRegistry registry = context.getBean(MeterRegistry.class);
          assertThat(
                  registry
                      .get("atalaya.answers")
                      .tag("outcome", "made")
                      .timer()
                      .mean(TimeUnit.MILLISECONDS))
              .isEqualTo(30);
          assertThat(registry.get("atalaya.answers").tag("outcome", "kept").timer().count())
              .isZero();
          assertThat(
                  registry
                      .get("atalaya.refusals")
                      .tag("reason", "deadline-exceeded")
                      .counter()
                      .count())
              .isEqualTo(1);
        });
  }

  @Test
  void noRegistryOrNoObservatory_noMeters() {
    sample.run(context ->
        assertThat(context)
            .hasNotFailed()
            .doesNotHaveBean(MeterBinder.class)
            .doesNotHaveBean(AnswerObserver.class));
    measured(runner)
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(MeterBinder.class));
  }

  @Test
  void withoutMicrometer_startsWithoutMeters() {
    sample
        .withClassLoader(new FilteredClassLoader("io.micrometer"))
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(AnswerObserver.class));
  }

  @Test
  void ownObserver_usedInstead() {
    measured(sample)
        .withBean(AnswerObserver.class, () -> AnswerObserver.NONE)
        .run(context ->
            assertThat(context).getBean(AnswerObserver.class).isSameAs(AnswerObserver.NONE));
  }

  private static MeterRegistry bound(ApplicationContext context) {
    MeterRegistry registry = context.getBean(MeterRegistry.class);
    context.getBean(MeterBinder.class).bindTo(registry);
    return registry;
  }

  private static double gauge(MeterRegistry registry, String name, String... tags) {
    return registry.get(name).tags(tags).gauge().value();
  }
}
