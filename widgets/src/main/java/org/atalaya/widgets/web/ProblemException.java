// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request that is refused, other than for what its question asks. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final RequestProblem kind;
  private final String given;
  private final transient List<String> allowed;
  private final transient Optional<Duration> retryAfter;

  ProblemException(RequestProblem kind, String given, List<String> allowed) {
    this(kind, given, allowed, Optional.empty());
  }

  /** A request that may be answered later. */
  ProblemException(RequestProblem kind, Duration retryAfter) {
    this(kind, "", List.of(), Optional.of(retryAfter));
  }

  private ProblemException(
      RequestProblem kind, String given, List<String> allowed, Optional<Duration> retryAfter) {
    super(kind.id());
    this.kind = kind;
    this.given = given;
    this.allowed = allowed;
    this.retryAfter = retryAfter;
  }

  Problem problem(Locale locale) {
    Problem problem = Problem.of(kind, given, allowed, locale);
    return retryAfter.map(problem::retryAfter).orElse(problem);
  }
}
