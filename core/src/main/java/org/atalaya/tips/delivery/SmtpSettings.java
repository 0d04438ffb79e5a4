// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * The mail server for notices.
 *
 * @param security of the connection; with {@link Security#STARTTLS} nothing is sent to a server
 *     that offers none
 * @param user who signs in there, where that is asked for
 * @param password of the user; empty without one
 * @param from the sender's address
 * @param timeout for connecting and for each answer, above zero; several of them make a delivery
 */
public record SmtpSettings(
    String host,
    int port,
    Security security,
    Optional<String> user,
    String password,
    String from,
    Duration timeout) {

  /** How the connection is protected; certificates are checked in both ways that are. */
  public enum Security {
    /** From its beginning, as on port 465. */
    TLS,
    /** After a greeting, as on port 587. */
    STARTTLS,
    /** Not at all, for a server on this machine only. */
    INSECURE_PLAIN
  }

  public SmtpSettings {
    if (port < 1 || port > 65_535 || !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "port must be 1 to 65535 and timeout above PT0S. Provided values: %d, %s"
              .formatted(port, timeout));
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SmtpSettings[%s:%d, %s]".formatted(host, port, security);
  }
}
