// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.PhotoSize;
import org.atalaya.alerts.feeds.AlertAddresses;
import org.atalaya.alerts.feeds.BulletinText;
import org.atalaya.cases.Wording;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.identity.Scheme;

/**
 * The pages of alerts: the bulletin, which is also the poster that people print, and the pages for
 * frames of other sites. Each says all without script; where there is none, it asks for itself
 * again each minute, so that nobody stays on a screen who was found.
 */
final class AlertPages {

  private static final Wording WORDING = Wording.of(AlertPages.class);

  /** Seconds after which a page without script is asked for again. */
  private static final String AGAIN = "60";

  static final String STYLE =
      Scheme.CHOSEN.style(
          """
          body{display:flow-root;margin:0;background:var(--ground);color:var(--text);font:16px/1.5 var(--font)}
          .bulletin{max-width:46rem;margin:0 auto;padding:1.5rem 1rem}
          header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem;padding-bottom:.5rem;border-bottom:4px solid var(--accent);font-weight:600}
          header span{display:flex;align-items:center;gap:.5rem;color:var(--muted);font-weight:400}
          header img{height:2rem;max-width:50%}
          h1{margin:1.25rem 0 .5rem;font-size:clamp(1.6rem,5vw,2.6rem);line-height:1.15;overflow-wrap:anywhere}
          h2{margin:0;font-size:1.1rem;line-height:1.3}
          p{margin:.5rem 0}
          .who{display:grid;grid-template-columns:minmax(12rem,20rem) 1fr;gap:1.5rem;margin-top:1.5rem}
          .who img{display:block;width:100%;height:auto;border-radius:var(--radius)}
          .description{white-space:pre-line}
          .call{margin:1.5rem 0 0;padding:1rem;border-radius:var(--radius);background:var(--accent);color:var(--ground);font-size:1.25rem;font-weight:600}
          .tip{margin:.75rem 0 0;font-size:1.125rem}
          .foot{display:flex;gap:1.5rem;align-items:center;margin-top:1.5rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--muted);font-size:.875rem}
          .qr{flex:none;width:8rem;height:8rem}
          a{color:var(--accent)}
          .said{max-width:34rem;margin:0 auto;padding:3rem 1rem}
          ul{margin:0;padding:0;list-style:none}
          li{padding:1rem 0;border-bottom:1px solid var(--line)}
          :focus-visible{outline:var(--focus) solid var(--accent);outline-offset:2px}
          @media(max-width:30rem){.who{grid-template-columns:1fr}.qr{width:6rem;height:6rem}}
          @page{size:letter;margin:14mm}
          @media print{body{--accent:var(--print);--text:var(--print);--muted:var(--print-muted);--line:var(--print-line)}.bulletin{max-width:none;padding:0}h1{font-size:34pt}.who{grid-template-columns:95mm 1fr;font-size:15pt}.call{border:3pt solid var(--print);background:none;color:var(--print);font-size:20pt}.foot{font-size:10pt}.qr{width:32mm;height:32mm}nav,.tip{display:none}}
          """);

  private final AlertAuthority authority;
  private final AlertAddresses addresses;
  private final Optional<String> logo;
  private final PageStyle style;

  AlertPages(AlertAuthority authority, AlertAddresses addresses, Identity identity) {
    this.authority = authority;
    this.addresses = addresses;
    logo = identity.logoPath().map(path -> EmbedPage.host(addresses.base()) + path);
    style = PageStyle.of(STYLE, Scheme.CHOSEN, identity);
  }

  /** What the pages may do: their own style, the observatory's photos and elements. */
  String contentSecurityPolicy() {
    return EmbedPage.contentSecurityPolicy(addresses.base(), style);
  }

  /** The official bulletin, to be read, passed on and printed. */
  byte[] bulletin(Bulletin bulletin, Locale locale) {
    BulletinText text = BulletinText.of(authority, bulletin, locale);
    return page(
        locale,
        text.heading(),
        "light",
        out -> {
          out.start("main", "class", "bulletin");
          out.start("header");
          out.element("div", text.heading());
          whose(out, authority.name().in(locale));
          out.end();
          out.element("h1", text.person());
          who(out, bulletin, text);
          out.element("p", text.call(), "class", "call");
          tip(out, bulletin, locale);
          out.start("div", "class", "foot");
          QrCode.write(
              out, addresses.page(bulletin.id(), locale), WORDING.text(locale, "alert.page.code"));
          out.start("div");
          out.element("p", text.validity());
          out.element("p", WORDING.text(locale, "alert.page.share"));
          out.end();
          out.end();
          out.end();
        });
  }

