// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import java.time.Duration;

/**
 * How much is worked on at once, and how long anyone waits.
 *
 * @param turns how many answers are made at the same time, 1 or above
 * @param queue how many more may wait for their turn, 0 or above
 * @param waiting how long one waits for a turn at most, above zero
 * @param deadline how long the store may count for one answer, above zero
 */
public record LoadSettings(int turns, int queue, Duration waiting, Duration deadline) {

  /**
   * One turn for each processor, as one answer can keep one busy; waiting and counting together end
   * before an element gives up (30 s).
   */
  public static final LoadSettings DEFAULT =
      new LoadSettings(
          Runtime.getRuntime().availableProcessors(),
          100,
          Duration.ofSeconds(5),
          Duration.ofSeconds(20));

  public LoadSettings {
    atLeast(1, turns, "turns");
    atLeast(0, queue, "queue");
    positive(waiting, "waiting");
    positive(deadline, "deadline");
  }

  private static void atLeast(int least, int given, String name) {
    if (given < least) {
      throw new IllegalArgumentException(
          "atalaya.load.%s must be %d or above. Provided value: %d".formatted(name, least, given));
    }
  }

  private static void positive(Duration given, String name) {
    if (!given.isPositive()) {
      throw new IllegalArgumentException(
          "atalaya.load.%s must be longer than zero. Provided value: %s".formatted(name, given));
    }
  }

  /** The longest that an answer that is made within the limits can take to be counted. */
  public Duration longest() {
    return waiting.plus(deadline);
  }
}
