// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.List;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;

/**
 * Withholds counts below a threshold, zero included: a shown zero would make the withheld figures
 * next to it more telling.
 *
 * <p>The minimum frequency rule of Hundepool et al., <em>Statistical Disclosure Control</em>
 * (2012), §4.2. <strong>It protects single cells only.</strong> It does not check whether a
 * withheld figure follows from a published total less the published rest, nor what several tables
 * reveal together.
 *
 * @param threshold the smallest count that is published, 1 or above
 */
public record MinimumFrequencyRule(long threshold) implements CellRule {

  private static final Wording WORDING = Wording.of(MinimumFrequencyRule.class);

  public MinimumFrequencyRule {
    DisclosureParameters.requireAtLeast("threshold", 1, threshold);
  }

  CellValue apply(long count) {
    return count < threshold ? new CellValue.Suppressed(threshold) : new CellValue.Published(count);
  }

  @Override
  public List<Label> notes() {
    return List.of(WORDING.label("minimum-frequency", threshold));
  }
}
