// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.atalaya.Observatory;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.SourceDescription;
import org.atalaya.cases.Wording;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.TierReleases;

/**
 * Releases and notices of corrections as Atom (RFC 4287). What an entry is called never changes,
 * wherever the observatory lies and whatever it is called.
 *
 * @param api address below which the public API lies, without a slash at its end
 */
record PublicationFeeds(Observatory observatory, String api, CorrectionNotices notices) {

  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  private record Entry(String id, String title, String content, Instant updated) {}

  /** Of the tiers that move on a calendar: the live one has nothing to announce. */
  byte[] releases(Locale locale) {
    List<Entry> entries = new ArrayList<>();
    for (TierReleases releases : observatory.tierReleases()) {
      if (releases.tier() == Tier.LIVE) {
        continue;
      }
      for (TierReleases.Past past : releases.past()) {
        String asOf = PublicationWords.day(past.version().asOf(), locale);
        int number = past.version().number();
        entries.add(
            new Entry(
                urn("release:" + PublicationWords.id(releases.tier()) + ":" + number),
                PublicationWords.text(
                    locale,
                    "publications.released",
                    PublicationWords.tier(releases.tier(), locale),
                    number),
                PublicationWords.text(locale, "publications.as-of", asOf),
                past.released()));
      }
    }
    entries.sort(Comparator.comparing(Entry::updated).reversed());
    return feed("releases", entries, locale);
  }

  byte[] corrections(Locale locale) {
    List<Entry> entries =
        notices.notices().stream()
            .map(notice ->
                new Entry(
                    urn("correction:" + notice.id()),
                    notice.what().in(locale),
                    PublicationPages.change(notice, locale),
                    notice.date().atStartOfDay().toInstant(ZoneOffset.UTC)))
            .toList();
    return feed("corrections", entries, locale);
  }

  /** Of a feed without entries: that of the records of which it says nothing. */
  private Instant ofTheRecords() {
    DatasetVersion version = observatory.releases().getLast().version();
    return version.asOf().atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private SourceDescription source() {
    return observatory.catalogue().source();
  }

  private String urn(String rest) {
    String id = URLEncoder.encode(source().id(), StandardCharsets.UTF_8);
    return "urn:atalaya:" + id + ":" + rest;
  }

  private byte[] feed(String name, List<Entry> entries, Locale locale) {
    StringWriter text = new StringWriter();
    String language = Wording.supported(locale).getLanguage();
    String address = api + "/v1/" + name;
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("xml:lang", language);
      element(xml, "id", urn(name + ":" + language));
      element(
          xml,
          "title",
          PublicationWords.text(
              locale, "publications." + name + ".feed", source().title().in(locale)));
      element(
          xml,
          "updated",
          entries.stream()
              .map(Entry::updated)
              .max(Comparator.naturalOrder())
              .orElseGet(this::ofTheRecords)
              .toString());
      link(xml, "self", Publications.ATOM, address + ".atom?lang=" + language);
      link(xml, "alternate", "text/html", address + ".html?lang=" + language);
      xml.writeStartElement("author");
      element(xml, "name", source().publisher());
      xml.writeEndElement();
      for (Entry entry : entries) {
        entry(xml, entry, address + ".html?lang=" + language);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the feed could not be written", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void entry(XMLStreamWriter xml, Entry entry, String page)
      throws XMLStreamException {
    xml.writeStartElement("entry");
    element(xml, "id", entry.id());
    element(xml, "title", entry.title());
    element(xml, "updated", entry.updated().toString());
    link(xml, "alternate", "text/html", page);
    element(xml, "content", entry.content());
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String relation, String type, String address)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("type", type.replaceFirst(";.*", ""));
    xml.writeAttribute("href", address);
  }

  private static void element(XMLStreamWriter xml, String name, String content)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(content);
    xml.writeEndElement();
  }
}
