// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.atalaya.Observatory;
import org.atalaya.cases.Label;
import org.atalaya.measures.CellText;
import org.atalaya.measures.DataQuality;
import org.atalaya.measures.DataQuality.Revision;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.TierReleases;

/**
 * Pages of the releases and of the corrections, in the look of {@link ChartPage}: they run no
 * script and load nothing.
 *
 * @param api address below which the public API lies, without a slash at its end
 * @param look whose style and head they have
 */
record PublicationPages(
    Observatory observatory, String api, CorrectionNotices notices, ChartPage look) {

  private interface Content {
    void write(HtmlWriter out) throws XMLStreamException;
  }

  byte[] releases(Locale locale) {
    List<TierReleases> tiers = observatory.tierReleases();
    return page(
        "releases",
        List.of("releases.atom", "releases.ics", "releases"),
        locale,
        out -> {
          for (TierReleases releases : tiers) {
            tier(out, releases, locale);
          }
        });
  }

  private static void tier(HtmlWriter out, TierReleases releases, Locale locale)
      throws XMLStreamException {
    String title = PublicationWords.tier(releases.tier(), locale);
    out.element("h2", title);
    if (releases.tier() == Tier.LIVE) {
      out.element("p", PublicationWords.text(locale, "publications.live"));
    }
    if (!releases.next().isEmpty()) {
      out.element("p", PublicationWords.text(locale, "publications.next"));
      out.start("ul");
      for (var time : releases.next()) {
        out.element("li", PublicationWords.time(time, locale));
      }
      out.end();
    }
    if (!releases.past().isEmpty()) {
      head(out, title, locale, "version", "data", "released");
      for (TierReleases.Past past : releases.past()) {
        row(
            out,
            Integer.toString(past.version().number()),
            PublicationWords.day(past.version().asOf(), locale),
            PublicationWords.time(past.released(), locale));
      }
      tail(out);
    }
  }

  byte[] corrections(Locale locale) {
    DataQuality quality = observatory.quality();
    StatisticsCatalogue catalogue = observatory.catalogue();
    return page(
        "corrections",
        List.of("corrections.atom", "corrections"),
        locale,
        out -> {
          out.element("h2", PublicationWords.text(locale, "publications.notices"));
          if (notices.notices().isEmpty()) {
            out.element("p", PublicationWords.text(locale, "publications.notices.none"));
          }
          for (CorrectionNotices.Notice notice : notices.notices()) {
            notice(out, notice, catalogue, locale);
          }
          out.element("h2", PublicationWords.text(locale, "publications.revisions"));
          revisions(out, quality.revisions(), locale);
        });
  }

  private static void notice(
      HtmlWriter out, CorrectionNotices.Notice notice, StatisticsCatalogue catalogue, Locale locale)
      throws XMLStreamException {
    out.start("article", "id", notice.id());
    out.element(
        "h3", PublicationWords.day(notice.date(), locale) + ": " + notice.what().in(locale));
    String change = change(notice, locale);
    if (!change.isEmpty()) {
      out.element("p", change);
    }
    out.element(
        "p",
        PublicationWords.text(
            locale,
            "publications.about",
            notice.indicators().stream()
                .map(id -> PublicationWords.indicator(catalogue, id, locale))
                .collect(Collectors.joining(", "))));
    out.end();
  }

  /** From what to what, in words; empty where the notice does not say it. */
  static String change(CorrectionNotices.Notice notice, Locale locale) {
    return Stream.of(
            notice.from().map(from -> said("publications.before", from, locale)),
            notice.to().map(to -> said("publications.since", to, locale)))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  private static String said(String key, Label what, Locale locale) {
    return PublicationWords.text(locale, key, what.in(locale));
  }

  private static void revisions(HtmlWriter out, List<Revision> revisions, Locale locale)
      throws XMLStreamException {
    if (revisions.isEmpty()) {
      out.element("p", PublicationWords.text(locale, "publications.revisions.none"));
      return;
    }
    String title =
        PublicationWords.text(
            locale,
            "publications.revisions.of",
            revisions.getFirst().indicator().shortTitle().in(locale));
    head(out, title, locale, "period", "version", "then", "now");
    for (Revision one : revisions) {
      row(
          out,
          PublicationWords.period(one),
          Integer.toString(one.earlier().number()),
          CellText.of(one.then(), Measure.COUNT, locale),
          CellText.of(one.now(), Measure.COUNT, locale));
    }
    tail(out);
  }

  private static void head(HtmlWriter out, String caption, Locale locale, String... columns)
      throws XMLStreamException {
    out.start("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    out.start("table");
    out.element("caption", caption);
    out.start("thead");
    out.start("tr");
    for (String column : columns) {
      out.element(
          "th", PublicationWords.text(locale, "publications.column." + column), "scope", "col");
    }
    out.end();
    out.end();
    out.start("tbody");
  }

  private static void row(HtmlWriter out, String name, String... cells) throws XMLStreamException {
    out.start("tr");
    out.element("th", name, "scope", "row");
    for (String cell : cells) {
      out.element("td", cell);
    }
    out.end();
  }

  private static void tail(HtmlWriter out) throws XMLStreamException {
    out.end();
    out.end();
    out.end();
  }

  private byte[] page(String name, List<String> files, Locale locale, Content content) {
    String title =
        PublicationWords.text(
            locale,
            "publications." + name + ".feed",
            observatory.catalogue().source().title().in(locale));
    try {
      HtmlWriter out = new HtmlWriter();
      out.page(locale);
      out.element("title", title + look.named(" – ", locale));
      out.empty(
          "link",
          "rel",
          "alternate",
          "type",
          "application/atom+xml",
          "href",
          address(name + ".atom", locale));
      look.style(out);
      out.end();
      out.start("body");
      out.start("main");
      look.whose(out, api, locale);
      out.element("h1", title);
      out.element("p", PublicationWords.text(locale, "publications." + name + ".lead"));
      content.write(out);
      out.start("nav", "aria-label", PublicationWords.text(locale, "publications.files"));
      for (String file : files) {
        out.link(address(file, locale), PublicationWords.text(locale, "publications.file." + file));
      }
      out.end();
      out.end();
      out.end();
      out.end();
      return out.finish().getBytes(StandardCharsets.UTF_8);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the page could not be written", e);
    }
  }

  private String address(String file, Locale locale) {
    return api + "/v1/" + file + "?lang=" + locale.getLanguage();
  }
}
