// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.util.List;
import java.util.Locale;
import org.atalaya.statistics.QueryException;
import org.jspecify.annotations.Nullable;

/** An editor's field that cannot be used. What was given is not repeated. */
public final class InvalidFieldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final int part;
  private final transient List<String> allowed;
  private final transient @Nullable QueryException refusal;

  /**
   * A field with another value than it may have.
   *
   * @param field its id
   * @param allowed what it may have
   */
  public InvalidFieldException(String field, List<String> allowed) {
    this(field, 0, allowed, null);
  }

  /** A field of which the observatory says what is wrong. */
  InvalidFieldException(String field, QueryException refusal) {
    this(field, 0, List.of(), refusal);
  }

  private InvalidFieldException(
      String field, int part, List<String> allowed, @Nullable QueryException refusal) {
    super(
        field
            + (refusal == null
                ? ": allowed are " + String.join(", ", allowed)
                : ": " + refusal.problem().kind().id()));
    this.field = field;
    this.part = part;
    this.allowed = allowed;
    this.refusal = refusal;
  }

  /** The same in one of several parts, the first being 1. */
  InvalidFieldException inPart(int number) {
    return new InvalidFieldException(field, number, allowed, refusal);
  }

  public String field() {
    return field;
  }

  /** Which field it is and what is wrong, in a sentence. */
  public String detail(Locale locale) {
    Words words = new Words(locale);
    String label = words.text("field." + field) + (part == 0 ? "" : " " + part);
    String wrong =
        refusal != null
            ? refusal.problem().detail(locale)
            : words.text("invalid", String.join(", ", allowed));
    return label + ": " + wrong;
  }
}
