// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import java.time.Duration;

/** An answer that is not made, as the same client has had too many made. */
public final class AllowanceExceededException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  AllowanceExceededException(Duration retryAfter) {
    super("the client's allowance is used up");
    this.retryAfter = retryAfter;
  }

  /** When the client can have the next answer made. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
