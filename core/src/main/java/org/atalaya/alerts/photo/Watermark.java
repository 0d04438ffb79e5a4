// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.AlertKind;

/**
 * What stands on an official photo, in Spanish: a bulletin is found again by it when the photo is
 * shown without the rest.
 *
 * @param kind what the authority calls such an alert
 * @param number of the bulletin
 * @param date of the activation
 */
public record Watermark(String kind, String number, LocalDate date) {

  private static final Locale SPANISH = Locale.of("es");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", SPANISH);

  public Watermark {
    if (kind.isBlank() || number.isBlank()) {
      throw new IllegalArgumentException("a watermark names the alert and its number");
    }
  }

  /** The watermark of an alert of this kind. */
  public static Watermark of(
      AlertAuthority authority, AlertKind kind, String number, LocalDate date) {
    return new Watermark(authority.of(kind).name().in(SPANISH), number, date);
  }

  /** On one line, on two and on three, the widest first. */
  List<List<String>> arrangements() {
    String day = DAY.format(date);
    String numberAndDay = number + " · " + day;
    return List.of(
        List.of(kind + " · " + numberAndDay),
        List.of(kind, numberAndDay),
        List.of(kind, number, day));
  }
}
