// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.List;
import java.util.Locale;

/** A request that is refused before any question is asked. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final RequestProblem kind;
  private final String given;
  private final transient List<String> allowed;

  ProblemException(RequestProblem kind, String given, List<String> allowed) {
    super(kind.id());
    this.kind = kind;
    this.given = given;
    this.allowed = allowed;
  }

  Problem problem(Locale locale) {
    return Problem.of(kind, given, allowed, locale);
  }
}
