// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.LocalDate;

/** What whoever verifies a certificate is told. */
public sealed interface Verification {

  /**
   * It is this person's and may be relied on.
   *
   * @param until the last day
   */
  record Valid(LocalDate until) implements Verification {}

  /**
   * Anything else, never said what: it is unknown, over, revoked, another person's or not shared.
   * Ask the holder for a new one.
   */
  record NotValid() implements Verification {}
}
