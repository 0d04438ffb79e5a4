// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

/** What is published of one cell: a figure, or the reason why there is none. */
public sealed interface CellValue {

  /**
   * A figure that may be shown.
   *
   * @param value the figure; a whole number for counts, percent for shares and changes
   */
  record Published(double value) implements CellValue {
    public Published {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a published figure is finite");
      }
    }
  }

  /**
   * A figure that is withheld because it could reveal a person.
   *
   * @param below the figure lies below this count, 1 or above; zero is not told apart from the rest
   */
  record Suppressed(long below) implements CellValue {
    public Suppressed {
      if (below < 1) {
        throw new IllegalArgumentException("below must be >= 1. Provided value: " + below);
      }
    }
  }

  /**
   * A figure that does not exist.
   *
   * @param reason why
   */
  record NotDefined(Reason reason) implements CellValue {}

  /** Why a figure does not exist. */
  enum Reason {
    /** There is no period before this one in the table. */
    NO_EARLIER_PERIOD,
    /** It would have to be divided by zero. */
    BASE_IS_ZERO,
    /** A figure it is computed from is withheld. */
    BASE_IS_SUPPRESSED,
    /** The listed categories overlap, or there is no total from which to subtract them. */
    NO_TOTAL
  }
}
