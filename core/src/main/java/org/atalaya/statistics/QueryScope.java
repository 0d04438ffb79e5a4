// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

/** Who asks for a table, which says by what it may be told apart. */
public enum QueryScope {
  /** Anyone: by the dimensions that the indicator offers. */
  PUBLIC,
  /**
   * A measure that needs other counts to compute its own figures: also by dimensions that are kept
   * for measures only. The limits and the protection are the same.
   */
  MEASURES
}
