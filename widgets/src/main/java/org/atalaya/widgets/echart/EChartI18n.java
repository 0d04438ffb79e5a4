// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.echart;

import java.io.Serializable;
import java.util.Locale;
import org.atalaya.cases.Wording;

/**
 * The words of an {@link EChart}; all others are in its option.
 *
 * @param loading said while the library or figures are under way
 * @param failed said when the library could not be loaded or does not take the option
 * @param table what discloses the table below the chart
 */
public record EChartI18n(String loading, String failed, String table) implements Serializable {

  private static final Wording WORDING = Wording.of(EChartI18n.class);

  /** The words in the language of {@code locale}: Spanish or English. */
  public static EChartI18n of(Locale locale) {
    return new EChartI18n(
        WORDING.text(locale, "loading"),
        WORDING.text(locale, "failed"),
        WORDING.text(locale, "table"));
  }
}
