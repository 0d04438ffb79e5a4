// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.atalaya.cases.Wording;
import org.atalaya.charts.ChartSettings;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.exchange.TableAddress;
import org.atalaya.exchange.TableFormat;
import org.atalaya.measures.TableNotes;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.identity.Scheme;

/**
 * A widget as a complete page for frames of other sites. Picture, table, source and links are in
 * it, so it says all without script; where script runs, the custom element takes the place of the
 * picture in exactly the box that the picture has, and the page tells the site its height.
 */
final class EmbedPage {

  private static final Wording WORDING = Wording.of(EmbedPage.class);

  /** Settings of a drawing that are attributes of the element. */
  private static final List<String> DRAWN = List.of("form", "theme", "lang");

  /** For which frames each picture is, as in the style. */
  private static final List<String> FRAMES = List.of("wide", "narrow");

  /** Height of the strip below the picture in pixels: that of the element's toolbar. */
  private static final int STRIP = 36;

  /** Room for the source below the strip, in pixels. */
  private static final int SOURCE = 36;

  static final String STYLE =
      Scheme.CHOSEN.style(
          """
          body{display:flow-root;margin:0;background:var(--ground);color:var(--text);font:14px/1.5 var(--font)}
          [observatory]{display:block}
          atalaya-dashboard>*{margin-bottom:16px}
          [observatory]>.scroll{padding-top:12px}
          .unseen{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}
          svg{display:block;width:100%;height:auto;forced-color-adjust:none}
          .narrow{display:none}
          @media(max-width:519px){.narrow{display:block}.wide{display:none}}
          summary{box-sizing:border-box;min-height:36px;padding:7px 12px 8px;border-top:1px solid var(--line);color:var(--accent);line-height:20px;cursor:pointer}
          .scroll{overflow-x:auto;margin:0 12px}
          table{border-collapse:collapse;min-width:100%}
          caption{text-align:left;color:var(--muted);padding:0 0 4px}
          th,td{padding:4px 8px;border-bottom:1px solid var(--line);text-align:right;font-variant-numeric:tabular-nums;vertical-align:top}
          thead th{border-bottom:2px solid var(--text);font-weight:600}
          th[scope=row],thead th:first-child{padding-left:0;text-align:left}
          th[scope=row]{font-weight:400}
          .total th,.total td,td.total{font-weight:600}
          td.none,details p,.source{color:var(--muted)}
          details p,.source{margin:8px 12px;font-size:13px}
          .strip{position:relative}
          nav{position:absolute;top:1px;right:0;line-height:35px}
          nav a{display:inline-block;padding:0 12px}
          a{color:var(--accent)}
          h1:not(.unseen){margin:12px;font-size:17px;line-height:1.3}
          h1:not(.unseen)~p{margin:8px 12px}
          code{overflow-wrap:anywhere}
          :focus-visible{outline:var(--focus) solid var(--accent);outline-offset:calc(-1*var(--focus))}
          @media print{nav{display:none}}
          """);

  private final HtmlWriter out;
  private final Locale locale;

  private final String api;

  private final PageStyle style;

  private EmbedPage(String api, PageStyle style, Locale locale) throws XMLStreamException {
    out = new HtmlWriter();
    this.api = api;
    this.style = style;
    this.locale = locale;
  }

  /**
   * The content security policy of the pages. They run the files of this version's elements and
   * nothing else. Any site may frame them: they show nothing that is not public, and know nobody.
   *
   * @param api address below which the public API lies; where it names no host only {@code 'self'}
   *     can be allowed, which says nothing of paths
   * @param style all that is within the page
   */
  static String contentSecurityPolicy(String api, PageStyle style) {
    String host = host(api);
    String own = host.isEmpty() ? "'self'" : host;
    return ("default-src 'none'; style-src %s; script-src %s; connect-src %s; img-src %s data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors *;"
            + " require-trusted-types-for 'script'")
        .formatted(
            style.sources(),
            host.isEmpty() ? own : host + "/" + ElementsVersion.PATH + "/",
            own,
            own);
  }

  /** Spares a request for {@code /favicon.ico}, which the host's application might answer. */
  static void withoutIcon(HtmlWriter out) throws XMLStreamException {
    out.empty("link", "rel", "icon", "href", "data:,");
  }

  /** The address of a script of this version. */
  static String script(String api, String name) {
    return host(api) + "/" + ElementsVersion.PATH + "/" + name;
  }

  /** The origin of an address; empty where it is only a path. */
  static String host(String api) {
    return api.startsWith("/") ? "" : api.replaceFirst("(//[^/]+).*", "$1");
  }

  /**
   * The height that the page has in a frame, in pixels, as long as nothing is opened in it.
   *
   * @param picture height of the picture in that frame
   */
  static int height(int picture) {
    return picture + STRIP + SOURCE;
  }

  /**
   * A widget that shows one table.
   *
   * @param pictures the chart as SVG, for wide and for narrow frames; none for a table
   */
  record Part(PublishableTable table, List<String> pictures, SharedChart shared) {}

  /** The page of one widget. */
  static byte[] write(Part part, PageStyle style, ChartSettings settings) {
    SharedChart shared = part.shared();
    try {
      EmbedPage page = new EmbedPage(shared.api(), style, settings.locale());
      page.begin(shared.title(), settings.theme().id(), Optional.of(shared));
      // The picture shows its title; those who go by headings find it here.
      page.out.element("h1", shared.title(), "class", "unseen");
      page.widget(part);
      page.source(List.of(part));
      return page.finish();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the page could not be written", e);
    }
  }

