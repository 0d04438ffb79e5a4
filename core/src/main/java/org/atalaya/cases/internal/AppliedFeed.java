// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CaseFeedException;
import org.atalaya.cases.FeedProgress;
import org.atalaya.cases.FeedUnavailableException;
import org.atalaya.cases.FollowedFeed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A feed of which one batch after the other is read and applied. */
final class AppliedFeed implements FollowedFeed {

  private static final Logger LOG = LoggerFactory.getLogger(FollowedFeed.class);

  private final CaseFeed feed;
  private final FeedApplier applier;
  private final FeedJournal journal;
  private final FeedProgress progress;
  private final ReentrantLock reading = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ending = lock.newCondition();
  private @Nullable Thread thread;
  private volatile boolean closed;

  AppliedFeed(CaseFeed feed, FeedApplier applier, FeedJournal journal, FeedProgress progress) {
    this.feed = feed;
    this.applier = applier;
    this.journal = journal;
    this.progress = progress;
  }

  @Override
  public void catchUp() {
    reading.lock();
    try {
      read();
      journal.problem(Optional.empty());
    } catch (CaseFeedException e) {
      journal.problem(Optional.ofNullable(e.getMessage()));
      throw e;
    } finally {
      reading.unlock();
    }
  }

  private void read() {
    long begun = System.nanoTime();
    long rows = 0;
    boolean more = true;
    while (more && !closed) {
      CaseFeed.Batch batch = applier.next(feed);
      rows += batch.changes().size();
      progress.at(rows, Duration.ofNanos(System.nanoTime() - begun), batch.remaining());
      more = batch.asOf().isEmpty();
    }
  }

  @Override
  public void start(Duration pause) {
    if (pause.isNegative() || pause.isZero()) {
      throw new IllegalArgumentException(
          "pause: given: %s, allowed: more than zero".formatted(pause));
    }
    lock.lock();
    try {
      if (closed || thread != null) {
        throw new IllegalStateException(
            closed ? "the feed is closed" : "the feed is being followed already");
      }
      Thread started = new Thread(() -> run(pause), "atalaya-feed");
      started.setDaemon(true);
      started.start();
      thread = started;
    } finally {
      lock.unlock();
    }
  }

  private void run(Duration pause) {
    boolean available = true;
    while (!closed) {
      try {
        // Where several nodes share a store, one asks the system, and another once that one is
        // late.
        if (applier.isReadElsewhere(pause.multipliedBy(2))) {
          journal.problem(Optional.empty());
        } else {
          catchUp();
        }
        if (!available) {
          LOG.info("The feed is followed again.");
        }
        available = true;
      } catch (FeedUnavailableException e) {
        // Once, not at every pause.
        if (available) {
          LOG.warn("The feed cannot be followed just now: {}", e.getMessage());
        }
        available = false;
      } catch (CaseFeedException e) {
        LOG.error("The feed is no longer followed: {}", e.getMessage());
        return;
      } catch (RuntimeException e) {
        // A message that is not ours may hold anything.
        String problem = "The feed failed (%s).".formatted(e.getClass().getSimpleName());
        journal.problem(Optional.of(problem));
        LOG.error("The feed is no longer followed: {}", problem);
        return;
      }
      await(pause);
    }
  }

  private void await(Duration pause) {
    lock.lock();
    try {
      long left = pause.toNanos();
      while (!closed && left > 0) {
        left = ending.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    Thread running;
    lock.lock();
    try {
      closed = true;
      ending.signalAll();
      running = thread;
    } finally {
      lock.unlock();
    }
    if (running != null && running != Thread.currentThread()) {
      join(running);
    }
  }

  private static void join(Thread running) {
    try {
      running.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
