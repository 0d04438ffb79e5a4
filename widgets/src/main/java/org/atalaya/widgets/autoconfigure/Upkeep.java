// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does again and again what has to be done, for as long as the application context runs. */
final class Upkeep implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private final List<Duty> duties;
  private @Nullable ScheduledExecutorService running;

  /**
   * Something to be done. Where it fails it is tried again the next time, so it must be harmless to
   * begin anew.
   *
   * @param name as logs have it
   * @param pause before the first time, and between any two
   */
  record Duty(String name, Duration pause, Runnable work) {

    private void fulfil() {
      try {
        work.run();
      } catch (RuntimeException e) {
        // Not its message, which may name what it was about.
        LOG.warn("{} failed and is tried again: {}", name, e.getClass().getName());
      }
    }
  }

  /** The upkeep by {@code duties}, each apart from the others. */
  Upkeep(Duty... duties) {
    this.duties = List.of(duties);
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newScheduledThreadPool(
            duties.size(), Thread.ofVirtual().name("atalaya-upkeep-", 0).factory());
    for (Duty duty : duties) {
      long pause = duty.pause().toMillis();
      started.scheduleWithFixedDelay(duty::fulfil, pause, pause, TimeUnit.MILLISECONDS);
    }
    running = started;
  }

  @Override
  public synchronized void stop() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return running != null;
  }
}
