// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The words of one package in every language that is shipped, from its bundles {@code
 * wording_<language>.properties}. A new language is a new bundle in each package and an entry here.
 */
public final class Wording {

  /** The languages shipped, Spanish first. */
  public static final List<Locale> LANGUAGES = List.of(Locale.of("es"), Locale.of("en"));

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Map<String, ResourceBundle> bundles = new LinkedHashMap<>();

  private Wording(Class<?> owner) {
    String baseName = owner.getPackageName() + ".wording";
    for (Locale language : LANGUAGES) {
      bundles.put(
          language.getLanguage(),
          ResourceBundle.getBundle(baseName, language, owner.getClassLoader(), NO_FALLBACK));
    }
  }

  /** The words of the package of {@code owner}. */
  public static Wording of(Class<?> owner) {
    return new Wording(owner);
  }

  /**
   * The text {@code key} in the language of {@code locale} (in Spanish where it is not shipped),
   * with {@code {0}}, {@code {1}} … replaced by {@code arguments}; numbers among them are written
   * as Guatemala does, {@code 3,000} and {@code 1.7} in both languages.
   *
   * @throws java.util.MissingResourceException if there is no such text
   */
  public String text(Locale locale, String key, Object... arguments) {
    Locale language = supported(locale);
    String pattern =
        bundles.get(language.getLanguage()) instanceof ResourceBundle bundle
            ? bundle.getString(key)
            : key;
    return new MessageFormat(pattern, withCountry(language)).format(arguments);
  }

  /** The text {@code key} in every language. */
  public Label label(String key, Object... arguments) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Locale language : LANGUAGES) {
      texts.put(language.getLanguage(), text(language, key, arguments));
    }
    return new Label(texts);
  }

  /** {@code locale} where its language is shipped, else Spanish. */
  public static Locale supported(Locale locale) {
    return LANGUAGES.stream().anyMatch(known -> known.getLanguage().equals(locale.getLanguage()))
        ? locale
        : LANGUAGES.getFirst();
  }

  /** Spanish without a country writes 5.332,5; Guatemala writes 5,332.5. */
  public static Locale withCountry(Locale locale) {
    return locale.getLanguage().equals("es") && locale.getCountry().isEmpty()
        ? Locale.of("es", "GT")
        : locale;
  }
}
