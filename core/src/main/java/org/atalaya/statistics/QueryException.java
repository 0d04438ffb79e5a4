// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.Locale;

/** A question that cannot be answered; {@link #problem()} says why. */
public final class QueryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient QueryProblem problem;

  QueryException(QueryProblem problem) {
    super(problem.kind().id() + ": " + problem.detail(Locale.ENGLISH));
    this.problem = problem;
  }

  public QueryProblem problem() {
    return problem;
  }
}
