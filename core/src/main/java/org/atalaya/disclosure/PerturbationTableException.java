// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

/** A perturbation table that cannot be used; the message names the place. For operators only. */
public final class PerturbationTableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PerturbationTableException(String table, long line, String column, String given, String allowed) {
    super(
        "Perturbation table %s cannot be used: line %d, column %s: given %s, allowed %s"
            .formatted(table, line, column, given, allowed));
  }
}
