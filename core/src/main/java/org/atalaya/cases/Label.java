// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A text shown to people, in each language it was written in. Spanish is the language of the house:
 * it is always present and is what a reader of a missing language gets.
 *
 * @param texts text by ISO 639 language code; contains {@code es}, no text is blank
 */
public record Label(Map<String, String> texts) {

  private static final String HOME = "es";

  public Label {
    texts = Map.copyOf(texts);
    if (!texts.containsKey(HOME)) {
      throw new IllegalArgumentException("a label needs a text in 'es', given: " + texts.keySet());
    }
    if (texts.values().stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a label must not be blank");
    }
  }

  /** A label in Spanish and English. */
  public static Label of(String spanish, String english) {
    return new Label(Map.of(HOME, spanish, "en", english));
  }

  /** A proper name, the same in every language. */
  public static Label same(String name) {
    return new Label(Map.of(HOME, name));
  }

  /** This text, {@code between} and another, in every language that this one is written in. */
  public Label joined(String between, Label other) {
    Map<String, String> joined = new LinkedHashMap<>();
    texts.forEach(
        (language, text) -> joined.put(language, text + between + other.in(Locale.of(language))));
    return new Label(joined);
  }

  /** The text in the language of {@code locale}, in Spanish where there is none. */
  public String in(Locale locale) {
    String text = texts.get(locale.getLanguage());
    return text != null ? text : requireNonNull(texts.get(HOME), HOME);
  }
}