  /** The page of a dashboard with these parts. */
  static byte[] write(DashboardRequest request, List<Part> parts, String api, PageStyle style) {
    ChartSettings settings = request.settings();
    try {
      EmbedPage page = new EmbedPage(api, style, settings.locale());
      String title =
          parts.stream()
              .map(part -> part.table().header().indicator().shortTitle().in(page.locale))
              .distinct()
              .collect(Collectors.joining(", "));
      page.begin(title, settings.theme().id(), Optional.empty());
      page.out.element("h1", title, "class", "unseen");
      page.out.start(
          Widget.DASHBOARD.element(),
          "observatory",
          api,
          "filters",
          String.join(" ", request.filters()),
          "theme",
          settings.theme().id(),
          "lang",
          settings.locale().getLanguage());
      for (Part part : parts) {
        page.widget(part);
      }
      page.out.end();
      page.source(parts);
      return page.finish();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the page could not be written", e);
    }
  }

  /** A page that says why there is no chart, to readers as to those who wrote the address. */
  static byte[] write(Problem problem, String api, PageStyle style, Locale locale) {
    try {
      EmbedPage page = new EmbedPage(api, style, locale);
      page.begin(problem.title(), "light", Optional.empty());
      page.problem(problem);
      return page.finish();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the page could not be written", e);
    }
  }

  private void source(List<Part> parts) throws XMLStreamException {
    List<String> sources =
        parts.stream()
            .map(part -> TableNotes.of(part.table(), locale).source())
            .distinct()
            .toList();
    for (String source : sources) {
      out.element("p", source, "class", "source");
    }
  }

  private void begin(String title, String theme, Optional<SharedChart> shared)
      throws XMLStreamException {
    out.page(locale);
    out.element("title", title);
    // Found by itself it would lack the page around it, and the chart's own page says more; what a
    // site frames may be found as a part of that site.
    out.empty("meta", "name", "robots", "content", "noindex, indexifembedded");
    withoutIcon(out);
    if (shared.isPresent()) {
      shared.get().writeMeta(out);
    }
    style.write(out);
    out.end();
    out.start("body", "class", theme);
    out.start("main");
  }

  private byte[] finish() throws XMLStreamException {
    out.end();
    out.element("script", "", "type", "module", "src", script(api, "frame.js"));
    out.end();
    out.end();
    return out.finish().getBytes(StandardCharsets.UTF_8);
  }

  /** The element; what is in it is seen until the element has an answer of its own. */
  private void widget(Part part) throws XMLStreamException {
    PublishableTable table = part.table();
    List<String> pictures = part.pictures();
    SharedChart shared = part.shared();
    out.start(shared.request().widget().element(), attributes(shared));
    if (pictures.isEmpty()) {
      table(table);
    }
    for (int i = 0; i < pictures.size(); i++) {
      out.start("div", "class", FRAMES.get(i));
      out.inside(pictures.get(i));
      out.end();
    }
    strip(table, pictures.isEmpty(), shared);
    out.end();
  }

  private void table(PublishableTable table) throws XMLStreamException {
    String title = table.header().indicator().title().in(locale);
    out.start("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", title);
    new TableHtml(out, table, locale).write(title);
    out.end();
  }

  /** What stands below: the table unless it was shown, what to know about it, and where it is. */
  private void strip(PublishableTable table, boolean shown, SharedChart shared)
      throws XMLStreamException {
    out.start("div", "class", "strip");
    out.start("nav", "aria-label", WORDING.text(locale, "page.data"));
    newPage(shared.request().table(api).file(TableFormat.CSV.id()), TableFormat.CSV.title());
    newPage(shared.request().page(api), WORDING.text(locale, "embed.open"));
    out.end();
    out.start("details");
    out.element("summary", WORDING.text(locale, shown ? "embed.notes" : "page.table"));
    if (!shown) {
      table(table);
    }
    for (String note : TableNotes.of(table, locale).everything()) {
      out.element("p", note);
    }
    out.end();
    out.end();
  }

  private void newPage(String href, String text) throws XMLStreamException {
    out.link(href, text, "target", "_blank", "rel", "noopener noreferrer");
  }

  /** The request in the attributes of the element. */
  private static String[] attributes(SharedChart shared) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Map<String, List<String>> filters = new LinkedHashMap<>();
    attributes.put("observatory", shared.api());
    attributes.put("indicator", shared.request().indicator());
    shared
        .request()
        .query()
        .parameters()
        .forEach((name, values) -> {
          if (StatisticsQuery.PARAMETERS.contains(name) || DRAWN.contains(name)) {
            attributes.put(name, values.getFirst());
          } else if (!ChartSettings.PARAMETERS.contains(name)) {
            filters.put(name, values);
          }
        });
    if (shared.request().widget() == Widget.FIGURE) {
      attributes.remove(EmbedRequest.FORM);
    }
    attributes.put("filters", TableAddress.query(filters));
    return attributes.entrySet().stream()
        .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
        .toArray(String[]::new);
  }

  private void problem(Problem problem) throws XMLStreamException {
    out.element("h1", WORDING.text(locale, "embed.problem"));
    out.element("p", problem.detail());
    if (!problem.parameter().isEmpty()) {
      out.start("p");
      out.text(WORDING.text(locale, "embed.parameter") + " ");
      out.element("code", problem.parameter() + "=" + problem.given());
      out.end();
    }
  }
}
