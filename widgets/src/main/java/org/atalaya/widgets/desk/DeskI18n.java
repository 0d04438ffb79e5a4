// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.desk;

import java.io.Serializable;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.atalaya.cases.Wording;

/** The words of a desk, by the keys of the bundle {@code wording_es.properties} beside it. */
public final class DeskI18n implements DeskText {

  private static final long serialVersionUID = 1L;

  private final Class<? extends Serializable> desk;
  private final Locale locale;
  private final HashMap<String, String> own;

  private DeskI18n(Class<? extends Serializable> desk, Locale locale, Map<String, String> own) {
    this.desk = desk;
    this.locale = locale;
    this.own = new HashMap<>(own);
  }

  /** The words of a desk in the language of {@code locale}: Spanish or English. */
  public static DeskI18n of(Class<? extends Serializable> desk, Locale locale) {
    return new DeskI18n(desk, Wording.withCountry(Wording.supported(locale)), Map.of());
  }

  /**
   * These words with another text.
   *
   * @param text in the syntax of {@link MessageFormat}
   * @throws IllegalArgumentException if there is no such key
   */
  public DeskI18n with(String key, String text) {
    try {
      Wording.of(desk).text(locale, key);
    } catch (MissingResourceException e) {
      throw new IllegalArgumentException("the desk has no words '%s'".formatted(key), e);
    }
    DeskI18n changed = new DeskI18n(desk, locale, own);
    changed.own.put(key, text);
    return changed;
  }

  /** Whose language and dates it is. */
  public Locale locale() {
    return locale;
  }

  @Override
  public String text(String key, Object... arguments) {
    String text = own.get(key);
    return text == null
        ? Wording.of(desk).text(locale, key, arguments)
        : new MessageFormat(text, locale).format(arguments);
  }

  /** A day, by the pattern of the bundle. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(text("day.pattern"), Locale.of(locale.getLanguage()))
        .format(day);
  }

  /** A day and time. */
  public String moment(Instant moment, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
    return text("moment", day(local.toLocalDate()), "%tR".formatted(local.toLocalTime()));
  }
}
