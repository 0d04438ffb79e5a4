// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.util.Locale;
import org.atalaya.cases.Wording;

/** The words of all portlets, in the language of a reader. */
public record Words(Locale locale) {

  private static final Wording WORDING = Wording.of(Words.class);

  public Words {
    locale = Wording.withCountry(Wording.supported(locale));
  }

  /** The text of this key. */
  public String text(String key, Object... arguments) {
    return WORDING.text(locale, key, arguments);
  }

  /** The language for attributes: {@code es} or {@code en}. */
  public String language() {
    return locale.getLanguage();
  }
}
