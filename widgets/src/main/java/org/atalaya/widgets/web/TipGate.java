// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.atalaya.widgets.load.AllowanceExceededException;
import org.atalaya.widgets.load.ClientAllowance;
import org.atalaya.widgets.load.ProofOfWork;

/** What stands before the tip line: how often one network may ask, and work that is done first. */
record TipGate(ClientAllowance allowance, ProofOfWork work) {

  static final String CHALLENGE = "/v1/tips/challenge";

  /**
   * Lets pass who has not asked too often; before anything of the request is read.
   *
   * @throws ProblemException if it is too often
   */
  void enter(HttpServletRequest request) {
    try {
      allowance.charge(request);
    } catch (AllowanceExceededException e) {
      throw new ProblemException(RequestProblem.TOO_MANY_ATTEMPTS, e.retryAfter());
    }
  }

  /**
   * Uses up a solution.
   *
   * @throws ProblemException if it is none
   */
  void needWork(String solution) {
    if (!work.accept(solution)) {
      throw new ProblemException(RequestProblem.WORK_NEEDED, "", List.of(CHALLENGE));
    }
  }
}
