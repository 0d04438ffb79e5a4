// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.filter;

import java.util.List;
import java.util.function.UnaryOperator;
import org.atalaya.cases.Dimension;
import org.atalaya.portlet.InvalidFieldException;
import org.atalaya.portlet.PublicFilters;

/**
 * What a filter offers.
 *
 * @param indicator whose categories can be chosen
 * @param parameters of the page that it steers, one at least
 */
record FilterSettings(String indicator, List<String> parameters) {

  static final String INDICATOR = "indicator";

  /** Value of a preference, named by its parameter, that is on. */
  static final String ON = "on";

  FilterSettings {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads them from preferences.
   *
   * @throws InvalidFieldException if a value cannot be used
   */
  static FilterSettings read(UnaryOperator<String> values) {
    String indicator = values.apply(INDICATOR).strip();
    if (!Dimension.isId(indicator)) {
      throw new InvalidFieldException(INDICATOR, List.of("complaints", "victims", "…"));
    }
    for (String parameter : PublicFilters.PARAMETERS) {
      if (!List.of("", ON).contains(values.apply(parameter))) {
        throw new InvalidFieldException(parameter, List.of(ON));
      }
    }
    List<String> parameters =
        PublicFilters.PARAMETERS.stream()
            .filter(parameter -> values.apply(parameter).equals(ON))
            .toList();
    if (parameters.isEmpty()) {
      throw new InvalidFieldException(PublicFilters.PARAMETERS.getFirst(), List.of(ON));
    }
    return new FilterSettings(indicator, parameters);
  }
}
