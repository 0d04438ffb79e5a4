// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a question may keep the store, whatever the engine and however many tables are counted
 * for it.
 *
 * <pre>{@code
 * PublishableTable table =
 *     Deadline.within(Duration.ofSeconds(10), queue::enter, () -> observatory.table(query));
 * }</pre>
 *
 * <p>It is bound to the asking thread: the layers between the asker and the store have nothing to
 * say about time. It begins when the store is first asked, so that a question which is refused
 * before, or needs no records, costs nothing. A question asked without one takes as long as it
 * takes.
 */
public final class Deadline {

  private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

  private final Duration time;
  private final Runnable entrance;
  private boolean begun;
  private long end;

  private Deadline(Duration time, Runnable entrance) {
    this.time = time;
    this.entrance = entrance;
  }

  /**
   * Asks a question.
   *
   * @param time from the moment when the store is first asked, above zero
   * @param entrance runs once, right before that moment and only if it comes: the place to queue,
   *     to charge or to refuse; what it throws reaches the asker
   * @param question is answered on this thread
   * @throws DeadlineExceededException if the time is over before all is counted; what the store was
   *     counting for the question then, it does not count to the end
   * @throws IllegalArgumentException if there is no time
   * @throws IllegalStateException if the thread is within a deadline already
   */
  public static <T> T within(Duration time, Runnable entrance, Supplier<T> question) {
    if (!time.isPositive()) {
      throw new IllegalArgumentException("time must be above zero. Provided: " + time);
    }
    if (CURRENT.get() != null) {
      throw new IllegalStateException("a question within a deadline has no second one");
    }
    CURRENT.set(new Deadline(time, entrance));
    try {
      return question.get();
    } finally {
      CURRENT.remove();
    }
  }

  /**
   * For stores, before each thing they count: nanoseconds that are left, above zero; absent where
   * the asker sets no limit.
   *
   * @throws DeadlineExceededException if none are left
   */
  public static OptionalLong left() {
    Deadline deadline = CURRENT.get();
    return deadline == null ? OptionalLong.empty() : OptionalLong.of(deadline.remaining());
  }

  private long remaining() {
    if (!begun) {
      entrance.run();
      begun = true;
      end = System.nanoTime() + time.toNanos();
    }
    long left = end - System.nanoTime();
    if (left <= 0) {
      throw new DeadlineExceededException();
    }
    return left;
  }
}
