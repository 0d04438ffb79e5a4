// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Cancels a statement that runs for longer than it may; closed when the statement is done. */
final class Cancellation implements AutoCloseable {

  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final Statement statement;
  private final @Nullable Future<?> scheduled;
  private boolean done;
  private boolean cancelled;

  /**
   * Begins.
   *
   * @param nanoseconds until the statement is cancelled; absent for never
   */
  Cancellation(Statement statement, OptionalLong nanoseconds) {
    this.statement = statement;
    scheduled =
        nanoseconds.isEmpty()
            ? null
            : TIMER.schedule(this::cancel, nanoseconds.getAsLong(), TimeUnit.NANOSECONDS);
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("atalaya-deadline").unstarted(task));
    // Most statements are done long before, and would be held until then.
    timer.setRemoveOnCancelPolicy(true);
    // A thread that waits for ever would keep the classes of an application that was taken away.
    timer.setKeepAliveTime(2, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    return timer;
  }

  // Under a lock: once the statement is done, its connection may run another.
  private synchronized void cancel() {
    if (!done) {
      cancelled = true;
      try {
        statement.cancel();
      } catch (SQLException e) {
        throw new IllegalStateException("the case store cancels no statement", e);
      }
    }
  }

  /** Whether the statement was told to stop. */
  synchronized boolean isCancelled() {
    return cancelled;
  }

  @Override
  public synchronized void close() {
    done = true;
    if (scheduled != null) {
      scheduled.cancel(false);
    }
  }
}
