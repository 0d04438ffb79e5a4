// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

/**
 * Asks the authority's registers whether the person who is missing has complained of who reports
 * her, or is protected from that person by an order: an alert can be used to hunt a woman who fled.
 * Hosts bring it; there is none that simply passes.
 */
@FunctionalInterface
public interface ReporterCheck {

  /** What the registers say. */
  enum Finding {
    /** They know of nothing between the two. */
    NOTHING,
    /** A complaint or a protection order. */
    COMPLAINT_OR_ORDER,
    /** They did not answer, or cannot tell one of the two. Blocks like a finding. */
    UNANSWERED
  }

  /**
   * What the registers say of the two. An exception counts as {@link Finding#UNANSWERED}.
   *
   * @param missing as drafted
   * @param reporter who reports her
   */
  Finding check(AlertDraft missing, Reporter reporter);
}
