// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.grid;

import java.io.Serializable;
import java.util.Locale;
import org.atalaya.cases.Wording;

/**
 * The words of a {@link StatisticsGrid}; all others are the observatory's.
 *
 * @param withheld a figure that is withheld, with {@code {0}} for the range in which it lies
 * @param provisional a figure whose period still fills up, which is {@code {0}}
 */
public record StatisticsGridI18n(String withheld, String provisional) implements Serializable {

  private static final Wording WORDING = Wording.of(StatisticsGridI18n.class);

  /** The words in the language of {@code locale}: Spanish or English. */
  public static StatisticsGridI18n of(Locale locale) {
    return new StatisticsGridI18n(
        WORDING.text(locale, "withheld", "{0}"), WORDING.text(locale, "provisional", "{0}"));
  }
}
