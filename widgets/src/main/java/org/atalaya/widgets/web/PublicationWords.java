// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Wording;
import org.atalaya.measures.DataQuality.Revision;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.StatisticsCatalogue;

/** Words that pages and feeds of releases and corrections share. */
final class PublicationWords {

  private static final Wording WORDING = Wording.of(PublicationWords.class);

  private PublicationWords() {}

  static String text(Locale locale, String key, Object... arguments) {
    return WORDING.text(locale, key, arguments);
  }

  static String id(Tier tier) {
    return tier.name().toLowerCase(Locale.ROOT);
  }

  static String tier(Tier tier, Locale locale) {
    return text(locale, "publications.tier." + id(tier));
  }

  static String day(LocalDate day, Locale locale) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(Wording.withCountry(Wording.supported(locale)))
        .format(day);
  }

  /** A time in words, with its zone: who reads it may live in another. */
  static String time(Instant time, Locale locale) {
    ZoneId zone = ZoneOffset.UTC;
    return text(
        locale,
        "publications.time",
        day(LocalDate.ofInstant(time, zone), locale),
        DateTimeFormatter.ofPattern("HH:mm").withZone(zone).format(time));
  }

  static String period(Revision revision) {
    CalendarPeriod first = revision.first();
    CalendarPeriod last = revision.last();
    return first.equals(last) ? first.code() : first.code() + " – " + last.code();
  }

  /** The name of an indicator; its id where it is not offered any more. */
  static String indicator(StatisticsCatalogue catalogue, String id, Locale locale) {
    return catalogue.entry(id).map(entry -> entry.indicator().shortTitle().in(locale)).orElse(id);
  }
}
