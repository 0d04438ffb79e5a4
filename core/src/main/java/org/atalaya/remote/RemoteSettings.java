// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import java.time.Duration;

/**
 * How a remote observatory is asked.
 *
 * @param connectTimeout how long to wait for a connection, above zero
 * @param timeout how long one answer may take in all, above zero
 * @param kept bytes of answers that are kept, 0 or above: as many as their JSON has; their objects
 *     take a few times that
 * @param largest bytes of the largest answer that is taken, 1 or above
 */
public record RemoteSettings(Duration connectTimeout, Duration timeout, long kept, int largest) {

  /** Three and ten seconds, 32 MB, 16 MB. */
  public static final RemoteSettings DEFAULT =
      new RemoteSettings(Duration.ofSeconds(3), Duration.ofSeconds(10), 32L << 20, 16 << 20);

  public RemoteSettings {
    if (!connectTimeout.isPositive() || !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "connectTimeout and timeout must be above zero. Provided: %s, %s"
              .formatted(connectTimeout, timeout));
    }
    if (kept < 0 || largest < 1) {
      throw new IllegalArgumentException(
          "kept must be 0 or above, largest 1 or above. Provided: %d, %d".formatted(kept, largest));
    }
  }
}
