// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

/** Bytes are no envelope. Says which field is wrong, and never what was given. */
public final class InvalidEnvelopeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient EnvelopeProblem problem;

  InvalidEnvelopeException(EnvelopeProblem problem) {
    // Without a cause: that of a parser quotes what it read.
    super("the envelope is not taken: " + problem);
    this.problem = problem;
  }

  /** What is wrong, and what is allowed. */
  public EnvelopeProblem problem() {
    return problem;
  }
}
