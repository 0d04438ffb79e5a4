// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.PublicAlert;
import org.atalaya.alerts.PublicAlert.Announcement;
import org.atalaya.alerts.Tombstone;
import org.atalaya.cases.Wording;

/** RSS 2.0, to be asked for again after the shortest time that it knows: a minute. */
record RssFeed(AlertAuthority authority, AlertAddresses addresses, Locale locale) {

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final int MINUTES = 1;

  byte[] write(List<? extends PublicAlert> alerts) {
    String name = CleanText.line(authority.name().in(locale));
    String self = addresses.feed("rss", locale);
    return MarkupWriter.document(xml -> {
      xml.start("rss").attribute("version", "2.0").prefix("atom", ATOM).start("channel");
      xml.element("title", BulletinText.WORDING.text(locale, "feed.title", name))
          .element("link", addresses.base())
          .element("description", BulletinText.WORDING.text(locale, "feed.description", name))
          .element("language", Wording.supported(locale).getLanguage())
          .element("ttl", Integer.toString(MINUTES))
          .empty("atom:link", "rel", "self", "type", AlertFeeds.RSS, "href", self);
      alerts.stream()
          .map(PublicAlert::latest)
          .map(Announcement::sent)
          .max(Comparator.naturalOrder())
          .ifPresent(last -> xml.element("lastBuildDate", dates().mail(last)));
      alerts.forEach(alert -> item(xml, alert));
      xml.end().end();
    });
  }

  private void item(MarkupWriter xml, PublicAlert alert) {
    xml.start("item");
    switch (alert) {
      case Bulletin bulletin -> {
        BulletinText text = BulletinText.of(authority, bulletin, locale);
        xml.element("title", text.heading() + ": " + text.person())
            .element("link", addresses.page(bulletin.id(), locale))
            .element("description", BulletinHtml.of(bulletin, text, addresses))
            .element("category", text.kind());
      }
      case Tombstone tombstone ->
          xml.element("title", BulletinText.ended(locale))
              .element("description", BulletinText.withdraw(locale));
    }
    xml.start("guid")
        .attribute("isPermaLink", "false")
        .text(BulletinText.urn(alert.id()))
        .end()
        .element("pubDate", dates().mail(alert.latest().sent()))
        .end();
  }

  private FeedDates dates() {
    return new FeedDates(authority.zone());
  }
}
