// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

/** A file of inhabitants that cannot be used; the message names the place. */
public final class PopulationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PopulationException(String file, long line, String column, String given, String allowed) {
    super(
        "Population file %s cannot be used: line %d, column %s: given %s, allowed %s"
            .formatted(file, line, column, given, allowed));
  }
}
