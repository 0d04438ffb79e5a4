// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

/** A fixed table that cannot be published as it was declared. Says nothing of its counts. */
public final class FixedTableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says which table is wrong.
   *
   * @param table its name
   * @param field what of it is wrong
   * @param given what it is
   * @param allowed what it may be
   */
  FixedTableException(String table, String field, String given, String allowed) {
    super("table %s: %s: given: %s, allowed: %s".formatted(table, field, given, allowed));
  }
}
