// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much is worked on at once, and how long anyone waits.
 *
 * @param turns how many answers are made at the same time, 1 or above
 * @param queue how many more may wait for their turn, 0 or above
 * @param waiting how long one waits for a turn at most, above zero
 * @param deadline how long the store may count for one answer, above zero
 * @param clientAllowance how many answers a minute are made for one client in the long run, 1 or
 *     above
 * @param clientBurst how many are made for one client that has not asked for a while, at least
 *     {@code clientAllowance}
 * @param trustedProxies addresses of proxies that say truly from whom they have a request
 */
public record LoadSettings(
    int turns,
    int queue,
    Duration waiting,
    Duration deadline,
    int clientAllowance,
    int clientBurst,
    List<AddressRange> trustedProxies) {

  /** Loopback and private addresses (RFC 1918, 4193, 3927, 4291). */
  private static final List<AddressRange> PRIVATE =
      Stream.of(
              "127.0.0.0/8",
              "::1",
              "10.0.0.0/8",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "169.254.0.0/16",
              "fc00::/7",
              "fe80::/10")
          .map(AddressRange::parse)
          .toList();

  /**
   * One turn for each processor, as one answer can keep one busy; waiting and counting together end
   * before an element gives up (30 s).
   */
  public static final LoadSettings DEFAULT =
      new LoadSettings(
          Runtime.getRuntime().availableProcessors(),
          100,
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          300,
          1500,
          PRIVATE);

  public LoadSettings {
    atLeast(1, turns, "turns");
    atLeast(0, queue, "queue");
    positive(waiting, "waiting");
    positive(deadline, "deadline");
    atLeast(1, clientAllowance, "client-allowance");
    atLeast(clientAllowance, clientBurst, "client-burst");
    trustedProxies = List.copyOf(trustedProxies);
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
