// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.alerts.cap.CapReading.Entry;

/** Reads what lists messages: Atom, RSS 2.0, and EDXL-DE 1.0, which wraps whole ones. */
record IndexParser(SignatureCheck signatures) {

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String EDXL = "urn:oasis:names:tc:emergency:EDXL:DE:1.0";
  private static final String CAP_TYPE = "application/cap+xml";

  private static final Set<String> FEED_ONCE =
      Set.of("id", "title", "updated", "generator", "icon", "logo", "rights", "subtitle");
  private static final Set<String> FEED_OFTEN =
      Set.of("author", "category", "contributor", "link", "entry");
  private static final Set<String> ENTRY_ONCE =
      Set.of("id", "title", "updated", "published", "content", "rights", "source", "summary");
  private static final Set<String> ENTRY_OFTEN =
      Set.of("author", "category", "contributor", "link");

  /** What the root element lists. */
  List<Entry> parse(CapElement root) throws CapRefusedException {
    String name = root.name();
    if (CapMessageParser.isMessage(root)) {
      return List.of(message(root));
    }
    if (name.equals("feed") && root.namespace().equals(ATOM)) {
      return feed(root);
    }
    if (name.equals("rss") && root.namespace().isEmpty()) {
      return channel(root.child("channel"));
    }
    if (name.equals("EDXLDistribution") && root.namespace().equals(EDXL)) {
      return distribution(root);
    }
    throw new CapRefusedException(CapRefusal.UNKNOWN_FORMAT);
  }

  private Entry message(CapElement alert) throws CapRefusedException {
    return new CapReading.Message(CapMessageParser.parse(alert), signatures.signerOf(alert.node()));
  }

  private List<Entry> feed(CapElement feed) throws CapRefusedException {
    feed.only(FEED_ONCE, FEED_OFTEN);
    feed.required("id");
    feed.child("title");
    CapValues.moment(feed.required("updated"), "updated", false);
    List<Entry> entries = new ArrayList<>();
    for (CapElement entry : feed.children("entry")) {
      entries.add(entry(entry.only(ENTRY_ONCE, ENTRY_OFTEN)));
    }
    return entries;
  }

  private Entry entry(CapElement entry) throws CapRefusedException {
    String id = entry.required("id");
    String title = entry.child("title").node().getTextContent().strip();
    CapValues.moment(entry.required("updated"), "updated", false);
    for (CapElement content : entry.children("content")) {
      Optional<CapElement> embedded =
          content.children().stream().filter(CapMessageParser::isMessage).findFirst();
      if (embedded.isPresent()) {
        return message(embedded.get());
      }
    }
    CapElement link = link(entry.children("link"));
    return new CapReading.Link(id, title, CapValues.address(link.attribute("href"), "link"));
  }

  /** The one that says it leads to a message, else the entry's own. */
  private static CapElement link(List<CapElement> links) throws CapRefusedException {
    Optional<CapElement> message =
        links.stream().filter(link -> link.attribute("type").equals(CAP_TYPE)).findFirst();
    Optional<CapElement> own =
        links.stream()
            .filter(link -> Set.of("", "alternate").contains(link.attribute("rel")))
            .findFirst();
    return message
        .or(() -> own)
        .orElseThrow(() -> new CapRefusedException(CapRefusal.MISSING, "link"));
  }

  private static List<Entry> channel(CapElement channel) throws CapRefusedException {
    for (String needed : List.of("title", "link", "description")) {
      channel.required(needed);
    }
    List<Entry> entries = new ArrayList<>();
    for (CapElement item : channel.children("item")) {
      String link = item.required("link");
      Optional<String> title = item.text("title");
      entries.add(
          new CapReading.Link(
              item.text("guid").orElse(link),
              title.isPresent() ? title.get() : item.required("description"),
              CapValues.address(link, "link")));
    }
    return entries;
  }

  private List<Entry> distribution(CapElement distribution) throws CapRefusedException {
    List<Entry> entries = new ArrayList<>();
    for (CapElement object : distribution.children("contentObject")) {
      for (CapElement content : object.children("xmlContent")) {
        for (CapElement embedded : content.children("embeddedXMLContent")) {
          for (CapElement child : embedded.children()) {
            if (CapMessageParser.isMessage(child)) {
              entries.add(message(child));
            }
          }
        }
      }
    }
    return entries;
  }
}
