// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.util.Locale;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;

/** A text is no passport. Says which part is wrong, and never what was given. */
public final class InvalidPassportException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(InvalidPassportException.class);

  private final Part part;

  /** What of a passport can be wrong. */
  public enum Part {
    /** The country is not three letters. */
    COUNTRY,
    /** Something other than letters, digits, spaces and dashes in the number. */
    CHARACTERS,
    /** Fewer than 4 or more than 20 letters and digits. */
    LENGTH
  }

  InvalidPassportException(Part part) {
    super(words(part).in(Locale.ENGLISH));
    this.part = part;
  }

  private static Label words(Part part) {
    return WORDING.label("passport." + part.name().toLowerCase(Locale.ROOT));
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
