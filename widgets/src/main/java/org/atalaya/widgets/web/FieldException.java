// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.cases.Label;

/** Fields of a form that cannot be taken. Has what is allowed, and never what was given. */
final class FieldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Wrong> wrong;

  /** A field, and what is allowed in it. */
  record Wrong(String field, Label words) {}

  /** The exception of at least one field. */
  FieldException(List<Wrong> wrong) {
    super("fields of a form cannot be taken");
    this.wrong = List.copyOf(wrong);
  }

  List<Wrong> wrong() {
    return wrong;
  }

  /** The first of them as a problem document. */
  Problem problem(Locale locale) {
    Wrong first = wrong.getFirst();
    Problem general = Problem.of(RequestProblem.INVALID_FIELD, "", List.of(), locale);
    return new Problem(
        general.kind(),
        general.status(),
        general.title(),
        first.words().in(locale),
        first.field(),
        "",
        List.of(),
        Optional.empty());
  }
}
