// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import org.atalaya.registry.RegistryOffice;
import org.atalaya.widgets.load.AllowanceExceededException;
import org.atalaya.widgets.load.ClientAllowance;
import org.atalaya.widgets.load.EnumerationWatch;
import org.atalaya.widgets.load.EnumerationWatch.Scope;
import org.atalaya.widgets.load.ProofOfWork;

/**
 * What stands before the registry: how often one network or organisation may ask, the work that
 * programs do first, and the watch for those who try one after the other. All hang on who asks and
 * nothing on whose certificate it is, so nobody can lock out another.
 */
final class RegistryGate {

  private final ClientAllowance allowance;
  private final ProofOfWork work;
  private final EnumerationWatch watch;

  /** What was tried, as alarms name it. */
  enum Tried {
    REQUESTS("requests"),
    PROOFS("proofs"),
    VERIFICATIONS("verifications"),
    REFUSALS("refusals");

    private final String word;

    Tried(String word) {
      this.word = word;
    }
  }

  RegistryGate(RegistryOffice office, RegistryWeb web, RegistryObserver observer, Clock clock) {
    allowance = new ClientAllowance(web.load(), clock, new SecureRandom());
    work = new ProofOfWork(office.secret("work"), web.difficulty(), clock);
    watch =
        new EnumerationWatch(
            web.alarms(),
            (String what, Scope scope) -> {
              office.alarm(what);
              observer.alarm(what, scope);
            },
            clock);
  }

  /**
   * Lets pass who has not asked too often; before anything of the request is read.
   *
   * @throws ProblemException if it is too often
   */
  void enter(HttpServletRequest request) {
    try {
      allowance.charge(request);
    } catch (AllowanceExceededException e) {
      tried(Tried.REFUSALS, request, "");
      throw new ProblemException(RequestProblem.TOO_MANY_ATTEMPTS, e.retryAfter());
    }
  }

  /** The same of an organisation, from wherever it asks. */
  void enter(HttpServletRequest request, String organisation) {
    try {
      allowance.charge("organisation " + organisation);
    } catch (AllowanceExceededException e) {
      tried(Tried.REFUSALS, request, organisation);
      throw new ProblemException(RequestProblem.TOO_MANY_ATTEMPTS, e.retryAfter());
    }
  }

  byte[] challenge() {
    return work.challenge();
  }

  /** Whether the work was done; the solution is used up. */
  boolean worked(String solution) {
    return work.accept(solution);
  }

  /** Counts something that those who try one after the other do often. */
  void tried(Tried what, HttpServletRequest request, String organisation) {
    watch.failed(what.word, allowance.network(request), organisation);
  }
}
