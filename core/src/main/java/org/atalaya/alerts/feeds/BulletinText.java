// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.AlertAuthority.KindOfAlert;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.MissingPerson;
import org.atalaya.alerts.Place;
import org.atalaya.cases.Wording;

/**
 * A bulletin in words of one language, the same in every format and on every page. It is plain
 * text, without control characters, and not yet escaped for any markup.
 *
 * @param kind what the authority calls such an alert
 * @param number of the bulletin
 * @param person name, or where there is none what she is, with her age
 * @param lastSeen day and place
 * @param description appearance and clothing, possibly of several lines
 * @param call whom to tell what one knows
 * @param validity until when it may be shown
 * @param photo what the photo shows, for those who do not see it
 */
public record BulletinText(
    String kind,
    String number,
    String person,
    String lastSeen,
    Optional<String> description,
    String call,
    String validity,
    String photo) {

  static final Wording WORDING = Wording.of(BulletinText.class);

  /** The words of a bulletin. */
  public static BulletinText of(AlertAuthority authority, Bulletin bulletin, Locale locale) {
    KindOfAlert kind = authority.of(bulletin.kind());
    MissingPerson missing = bulletin.person();
    Place place = missing.place();
    String person = WORDING.text(locale, "person", who(bulletin, locale), missing.age());
    return new BulletinText(
        CleanText.line(kind.name().in(locale)),
        CleanText.line(bulletin.number()),
        person,
        WORDING.text(
            locale,
            "last-seen",
            date(missing.lastSeen(), locale),
            CleanText.line(place.name().in(locale)),
            CleanText.line(place.department().in(locale))),
        missing
            .description()
            .map(text -> CleanText.paragraph(text.in(locale)))
            .filter(text -> !text.isEmpty()),
        WORDING.text(locale, "call", kind.line(), authority.emergency()),
        WORDING.text(
            locale, "validity", dateAndTime(bulletin.expires().atZone(authority.zone()), locale)),
        WORDING.text(locale, "photo", person));
  }

  /** What is said of an alert that has ended, whichever it was. */
  public static String ended(Locale locale) {
    return WORDING.text(locale, "ended");
  }

  /** What those who have shown it are asked to do. */
  public static String withdraw(Locale locale) {
    return WORDING.text(locale, "ended.withdraw");
  }

  /** Kind and number in one. */
  public String heading() {
    return kind + " " + number;
  }

  /** All that is told, a paragraph each, without the heading. */
  public List<String> paragraphs() {
    return Stream.of(
            Stream.of(person + ".", lastSeen), description.stream(), Stream.of(call, validity))
        .flatMap(paragraphs -> paragraphs)
        .toList();
  }

  private static String who(Bulletin bulletin, Locale locale) {
    MissingPerson missing = bulletin.person();
    return missing
        .name()
        .map(CleanText::line)
        .filter(name -> !name.isEmpty())
        .orElseGet(() ->
            WORDING.text(
                locale, "person.%s.%s".formatted(bulletin.kind().code(), missing.sex().name())));
  }

  /** The name of an alert as an address: its id stays, whatever the alert becomes. */
  static String urn(UUID id) {
    return "urn:uuid:" + id;
  }

  private static String date(LocalDate date, Locale locale) {
    return formatter("date.pattern", locale).format(date);
  }

  private static String dateAndTime(ZonedDateTime moment, Locale locale) {
    LocalDateTime local = moment.toLocalDateTime();
    return formatter("moment.pattern", locale).format(local);
  }

  private static DateTimeFormatter formatter(String key, Locale locale) {
    return DateTimeFormatter.ofPattern(
        WORDING.text(locale, key), Locale.of(Wording.supported(locale).getLanguage()));
  }

  /** Nothing of the person: a log may not keep what has to go when she is found. */
  @Override
  public String toString() {
    return "BulletinText[…]";
  }
}
