// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.atalaya.registry.RegistryOffice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has an office ask the register, work on lists, and erase what is due, for as long as the
 * application context runs. Several nodes may.
 */
final class RegistryUpkeep implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryUpkeep.class);
  private static final int LOOKUPS = 1_000;
  private static final int LINES = 10_000;

  private final RegistryOffice office;
  private final Duration pause;
  private @Nullable ScheduledExecutorService timers;

  /**
   * The upkeep of an office.
   *
   * @param pause between asking and asking again; what is due is erased once a day
   */
  RegistryUpkeep(RegistryOffice office, Duration pause) {
    this.office = office;
    this.pause = pause;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newScheduledThreadPool(1, Thread.ofVirtual().name("atalaya-registry").factory());
    repeat(started, pause, "The register could not be asked", () -> office.lookups().run(LOOKUPS));
    repeat(started, pause, "Lists could not be worked on", () -> office.lists().run(LINES));
    repeat(
        started,
        Duration.ofDays(1),
        "What is due could not be erased",
        () -> office.retention().run());
    timers = started;
  }

  private static void repeat(
      ScheduledExecutorService timers, Duration pause, String failed, Runnable work) {
    // A minute at the latest after the start: what fell due while nothing ran is not left for a
    // day.
    long first = Math.min(pause.toMillis(), Duration.ofMinutes(1).toMillis());
    timers.scheduleWithFixedDelay(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            // Tried again the next time. Without the message, which is not ours.
            LOG.warn("{}: {}", failed, e.getClass().getName());
          }
        },
        first,
        pause.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void stop() {
    if (timers != null) {
      timers.close();
      timers = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return timers != null;
  }
}
