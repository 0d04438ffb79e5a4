// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.filter;

import java.io.Serializable;
import java.util.Locale;
import org.atalaya.cases.Wording;

/**
 * The words of a {@link StatisticsFilter}; all others are the observatory's.
 *
 * @param filters what the fields are together, for those who do not see them
 * @param all that a field restricts to nothing
 * @param clear the button that takes back every choice
 * @param way what the way back from a place is, for those who do not see it
 * @param unknown what an address asked for and there is not, with {@code {0}} for its code and
 *     {@code {1}} for the field's label
 */
public record StatisticsFilterI18n(
    String filters, String all, String clear, String way, String unknown) implements Serializable {

  private static final Wording WORDING = Wording.of(StatisticsFilterI18n.class);

  /** The words in the language of {@code locale}: Spanish or English. */
  public static StatisticsFilterI18n of(Locale locale) {
    return new StatisticsFilterI18n(
        WORDING.text(locale, "filters"),
        WORDING.text(locale, "all"),
        WORDING.text(locale, "clear"),
        WORDING.text(locale, "way"),
        WORDING.text(locale, "unknown", "{0}", "{1}"));
  }
}
