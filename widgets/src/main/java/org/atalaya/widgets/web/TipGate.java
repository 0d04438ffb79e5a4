// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.atalaya.operations.StoreException;
import org.atalaya.tips.TipFlood;
import org.atalaya.widgets.load.AllowanceExceededException;
import org.atalaya.widgets.load.ClientAllowance;
import org.atalaya.widgets.load.ProofOfWork;

/**
 * What stands before the tip line: how often one network may ask, and work that is done first. In a
 * flood the work is more for everyone, and nobody is refused for it: an allowance that shrank would
 * lock out who shares an address with whoever makes the flood.
 *
 * @param floodDifficulty how many numbers there are to try in a flood
 */
record TipGate(ClientAllowance allowance, ProofOfWork work, TipFlood flood, int floodDifficulty) {

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

  /** Work to do. One that was given before a flood is still good in it. */
  byte[] challenge() {
    return isFlood() ? work.challenge(floodDifficulty) : work.challenge();
  }

  /** Whether far more write than usual. */
  boolean isFlood() {
    try {
      return flood.since().isPresent();
    } catch (StoreException e) {
      // Whoever opens the page finds whom to call even so; what is sent says that nothing is taken.
      return false;
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
