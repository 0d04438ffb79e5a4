// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.List;
import java.util.Locale;

/** A request that is refused before any question is asked. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String kind;
  private final int status;
  private final String given;
  private final transient List<String> allowed;

  ProblemException(String kind, int status, String given, List<String> allowed) {
    super(kind);
    this.kind = kind;
    this.status = status;
    this.given = given;
    this.allowed = allowed;
  }

  Problem problem(Locale locale) {
    return Problem.ofRequest(kind, status, given, allowed, locale);
  }
}
