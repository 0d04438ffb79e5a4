// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever runs the observatory that answers are refused or late: the first at once, then one
 * line a minute, as a line for each would be a load of its own. Says neither who asked nor what.
 */
public final class RefusalLog {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
  private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong next = new AtomicLong(System.nanoTime());

  /** Notes a refusal. */
  public void note(RuntimeException reason) {
    refused.incrementAndGet();
    long now = System.nanoTime();
    long due = next.get();
    if (now - due >= 0 && next.compareAndSet(due, now + INTERVAL)) {
      LOG.warn(
          "Answers that could not be made in time, since the last such line: {}; the last for {}",
          refused.getAndSet(0),
          reason.getClass().getSimpleName());
    }
  }
}
