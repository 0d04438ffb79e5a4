// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import java.time.Duration;

/** An answer that is not made, as there are too many to be made already. */
public final class OverloadedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  OverloadedException(Duration retryAfter) {
    super("no turn came free in time");
    this.retryAfter = retryAfter;
  }

  /** When to try again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
