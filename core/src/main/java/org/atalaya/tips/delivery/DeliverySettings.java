// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How it is told that tips wait.
 *
 * @param jitter notices of arrival go out after a time by chance up to this one, so that who sees
 *     the mail pass cannot tell by it when somebody sent a tip; not negative
 * @param step after how long without acknowledgement the next superior is told, above zero
 * @param caseSystem the webhook of the case system, where there is one
 */
public record DeliverySettings(Duration jitter, Duration step, Optional<URI> caseSystem) {

  /** Up to two minutes of jitter, a superior after thirty, no case system. */
  public static final DeliverySettings DEFAULT =
      new DeliverySettings(Duration.ofMinutes(2), Duration.ofMinutes(30), Optional.empty());

  public DeliverySettings {
    if (jitter.isNegative() || !step.isPositive()) {
      throw new IllegalArgumentException(
          "jitter must be >= PT0S and step above it. Provided values: %s, %s"
              .formatted(jitter, step));
    }
  }
}
