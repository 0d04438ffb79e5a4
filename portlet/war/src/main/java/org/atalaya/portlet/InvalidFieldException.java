// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.util.List;
import java.util.Locale;
import org.atalaya.portlet.Presentation.Field;
import org.atalaya.statistics.QueryException;
import org.jspecify.annotations.Nullable;

/** An editor's field that cannot be used. What was given is not repeated. */
public final class InvalidFieldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Field field;
  private final transient List<String> allowed;
  private final transient @Nullable QueryException refusal;

  InvalidFieldException(Field field, List<String> allowed) {
    super(field.id() + ": allowed are " + String.join(", ", allowed));
    this.field = field;
    this.allowed = allowed;
    this.refusal = null;
  }

  /** A field of which the observatory says what is wrong. */
  InvalidFieldException(Field field, QueryException refusal) {
    super(field.id() + ": " + refusal.problem().kind().id());
    this.field = field;
    this.allowed = List.of();
    this.refusal = refusal;
  }

  public Field field() {
    return field;
  }

  /** What is wrong, in a sentence. */
  public String detail(Locale locale) {
    return refusal != null
        ? refusal.problem().detail(locale)
        : new Words(locale).text("invalid", String.join(", ", allowed));
  }
}
