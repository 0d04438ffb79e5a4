// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.atalaya.cases.Deadline;
import org.atalaya.cases.DeadlineExceededException;

/**
 * Lets so many answers be made at once, lets some more wait for a while, and refuses the rest: past
 * that point waiting would only make everybody's answer late.
 *
 * <p>A turn is taken when the store is first asked. What is refused before, or needs no records,
 * takes none.
 */
public final class WorkLimit {

  private final LoadSettings settings;
  private final Semaphore turns;

  /** Turns and places in the queue. */
  private final Semaphore places;

  /** A limit to be shared by all that ask one store. */
  public WorkLimit(LoadSettings settings) {
    this.settings = settings;
    // Fair: first come, first served.
    turns = new Semaphore(settings.turns(), true);
    places = new Semaphore(settings.turns() + settings.queue());
  }

  /**
   * Makes an answer in its turn.
   *
   * @param charge runs before a turn is waited for, so that who has had too many made takes no
   *     place in the queue; what it throws, refuses the answer, and what it returns is given back
   *     if no turn comes
   * @throws OverloadedException if there is no place in the queue, or no turn in time
   * @throws DeadlineExceededException if the store takes too long
   */
  public <T> T within(Supplier<Charge> charge, Supplier<T> maker) {
    Turn turn = new Turn();
    try {
      return Deadline.within(settings.deadline(), () -> enter(charge.get(), turn), maker);
    } finally {
      turn.giveBack();
    }
  }

  private static void enter(Charge charged, Turn turn) {
    try {
      turn.take();
    } catch (OverloadedException e) {
      charged.giveBack();
      throw e;
    }
  }

  /** That of one answer. */
  private final class Turn {

    private boolean taken;

    void take() {
      if (!places.tryAcquire()) {
        throw new OverloadedException(settings.waiting());
      }
      try {
        taken = turns.tryAcquire(settings.waiting().toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        if (!taken) {
          places.release();
        }
      }
      if (!taken) {
        throw new OverloadedException(settings.waiting());
      }
    }

    void giveBack() {
      if (taken) {
        turns.release();
        places.release();
      }
    }
  }
}
