// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.time.Duration;
import java.util.Locale;

/**
 * Told how public requests are answered, for whoever runs the observatory: neither who asked nor
 * what. It is called by the thread that answers, and so has to be quick.
 */
public interface AnswerObserver {

  /** For whoever does not want to know. */
  AnswerObserver NONE =
      new AnswerObserver() {
        @Override
        public void answered(Outcome outcome, Duration took) {}

        @Override
        public void notMade(Refusal reason) {}
      };

  /** What a client was given. */
  enum Outcome {
    /** An answer that was there, or that another client had made at the same time. */
    KEPT,
    /** An answer that was made for it. */
    MADE,
    /** An answer from an earlier release, as there was none for now. */
    STALE,
    /** A problem document: for what was asked, or for a {@link Refusal}. */
    REFUSED,
    /** A problem document because the observatory failed. */
    FAILED;

    /** The identifier in metrics. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why an answer was not made, whether or not a stale one was there to be given. */
  enum Refusal {
    OVERLOADED,
    TOO_MANY_REQUESTS,
    DEADLINE_EXCEEDED;

    /** The identifier in metrics and the last part of the problem's {@code type}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A request was answered.
   *
   * @param took until the answer was there to be sent
   */
  void answered(Outcome outcome, Duration took);

  /** An answer was not made. */
  void notMade(Refusal reason);
}
