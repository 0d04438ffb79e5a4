// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.List;
import org.atalaya.cases.Label;

/**
 * The age structure to which rates are standardised. Rates to different standards cannot be
 * compared, so its name is printed with them.
 *
 * @param name with year and source
 * @param year the year really used
 * @param groups by age, ascending, without gaps; the last is open
 */
public record StandardPopulation(Label name, int year, List<Group> groups) {

  /**
   * An age group.
   *
   * @param age its ages
   * @param persons of both sexes, 0 or above
   */
  public record Group(AgeSpan age, double persons) {}

  public StandardPopulation {
    groups = List.copyOf(groups);
  }
}
