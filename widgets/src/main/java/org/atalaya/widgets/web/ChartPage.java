// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.atalaya.cases.SourceDescription.Licence;
import org.atalaya.cases.Wording;
import org.atalaya.charts.ChartSettings;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.exchange.Citation;
import org.atalaya.exchange.SchemaOrgDataset;
import org.atalaya.exchange.TableAddress;
import org.atalaya.exchange.TableFormat;
import org.atalaya.measures.TableNotes;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.identity.Scheme;

/**
 * A complete page with a picture and its table: for readers without script, for printing, and as
 * the place to which a picture on another site links. It loads nothing but the mark of whose page
 * it is: style and picture are inside.
 */
final class ChartPage {

  private static final Wording WORDING = Wording.of(ChartPage.class);

  static final String STYLE =
      Scheme.CHOSEN.style(
          """
          body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 var(--font)}
          main{max-width:60rem;margin:0 auto;padding:1rem}
          header{display:flex;align-items:center;gap:.75rem;margin-bottom:1rem;font-weight:600}
          header img{height:2.5rem;max-width:50%}
          figure{margin:0}
          figure svg{display:block;width:100%;height:auto}
          .mark:focus-visible{outline:var(--focus) solid var(--accent);outline-offset:2px}
          caption{text-align:left;color:var(--muted);font-size:.875rem;padding:0 .75rem .25rem}
          h1{font-size:1.5rem;margin:0 0 .5rem}
          h1.read{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}
          h2{font-size:1.05rem;margin:2rem 0 .5rem}
          .scroll{overflow-x:auto}
          .scroll:focus-visible,a:focus-visible{outline:var(--focus) solid var(--accent);outline-offset:2px}
          table{border-collapse:collapse;font-size:.9375rem;min-width:20rem}
          th,td{padding:.375rem .75rem;border-bottom:1px solid var(--line);text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
          thead th{border-bottom:2px solid var(--text);vertical-align:bottom}
          th[scope=row],thead th:first-child{text-align:left;font-weight:400;white-space:normal}
          thead th{font-weight:600}
          .total th,.total td,td.total{font-weight:600}
          td.none{color:var(--muted)}
          p,nav{color:var(--muted);font-size:.875rem;margin:.75rem 0 0;max-width:44rem}
          nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
          nav a{color:var(--accent)}
          @media print{nav{display:none}body{font-size:11pt}}
          """);

  private final Identity identity;
  private final PageStyle style;

  /** Pages of an observatory. */
  ChartPage(Identity identity) {
    this.identity = identity;
    style = PageStyle.of(STYLE, Scheme.CHOSEN, identity);
  }

  /**
   * What the pages and pictures may do: they bring all they need, but for the mark of whose they
   * are.
   *
   * @param api address below which the public API lies
   */
  String contentSecurityPolicy(String api) {
    String host = EmbedPage.host(api);
    return "default-src 'none'; style-src %s;%s base-uri 'none'; form-action 'none'"
        .formatted(
            style.sources(),
            identity.logo().isEmpty()
                ? ""
                : " img-src " + (host.isEmpty() ? "'self'" : host) + ";");
  }

  /**
   * The page.
   *
   * @param picture the chart as SVG
   * @param address where the table is published
   * @param shared what other sites read of the page
   */
  byte[] write(
      PublishableTable table,
      ChartSettings settings,
      String picture,
      TableAddress address,
      SharedChart shared) {
    try {
      HtmlWriter out = new HtmlWriter();
      new Body(out, table, address, settings.locale(), this).page(settings, picture, shared);
      return out.finish().getBytes(StandardCharsets.UTF_8);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the page could not be written", e);
    }
  }

  /** Writes the style of these pages into a head. */
  void style(HtmlWriter out) throws XMLStreamException {
    style.write(out);
  }

  /** The name of whose page it is, after something; empty where there is none. */
  String named(String before, Locale locale) {
    return identity.name().map(name -> before + name.in(locale)).orElse("");
  }

  /** Writes whose page it is, where that is known. */
  void whose(HtmlWriter out, String api, Locale locale) throws XMLStreamException {
    String name = named("", locale);
    Optional<String> logo = identity.logoPath();
    if (name.isEmpty() && logo.isEmpty()) {
      return;
    }
    out.start("header");
    if (logo.isPresent()) {
      out.empty("img", "src", EmbedPage.host(api) + logo.get());
      out.attribute("alt", "");
    }
    out.text(name);
    out.end();
  }

  /** Writes one page. */
  private static final class Body {
    private final HtmlWriter out;
    private final PublishableTable table;
    private final TableAddress address;
    private final Locale locale;
    private final ChartPage page;

    Body(
        HtmlWriter out,
        PublishableTable table,
        TableAddress address,
        Locale locale,
        ChartPage page) {
      this.out = out;
      this.table = table;
      this.address = address;
      this.locale = locale;
      this.page = page;
    }

    void page(ChartSettings settings, String picture, SharedChart shared)
        throws XMLStreamException {
      String title = table.header().indicator().title().in(locale);
      out.page(locale);
      out.element("title", title + page.named(" – ", locale));
      shared.writeMeta(out);
      page.style(out);
      // A data block: it is not run, so the content security policy need not allow it.
      out.start("script", "type", "application/ld+json");
      out.inside(SchemaOrgDataset.write(table, address, locale));
      out.end();
      out.end();
      out.start("body", "class", settings.theme().id());
      out.start("main");
      page.whose(out, address.api(), locale);
      // The picture shows it.
      out.element("h1", title, "class", "read");
      out.start("figure");
      out.inside(picture);
      out.end();
      out.element("h2", WORDING.text(locale, "page.table"));
      out.start("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", title);
      new TableHtml(out, table, locale).write(title);
      out.end();
      for (String note : TableNotes.of(table, locale).everything()) {
        out.element("p", note);
      }
      out.element(
          "p",
          WORDING.text(locale, "page.citation", Citation.of(table, Optional.of(address), locale)));
      out.start("nav", "aria-label", WORDING.text(locale, "page.data"));
      for (TableFormat format : TableFormat.values()) {
        out.link(address.file(format.id()), format.title());
      }
      out.link(address.chart(ChartFormat.SVG.id()), "SVG");
      out.link(address.chart(ChartFormat.PNG.id()), "PNG");
      out.link(shared.builder(), WORDING.text(locale, "page.embed"));
      licence();
      out.end();
      out.end();
      out.end();
      out.end();
    }

    private void licence() throws XMLStreamException {
      Optional<Licence> licence = table.header().source().licence();
      if (licence.isPresent()) {
        String title = licence.get().title().in(locale);
        out.link(licence.get().url().toString(), title, "rel", "license noreferrer");
      }
    }
  }
}
