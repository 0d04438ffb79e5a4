// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.atalaya.cases.MappingProposal.Limits;

/**
 * The files that evaluators hand in, each for whoever handed it in and in memory only: a few at a
 * time, and none that nobody looks at.
 */
public final class OwnFiles implements AutoCloseable {

  /** How many there are at once; each takes up to three times the size of its file. */
  public static final int MOST_AT_ONCE = 3;

  /** Size of a file, as it comes and unpacked. */
  public static final int MOST_BYTES = 50_000_000;

  /** What else a file may have. */
  public static final Limits LIMITS = new Limits(200, 1_000_000);

  /** How long one is kept of which nothing is asked. */
  public static final Duration IDLE = Duration.ofMinutes(15);

  private final List<OwnFile> open = new CopyOnWriteArrayList<>();
  private final InstantSource clock;
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  /** No files; {@code clock} says how long one was idle. */
  public OwnFiles(InstantSource clock) {
    this.clock = clock;
    sweeper.scheduleWithFixedDelay(this::dropIdle, 1, 1, TimeUnit.MINUTES);
  }

  /**
   * Room for a file; empty if others have it all.
   *
   * @param dropped is run when the file is dropped because nobody asked anything of it
   */
  public synchronized Optional<OwnFile> open(Runnable dropped) {
    dropIdle();
    if (open.size() >= MOST_AT_ONCE) {
      return Optional.empty();
    }
    OwnFile file = new OwnFile(clock, dropped);
    open.add(file);
    return Optional.of(file);
  }

  /** Drops a file, and gives its room to others. */
  public void close(OwnFile file) {
    open.remove(file);
    file.close();
  }

  /** Drops the files of which nothing was asked for {@link #IDLE}. */
  void dropIdle() {
    for (OwnFile file : open) {
      if (file.lastUsed().plus(IDLE).isBefore(clock.instant())) {
        close(file);
        file.tellDropped();
      }
    }
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
    open.forEach(this::close);
  }
}
