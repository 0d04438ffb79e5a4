// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import java.sql.SQLException;

/**
 * The database refused something or did not answer. Says only what was tried and the database's
 * code: its own message may quote a row.
 */
public final class StoreException extends RuntimeException {

  private StoreException(String message, StackTraceElement[] trace) {
    super(message);
    setStackTrace(trace);
  }

  /**
   * What became of {@code tried}.
   *
   * @param tried what was tried, without content of records
   */
  public static StoreException of(String tried, SQLException cause) {
    return new StoreException(
        "the operational store could not %s (SQL state %s, code %d)"
            .formatted(tried, cause.getSQLState(), cause.getErrorCode()),
        cause.getStackTrace());
  }

  /** The same of a failure that has no code. */
  public static StoreException of(String tried, Exception cause) {
    return new StoreException(
        "the operational store could not %s (%s)"
            .formatted(tried, cause.getClass().getSimpleName()),
        cause.getStackTrace());
  }
}
