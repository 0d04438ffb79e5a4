// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import java.util.Locale;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;

/** A text is no {@link Cui}. Says which part is wrong, and never what was given. */
public final class InvalidCuiException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(InvalidCuiException.class);

  private final Part part;

  /** What of a number can be wrong, in the order in which it is looked at. */
  public enum Part {
    /** Something other than digits, spaces and dashes. */
    CHARACTERS,
    /** Not 13 digits. */
    LENGTH,
    /** The ninth digit does not follow from the eight before it: one of the nine is mistyped. */
    CHECK_DIGIT,
    /** The tenth and eleventh digit are no department. */
    DEPARTMENT,
    /** The last two digits are no municipality of the department. */
    MUNICIPALITY
  }

  InvalidCuiException(Part part) {
    super(words(part).in(Locale.ENGLISH));
    this.part = part;
  }

  private static Label words(Part part) {
    return WORDING.label("cui." + part.name().toLowerCase(Locale.ROOT), Cui.LENGTH);
  }

  /** What is wrong. */
  public Part part() {
    return part;
  }

  /** What is wrong, and what is allowed, in every language. */
  public Label label() {
    return words(part);
  }
}
