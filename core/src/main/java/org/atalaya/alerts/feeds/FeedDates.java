// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments in the authority's zone, to the second, as each format writes them. */
record FeedDates(ZoneId zone) {

  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
  private static final DateTimeFormatter OF_MAIL =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss xx", Locale.ENGLISH);

  /** As RFC 3339 has it, always with an offset in digits: {@code 2026-11-28T05:30:00-06:00}. */
  String internet(Instant moment) {
    return WITH_OFFSET.format(local(moment));
  }

  /** As the Common Alerting Protocol has it, which writes the offset of UTC {@code -00:00}. */
  String cap(Instant moment) {
    return internet(moment).replace("+00:00", "-00:00");
  }

  /** As RFC 822 has it, with a year of four digits: {@code Sat, 28 Nov 2026 05:30:00 -0600}. */
  String mail(Instant moment) {
    return OF_MAIL.format(local(moment));
  }

  private OffsetDateTime local(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
  }
}
