// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.atalaya.cases.Wording;
import org.atalaya.exchange.TableAddress;
import org.atalaya.exchange.TableFormat;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.widgets.identity.Scheme;

/**
 * The page on which editors choose a chart and copy what shows it elsewhere. Its script does that
 * over the catalogue; without script the page says so, and leads to what there is.
 */
final class BuilderPage {

  private static final Wording WORDING = Wording.of(BuilderPage.class);

  static final String STYLE =
      Scheme.READERS.whole()
          + """
          body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 var(--font)}
          main{max-width:76rem;margin:0 auto;padding:1rem}
          h1{font-size:1.5rem;line-height:1.2;margin:.5rem 0}
          .lead{color:var(--muted);margin:0 0 1.5rem;max-width:44rem}
          a{color:var(--accent)}
          li{margin:.25rem 0}
          :focus-visible{outline:var(--focus) solid var(--accent);outline-offset:2px}
          """;

  private BuilderPage() {}

  /**
   * The page.
   *
   * @param api address below which the public API lies
   */
  static byte[] write(StatisticsCatalogue catalogue, String api, PageStyle style, Locale locale) {
    try {
      HtmlWriter out = new HtmlWriter();
      String title = WORDING.text(locale, "builder.title");
      out.page(locale);
      out.element("title", title);
      EmbedPage.withoutIcon(out);
      style.write(out);
      out.end();
      out.start("body");
      out.start("main", "data-api", api);
      out.element("h1", title);
      out.element("p", WORDING.text(locale, "builder.lead"), "class", "lead");
      withoutScript(out, catalogue, api, locale);
      out.end();
      out.element("script", "", "type", "module", "src", EmbedPage.script(api, "builder.js"));
      out.end();
      out.end();
      return out.finish().getBytes(StandardCharsets.UTF_8);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the page could not be written", e);
    }
  }

  private static void withoutScript(
      HtmlWriter out, StatisticsCatalogue catalogue, String api, Locale locale)
      throws XMLStreamException {
    out.start("div", "id", "without-script");
    out.element("p", WORDING.text(locale, "builder.script"));
    out.start("ul");
    for (StatisticsCatalogue.Entry entry : catalogue.entries()) {
      Map<String, List<String>> language = Map.of("lang", List.of(locale.getLanguage()));
      TableAddress address = new TableAddress(api, entry.indicator().id(), language);
      out.start("li");
      out.link(address.chart(ChartFormat.HTML.id()), entry.indicator().shortTitle().in(locale));
      out.text(" · ");
      out.link(address.chart(ChartFormat.SVG.id()), "SVG");
      out.text(" · ");
      out.link(address.file(TableFormat.CSV.id()), TableFormat.CSV.title());
      out.end();
    }
    out.end();
    out.end();
  }
}
