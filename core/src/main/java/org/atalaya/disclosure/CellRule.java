// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.List;
import org.atalaya.cases.Label;

/** A rule that decides what is published of one cell, from that cell alone. */
public sealed interface CellRule extends DisclosureRule permits MinimumFrequencyRule, CellKeyRule {

  /**
   * What a reader of a protected figure must know about it: first what is printed with every
   * figure, then what only tables and pages have room for. Says how figures are protected, never
   * what was done to this one.
   */
  List<Label> notes();

  /** The smallest figure that is published, 1 or above. */
  long threshold();
}
