// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.atalaya.Observatory;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.TierReleases;
import org.atalaya.widgets.ElementsVersion;

/**
 * The dates of the monthly releases of the next twelve months, for calendars (iCalendar, RFC 5545).
 * Not those of quicker tiers: an event a day tells nobody anything.
 */
record ReleaseDates(Observatory observatory) {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Octets of a line before it is continued on the next. */
  private static final int LINE = 75;

  byte[] write(Locale locale) {
    StringBuilder text = new StringBuilder();
    String source = observatory.catalogue().source().title().in(locale);
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//Atalaya//" + ElementsVersion.VALUE + "//ES");
    observatory.tierReleases().stream()
        .filter(releases -> releases.tier() == Tier.MONTHLY)
        .forEach(releases -> events(text, releases, source, locale));
    line(text, "END:VCALENDAR");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void events(StringBuilder text, TierReleases releases, String source, Locale locale) {
    Instant stamp =
        releases.past().stream().findFirst().map(TierReleases.Past::released).orElse(Instant.EPOCH);
    for (Instant time : releases.next()) {
      line(text, "BEGIN:VEVENT");
      line(
          text,
          "UID:monthly-%s@%s"
              .formatted(UTC.format(time), escaped(observatory.catalogue().source().id())));
      line(text, "DTSTAMP:" + UTC.format(stamp));
      line(text, "DTSTART:" + UTC.format(time));
      line(text, "SUMMARY:" + escaped(PublicationWords.text(locale, "publications.event", source)));
      line(text, "END:VEVENT");
    }
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n");
  }

  /** A line, continued where it is too long, never within a character. */
  private static void line(StringBuilder text, String line) {
    int octets = 0;
    for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
      String sign = Character.toString(line.codePointAt(i));
      int length = sign.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > LINE) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(sign);
      octets += length;
    }
    text.append("\r\n");
  }
}
