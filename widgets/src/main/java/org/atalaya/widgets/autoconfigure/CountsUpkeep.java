// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.statistics.HandedOverCounts;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.ReleaseCalendar;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings what is counted of a unit into the store when the application starts and before each
 * monthly release, for as long as the application context runs.
 */
final class CountsUpkeep implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CountsUpkeep.class);

  /** As long as a feed may take to come to the end of a version. */
  private static final Duration RETRY = Duration.ofMinutes(1);

  private final CountingUnit unit;
  private final Optional<HandedOverCounts> counts;
  private final ReleaseCalendar calendar;
  private final Clock clock;
  private @Nullable ScheduledExecutorService releases;

  private CountsUpkeep(
      CountingUnit unit, Optional<HandedOverCounts> counts, ReleaseCalendar calendar, Clock clock) {
    this.unit = unit;
    this.counts = counts;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Of {@code counts}, if the mapping has the unit handed over.
   *
   * @throws SettingException if it has, and there is no calendar
   */
  static CountsUpkeep of(
      CountingUnit unit,
      Supplier<HandedOverCounts> counts,
      CsvMapping mapping,
      ReleaseCalendar calendar,
      Clock clock) {
    boolean handedOver = HandedOverCounts.areHandedOver(unit, mapping);
    if (handedOver && calendar.next(Tier.MONTHLY, clock.instant()).isEmpty()) {
      throw new SettingException(
          ("the mapping has the unit %1$s handed over, and the disclosure policy has no 'releases':"
                  + " with each version released at once, two of them beside one another show"
                  + " single records.")
              .formatted(unit.id()),
          "Give the policy a calendar of releases, or read the unit %s from a file."
              .formatted(unit.id()));
    }
    return new CountsUpkeep(
        unit, handedOver ? Optional.of(counts.get()) : Optional.empty(), calendar, clock);
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("atalaya-counts-" + unit.id()).factory());
    counts.ifPresentOrElse(
        found -> started.execute(() -> bring(found, started)),
        () ->
            LOG.info(
                "The unit {} is not counted from here: the mapping does not have it handed over",
                unit.id()));
    releases = started;
  }

  private void bring(HandedOverCounts found, ScheduledExecutorService executor) {
    try {
      found.bring();
      LOG.info(
          "What is counted of the unit {} is in the store for the next monthly release", unit.id());
      found
          .due(calendar)
          .map(due -> Duration.between(clock.instant(), due))
          .ifPresent(pause -> later(found, executor, pause));
    } catch (UnsupportedOperationException e) {
      LOG.info("The unit {} is not brought from here: this node only reads the store", unit.id());
    } catch (RuntimeException e) {
      // The class only: a message could count.
      LOG.warn(
          "The unit {} could not be brought into the store: {}", unit.id(), e.getClass().getName());
      later(found, executor, RETRY);
    }
  }

  private void later(HandedOverCounts found, ScheduledExecutorService executor, Duration pause) {
    if (!executor.isShutdown()) {
      executor.schedule(() -> bring(found, executor), pause.toMillis(), TimeUnit.MILLISECONDS);
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
