// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.atalaya.ReleasedHistory;
import org.atalaya.cases.CaseStore;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.statistics.IndicatorCatalogue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has a store that follows a feed forget once a day what nobody can be told any more, for as long
 * as the application context runs.
 */
final class HistoryUpkeep implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryUpkeep.class);

  private final CaseStore store;
  private final IndicatorCatalogue indicators;
  private final DisclosureProfile profile;
  private final Clock clock;
  private final Duration pause;
  private @Nullable ScheduledExecutorService days;

  /**
   * The upkeep of {@code store}.
   *
   * @param pause before the first time, and between any two
   */
  HistoryUpkeep(
      CaseStore store,
      IndicatorCatalogue indicators,
      DisclosureProfile profile,
      Clock clock,
      Duration pause) {
    this.store = store;
    this.indicators = indicators;
    this.profile = profile;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("atalaya-history").factory());
    started.scheduleWithFixedDelay(
        this::forget, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    days = started;
  }

  private void forget() {
    try {
      int forgotten = ReleasedHistory.keepOnly(store, indicators, profile, clock);
      LOG.info("{} versions that nobody can ask for any more are forgotten", forgotten);
    } catch (RuntimeException e) {
      // Tried again the next day: the history only grows meanwhile.
      LOG.warn("The history could not be cleared: {}", e.getClass().getName());
    }
  }

  @Override
  public synchronized void stop() {
    if (days != null) {
      days.close();
      days = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return days != null;
  }
}
