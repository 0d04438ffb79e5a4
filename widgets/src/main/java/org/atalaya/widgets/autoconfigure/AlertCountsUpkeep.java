// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.atalaya.alerts.AlertCounts;
import org.atalaya.alerts.Alerts;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.statistics.ReleaseCalendar;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings what is counted of alerts into the store when the application starts and before each
 * monthly release, for as long as the application context runs.
 */
final class AlertCountsUpkeep implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AlertCountsUpkeep.class);

  /** As long as a feed may take to come to the end of a version. */
  private static final Duration RETRY = Duration.ofMinutes(1);

  private final Alerts alerts;
  private final CaseStore store;
  private final CsvMapping mapping;
  private final ReleaseCalendar calendar;
  private final Clock clock;
  private @Nullable ScheduledExecutorService releases;

  AlertCountsUpkeep(
      Alerts alerts, CaseStore store, CsvMapping mapping, ReleaseCalendar calendar, Clock clock) {
    this.alerts = alerts;
    this.store = store;
    this.mapping = mapping;
    this.calendar = calendar;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("atalaya-alert-counts").factory());
    if (AlertCounts.areHandedOver(mapping)) {
      AlertCounts counts = new AlertCounts(alerts, store, mapping, clock);
      started.execute(() -> bring(counts, started));
    } else {
      LOG.info("The alerts are not counted: the mapping does not have them handed over");
    }
    releases = started;
  }

  private void bring(AlertCounts counts, ScheduledExecutorService executor) {
    try {
      counts.bring();
      LOG.info("What is counted of alerts is in the store for the next monthly release");
      counts
          .due(calendar)
          .map(due -> Duration.between(clock.instant(), due))
          .ifPresent(pause -> later(counts, executor, pause));
    } catch (UnsupportedOperationException e) {
      LOG.info("The alerts are not brought from here: this node only reads the store");
    } catch (RuntimeException e) {
      // The class only: a message could count.
      LOG.warn("The alerts could not be brought into the store: {}", e.getClass().getName());
      later(counts, executor, RETRY);
    }
  }

  private void later(AlertCounts counts, ScheduledExecutorService executor, Duration pause) {
    if (!executor.isShutdown()) {
      executor.schedule(() -> bring(counts, executor), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void stop() {
    if (releases != null) {
      releases.shutdownNow();
      releases.close();
      releases = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return releases != null;
  }
}
