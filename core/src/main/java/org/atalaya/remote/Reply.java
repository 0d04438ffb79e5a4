// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import java.time.Duration;
import java.util.Optional;

/** What an observatory replies to a question that it can answer. */
sealed interface Reply {

  /** How long it may be kept without asking again. */
  Duration keepFor();

  /**
   * An answer.
   *
   * @param tag its entity tag
   */
  record Whole(byte[] body, Optional<String> tag, Duration keepFor) implements Reply {}

  /** The answer whose tag was sent is still the one. */
  record Unchanged(Duration keepFor) implements Reply {}
}
