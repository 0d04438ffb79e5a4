// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import java.io.Serializable;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.atalaya.cases.Wording;

/**
 * The words of an {@link AlertDesk}, by the keys of its bundle {@code wording_es.properties}; all
 * others are those of the alerts and of the country.
 */
public final class AlertDeskI18n implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(AlertDeskI18n.class);

  private final Locale locale;
  private final HashMap<String, String> own;

  private AlertDeskI18n(Locale locale, Map<String, String> own) {
    this.locale = Wording.withCountry(Wording.supported(locale));
    this.own = new HashMap<>(own);
  }

  /** The words in the language of {@code locale}: Spanish or English. */
  public static AlertDeskI18n of(Locale locale) {
    return new AlertDeskI18n(locale, Map.of());
  }

  /**
   * These words with another text.
   *
   * @param text in the syntax of {@link MessageFormat}
   * @throws IllegalArgumentException if there is no such key
   */
  public AlertDeskI18n with(String key, String text) {
    try {
      WORDING.text(locale, key);
    } catch (MissingResourceException e) {
      throw new IllegalArgumentException("the alert desk has no words '%s'".formatted(key), e);
    }
    AlertDeskI18n changed = new AlertDeskI18n(locale, own);
    changed.own.put(key, text);
    return changed;
  }

  /** Whose language and dates it is. */
  Locale locale() {
    return locale;
  }

  String text(String key, Object... arguments) {
    String text = own.get(key);
    return text == null
        ? WORDING.text(locale, key, arguments)
        : new MessageFormat(text, locale).format(arguments);
  }
}
