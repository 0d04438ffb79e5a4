// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.util.List;
import java.util.Locale;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.MissingPerson;
import org.atalaya.alerts.PhotoSize;
import org.atalaya.alerts.PublicAlert;
import org.atalaya.alerts.Tombstone;
import org.atalaya.cases.Wording;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Feed 1.1, with what programs need of an alert in {@code _atalaya}. A tombstone is an item
 * with its id, {@code _atalaya.ended} and the sentence without which it would be no valid item.
 */
record JsonFeed(AlertAuthority authority, AlertAddresses addresses, Locale locale) {

  private static final String VERSION = "https://jsonfeed.org/version/1.1";

  /**
   * A feed.
   *
   * @param address where it lies
   */
  byte[] write(List<? extends PublicAlert> alerts, String address) {
    ObjectNode feed = JsonMapper.shared().createObjectNode();
    String name = CleanText.line(authority.name().in(locale));
    feed.put("version", VERSION);
    feed.put("title", BulletinText.WORDING.text(locale, "feed.title", name));
    feed.put("feed_url", address);
    feed.put("description", BulletinText.WORDING.text(locale, "feed.description", name));
    feed.putArray("authors").addObject().put("name", name);
    feed.put("language", Wording.supported(locale).getLanguage());
    ArrayNode items = feed.putArray("items");
    for (PublicAlert alert : alerts) {
      ObjectNode item = items.addObject().put("id", alert.id().toString());
      switch (alert) {
        case Bulletin bulletin -> bulletin(item, bulletin);
        case Tombstone tombstone -> tombstone(item, tombstone);
      }
    }
    return JsonMapper.shared().writeValueAsBytes(feed);
  }

  private void bulletin(ObjectNode item, Bulletin bulletin) {
    BulletinText text = BulletinText.of(authority, bulletin, locale);
    item.put("url", addresses.page(bulletin.id(), locale));
    item.put("title", text.person());
    item.put("content_text", String.join("\n\n", text.paragraphs()));
    item.put("content_html", BulletinHtml.of(bulletin, text, addresses));
    if (bulletin.photo()) {
      item.put("image", addresses.photo(bulletin.id(), PhotoSize.CARD));
    }
    item.put("date_published", dates().internet(bulletin.activated()));
    item.put("date_modified", dates().internet(bulletin.latest().sent()));
    extension(item.putObject("_atalaya"), bulletin, text);
  }

  private void extension(ObjectNode node, Bulletin bulletin, BulletinText text) {
    MissingPerson person = bulletin.person();
    node.put("kind", bulletin.kind().code());
    node.put("kind_name", text.kind());
    node.put("number", text.number());
    person.name().map(CleanText::line).ifPresent(name -> node.put("name", name));
    node.put("age", person.age());
    node.put("sex", person.sex().name());
    node.putObject("place")
        .put("municipality", person.place().municipality())
        .put("municipality_name", CleanText.line(person.place().name().in(locale)))
        .put("department_name", CleanText.line(person.place().department().in(locale)));
    node.put("last_seen", person.lastSeen().toString());
    text.description().ifPresent(description -> node.put("description", description));
    node.put("activated", dates().internet(bulletin.activated()));
    node.put("expires", dates().internet(bulletin.expires()));
    node.put("line", authority.of(bulletin.kind()).line());
    node.put("emergency", authority.emergency());
    authority.tip(bulletin.id()).ifPresent(form -> node.put("tip", form.toString()));
    node.put("revision", bulletin.latest().revision());
    if (bulletin.photo()) {
      ObjectNode photos = node.putObject("photo");
      for (PhotoSize size : PhotoSize.values()) {
        photos.put(size.code(), addresses.photo(bulletin.id(), size));
      }
    }
  }

  private void tombstone(ObjectNode item, Tombstone tombstone) {
    item.put("content_text", BulletinText.withdraw(locale));
    item.putObject("_atalaya").put("ended", dates().internet(tombstone.latest().sent()));
  }

  private FeedDates dates() {
    return new FeedDates(authority.zone());
  }
}
