// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.MissingPerson;
import org.atalaya.alerts.PhotoSize;
import org.atalaya.alerts.Place;
import org.atalaya.alerts.PublicAlert;
import org.atalaya.alerts.PublicAlert.Announcement;
import org.atalaya.alerts.Tombstone;
import org.atalaya.cases.Wording;

/**
 * What was told of an alert last, as a message of the Common Alerting Protocol 1.2 (OASIS): an
 * {@code Alert}, an {@code Update} or a {@code Cancel}, of which the latter two refer to all that
 * was told before. It is in every language at once, so that there is one official message.
 */
record CapAlert(AlertAuthority authority, AlertAddresses addresses) {

  private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

  byte[] write(PublicAlert alert) {
    return MarkupWriter.document(xml -> {
      xml.start("alert", NAMESPACE)
          .element("identifier", identifier(alert.id(), alert.latest()))
          .element("sender", authority.sender())
          .element("sent", dates().cap(alert.latest().sent()))
          .element("status", "Actual")
          .element("msgType", messageType(alert))
          .element("scope", "Public");
      String earlier = references(alert);
      if (!earlier.isEmpty()) {
        xml.element("references", earlier);
      }
      for (Locale language : Wording.LANGUAGES) {
        switch (alert) {
          case Bulletin bulletin -> bulletin(xml, bulletin, language);
          case Tombstone tombstone -> tombstone(xml, language);
        }
      }
      xml.end();
    });
  }

  private static String identifier(UUID id, Announcement announcement) {
    return id + "." + announcement.revision();
  }

  private static String messageType(PublicAlert alert) {
    return switch (alert) {
      case Bulletin bulletin -> bulletin.announcements().size() == 1 ? "Alert" : "Update";
      case Tombstone tombstone -> "Cancel";
    };
  }

  private String references(PublicAlert alert) {
    List<Announcement> announcements = alert.announcements();
    return announcements.subList(0, announcements.size() - 1).stream()
        .map(earlier ->
            "%s,%s,%s"
                .formatted(
                    authority.sender(),
                    identifier(alert.id(), earlier),
                    dates().cap(earlier.sent())))
        .collect(Collectors.joining(" "));
  }

  private void bulletin(MarkupWriter xml, Bulletin bulletin, Locale language) {
    BulletinText text = BulletinText.of(authority, bulletin, language);
    xml.start("info");
    kind(xml, language, text.kind(), "Immediate", "Severe", "Likely");
    xml.element("onset", dates().cap(bulletin.activated()))
        .element("expires", dates().cap(bulletin.expires()))
        .element("senderName", CleanText.line(authority.name().in(language)))
        .element("headline", text.heading() + ": " + text.person())
        .element("description", described(text))
        .element("instruction", text.call() + "\n" + text.validity())
        .element("web", addresses.page(bulletin.id(), language))
        .element("contact", authority.of(bulletin.kind()).line());
    parameters(xml, bulletin);
    if (bulletin.photo()) {
      xml.start("resource")
          .element("resourceDesc", BulletinText.WORDING.text(language, "photo.official"))
          .element("mimeType", "image/jpeg")
          .element("uri", addresses.photo(bulletin.id(), PhotoSize.POSTER))
          .end();
    }
    area(xml, bulletin.person().place(), language);
    xml.end();
  }

  private static void kind(
      MarkupWriter xml,
      Locale language,
      String event,
      String urgency,
      String severity,
      String certainty) {
    xml.element("language", language.getLanguage())
        .element("category", "Rescue")
        .element("event", event)
        .element("urgency", urgency)
        .element("severity", severity)
        .element("certainty", certainty);
  }

  private static String described(BulletinText text) {
    return text.description()
        .map(description -> text.lastSeen() + "\n" + description)
        .orElse(text.lastSeen());
  }

  private static void parameters(MarkupWriter xml, Bulletin bulletin) {
    MissingPerson person = bulletin.person();
    parameter(xml, "kind", bulletin.kind().code());
    parameter(xml, "number", CleanText.line(bulletin.number()));
    person.name().map(CleanText::line).ifPresent(name -> parameter(xml, "name", name));
    parameter(xml, "age", Integer.toString(person.age()));
    parameter(xml, "sex", person.sex().name());
    parameter(xml, "last-seen", person.lastSeen().toString());
  }

  private static void parameter(MarkupWriter xml, String name, String value) {
    valued(xml, "parameter", name, value);
  }

  private static void valued(MarkupWriter xml, String element, String name, String value) {
    xml.start(element).element("valueName", name).element("value", value).end();
  }

  private static void area(MarkupWriter xml, Place place, Locale language) {
    xml.start("area")
        .element(
            "areaDesc",
            "%s, %s"
                .formatted(
                    CleanText.line(place.name().in(language)),
                    CleanText.line(place.department().in(language))));
    valued(xml, "geocode", "municipality", place.municipality());
    xml.end();
  }

  /** Says that it is over, and nothing of what it was: not even the kind of alert. */
  private void tombstone(MarkupWriter xml, Locale language) {
    xml.start("info");
    kind(
        xml,
        language,
        BulletinText.WORDING.text(language, "ended.event"),
        "Past",
        "Unknown",
        "Unknown");
    xml.element("senderName", CleanText.line(authority.name().in(language)))
        .element("headline", BulletinText.ended(language))
        .element("instruction", BulletinText.withdraw(language))
        .end();
  }

  private FeedDates dates() {
    return new FeedDates(authority.zone());
  }
}
