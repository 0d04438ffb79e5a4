// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.util.List;
import java.util.Locale;
import org.atalaya.cases.Label;

/** Something that may not be done with an alert, or not yet, or not by this person. */
public final class AlertRefusedException extends RuntimeException {

  /** Why not. */
  public enum Refusal {
    /** There is no alert with this id. */
    UNKNOWN,
    /** Not in this state of its life. */
    STATE,
    /** The draft lacks something, or holds something that cannot be. */
    PROBLEMS,
    /** The safety of the missing person was not assessed since the draft was changed last. */
    NOT_ASSESSED,
    /** The assessment found a danger and no second person has decided otherwise. */
    DANGER,
    /** It takes a second person. */
    SAME_PERSON,
    /** A name that is not shown, for her safety, is not shown later. */
    NAME_SHOWN,
    /** An alert stays of its kind. */
    KIND,
    /** It has to expire later than now, and within 90 days. */
    EXPIRY,
    /** A reason has 10 to 1,000 characters. */
    REASON
  }

  private final Refusal refusal;
  private final List<AlertProblem> problems;

  AlertRefusedException(Refusal refusal, List<AlertProblem> problems) {
    super("refused: " + refusal + (problems.isEmpty() ? "" : " " + problems));
    this.refusal = refusal;
    this.problems = List.copyOf(problems);
  }

  AlertRefusedException(Refusal refusal) {
    this(refusal, List.of());
  }

  /** Why. */
  public Refusal refusal() {
    return refusal;
  }

  /** All that is wrong with the draft; empty for other refusals. */
  public List<AlertProblem> problems() {
    return problems;
  }

  /** What to tell staff. */
  public Label label() {
    return AlertProblem.WORDING.label(
        "refusal." + refusal.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
