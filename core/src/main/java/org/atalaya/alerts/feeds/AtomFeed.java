// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.PublicAlert;
import org.atalaya.alerts.PublicAlert.Announcement;
import org.atalaya.alerts.Tombstone;
import org.atalaya.cases.Wording;

/**
 * Atom (RFC 4287), which is the index of the CAP messages, too: every entry links its message. A
 * tombstone has the id of the entry it takes the place of, so that readers put it there.
 */
record AtomFeed(AlertAuthority authority, AlertAddresses addresses, Locale locale) {

  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  byte[] write(List<? extends PublicAlert> alerts) {
    String name = CleanText.line(authority.name().in(locale));
    String self = addresses.feed("atom", locale);
    return MarkupWriter.document(xml -> {
      xml.start("feed", NAMESPACE)
          .attribute("xml:lang", Wording.supported(locale).getLanguage())
          .element("id", self)
          .element("title", BulletinText.WORDING.text(locale, "feed.title", name))
          .element("subtitle", BulletinText.WORDING.text(locale, "feed.description", name))
          .element("updated", dates().internet(updated(alerts)))
          .empty("link", "rel", "self", "type", AlertFeeds.ATOM, "href", self);
      xml.start("author").element("name", name).end();
      alerts.forEach(alert -> entry(xml, alert));
      xml.end();
    });
  }

  private void entry(MarkupWriter xml, PublicAlert alert) {
    xml.start("entry").element("id", BulletinText.urn(alert.id()));
    switch (alert) {
      case Bulletin bulletin -> bulletin(xml, bulletin);
      case Tombstone tombstone ->
          xml.element("title", BulletinText.ended(locale))
              .element("content", BulletinText.withdraw(locale));
    }
    xml.element("updated", dates().internet(alert.latest().sent()))
        .empty(
            "link", "rel", "alternate", "type", AlertFeeds.CAP, "href", addresses.cap(alert.id()))
        .end();
  }

  private void bulletin(MarkupWriter xml, Bulletin bulletin) {
    BulletinText text = BulletinText.of(authority, bulletin, locale);
    String page = addresses.page(bulletin.id(), locale);
    xml.element("title", text.heading() + ": " + text.person())
        .element("published", dates().internet(bulletin.activated()))
        .empty("link", "rel", "alternate", "type", "text/html", "href", page);
    xml.start("content")
        .attribute("type", "html")
        .text(BulletinHtml.of(bulletin, text, addresses))
        .end();
  }

  /** What was told last; in an empty feed the beginning of time, since nothing was told yet. */
  private static Instant updated(List<? extends PublicAlert> alerts) {
    return alerts.stream()
        .map(PublicAlert::latest)
        .map(Announcement::sent)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private FeedDates dates() {
    return new FeedDates(authority.zone());
  }
}
