// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.util.Locale;
import java.util.UUID;
import org.atalaya.alerts.PhotoSize;
import org.atalaya.cases.Wording;

/**
 * Where alerts lie in the public API.
 *
 * @param base address below which the API lies, without a slash at its end, such as {@code
 *     https://observatorio.example/atalaya}
 */
public record AlertAddresses(String base) {

  public AlertAddresses {
    if (!base.matches("https?://[^/?#\\s]+(/[^?#\\s]*[^/?#\\s])?")) {
      throw new IllegalArgumentException(
          "the public address is http(s)://host[/path] without a slash at its end, given: " + base);
    }
  }

  /**
   * A feed of all that is posted.
   *
   * @param format {@code json}, {@code atom} or {@code rss}
   */
  public String feed(String format, Locale locale) {
    return base + "/v1/alerts." + format + language(locale);
  }

  /** The page of an alert, for people. */
  public String page(UUID id, Locale locale) {
    return base + "/v1/alerts/" + id + ".html" + language(locale);
  }

  /** An alert as JSON Feed of one. */
  public String json(UUID id, Locale locale) {
    return base + "/v1/alerts/" + id + ".json" + language(locale);
  }

  /** An alert as message of the Common Alerting Protocol, which is in all languages at once. */
  public String cap(UUID id) {
    return base + "/v1/alerts/" + id + ".cap";
  }

  /** The photo of a bulletin. */
  public String photo(UUID id, PhotoSize size) {
    return base + "/v1/alerts/" + id + "/photo?size=" + size.code();
  }

  /** Nothing for Spanish, which is what the API speaks when not asked. */
  private static String language(Locale locale) {
    String language = Wording.supported(locale).getLanguage();
    return language.equals(Wording.LANGUAGES.getFirst().getLanguage()) ? "" : "?lang=" + language;
  }
}