  private void whose(HtmlWriter out, String name) throws XMLStreamException {
    out.start("span");
    if (logo.isPresent()) {
      out.empty("img", "src", logo.get());
      out.attribute("alt", "");
    }
    out.text(name);
    out.end();
  }

  /** The way to tell by writing, where there is one. */
  private void tip(HtmlWriter out, Bulletin bulletin, Locale locale) throws XMLStreamException {
    Optional<URI> form = authority.tip(bulletin.id());
    if (form.isPresent()) {
      out.start("p", "class", "tip");
      out.link(
          form.get().toString(),
          WORDING.text(locale, "alert.page.tip"),
          "target",
          "_blank",
          "rel",
          "noopener noreferrer");
      out.end();
    }
  }

  private void who(HtmlWriter out, Bulletin bulletin, BulletinText text) throws XMLStreamException {
    out.start("div", "class", bulletin.photo() ? "who" : "");
    if (bulletin.photo()) {
      out.start("div");
      out.empty(
          "img", "src", addresses.photo(bulletin.id(), PhotoSize.POSTER), "alt", text.photo());
      out.end();
    }
    out.start("div");
    out.element("p", text.lastSeen());
    if (text.description().isPresent()) {
      out.element("p", text.description().get(), "class", "description");
    }
    out.end();
    out.end();
  }

  /** What is left of a bulletin: alike for every outcome. */
  byte[] ended(Locale locale) {
    return page(
        locale,
        BulletinText.ended(locale),
        "light",
        out -> {
          out.start("main", "class", "said");
          out.element("h1", BulletinText.ended(locale));
          out.element("p", BulletinText.withdraw(locale));
          out.end();
        });
  }

  /** Why there is no page. */
  byte[] problem(Problem problem, Locale locale) {
    return page(
        locale,
        problem.title(),
        "light",
        out -> {
          out.start("main", "class", "said");
          out.element("h1", problem.title());
          out.element("p", problem.detail());
          out.end();
        });
  }

  /** A widget for frames: bulletins in words, whose place the element takes. */
  byte[] frame(AlertFrame frame, List<Bulletin> bulletins, Locale locale) {
    return page(
        locale,
        WORDING.text(locale, "alert.page.alerts"),
        frame.theme(),
        out -> {
          out.start("main");
          out.start(frame.element(), frame.attributes(addresses.base(), locale));
          if (bulletins.isEmpty()) {
            out.element("p", WORDING.text(locale, "alert.page.none"));
          }
          out.start("ul");
          for (Bulletin bulletin : bulletins) {
            BulletinText text = BulletinText.of(authority, bulletin, locale);
            out.start("li");
            out.element("h2", text.person());
            out.element("p", text.lastSeen());
            out.element("p", text.call());
            tip(out, bulletin, locale);
            out.link(
                addresses.page(bulletin.id(), locale),
                text.heading(),
                "target",
                "_blank",
                "rel",
                "noopener noreferrer");
            out.end();
          }
          out.end();
          out.end();
          out.end();
          out.element(
              "script",
              "",
              "type",
              "module",
              "src",
              EmbedPage.script(addresses.base(), "frame.js"));
        });
  }

  /** What stands in the body of a page. */
  @FunctionalInterface
  private interface Body {
    void write(HtmlWriter out) throws XMLStreamException;
  }

  private byte[] page(Locale locale, String title, String theme, Body body) {
    try {
      HtmlWriter out = new HtmlWriter();
      out.page(locale);
      out.element("title", title);
      out.empty("meta", "name", "robots", "content", AlertServlet.ROBOTS);
      out.start("noscript");
      out.empty("meta", "http-equiv", "refresh", "content", AGAIN);
      out.end();
      EmbedPage.withoutIcon(out);
      style.write(out);
      out.end();
      out.start("body", "class", theme);
      body.write(out);
      out.end();
      out.end();
      return out.finish().getBytes(StandardCharsets.UTF_8);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the page could not be written", e);
    }
  }
}
