// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What is published of one cell: a figure, or the reason why there is none. */
public sealed interface CellValue {

  /**
   * A figure that may be shown.
   *
   * @param value the figure, in the scale of its measure; a whole number for counts
   * @param interval how far it may be off by chance, where that is known
   * @param cautions what to bear in mind when reading it
   */
  record Published(double value, Optional<ConfidenceInterval> interval, Set<Caution> cautions)
      implements CellValue {
    public Published {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a published figure is finite");
      }
      cautions = Set.copyOf(cautions);
    }

    public Published(double value) {
      this(value, Optional.empty(), Set.of());
    }

    public Published(double value, ConfidenceInterval interval) {
      this(value, Optional.of(interval), Set.of());
    }

    /** The same figure, to be read with one more caution. */
    public Published with(Caution caution) {
      Set<Caution> more = EnumSet.of(caution);
      more.addAll(cautions);
      return new Published(value, interval, more);
    }
  }

  /** Why a figure is to be read with care. */
  enum Caution {
    /** Its period still fills up. */
    PROVISIONAL,
    /** It rests on fewer than 20 events and would jump about without any cause. */
    UNSTABLE
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
    NO_TOTAL,
    /** It is not known how many people live there, or of whom to take the number. */
    NO_POPULATION,
    /** The records do not cover the whole period. */
    PERIOD_INCOMPLETE,
    /** Part of the cohort has not been followed up for so long. */
    FOLLOW_UP_INCOMPLETE,
    /** Fewer than this part of the cohort have reached it so far. */
    NOT_REACHED,
    /** It would rest on fewer than 30 events. */
    TOO_FEW_EVENTS
  }
}
