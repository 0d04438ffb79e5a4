// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.atalaya.cases.SourceDescription.Licence;
import org.atalaya.cases.Wording;
import org.atalaya.charts.ChartSettings;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.exchange.Citation;
import org.atalaya.exchange.SchemaOrgDataset;
import org.atalaya.exchange.TableAddress;
import org.atalaya.exchange.TableFormat;
import org.atalaya.measures.CellText;
import org.atalaya.measures.TableNotes;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;

/**
 * A complete page with a picture and its table: for readers without script, for printing, and as
 * the place to which a picture on another site links. It loads nothing: style and picture are
 * inside.
 */
final class ChartPage {

  private static final Wording WORDING = Wording.of(ChartPage.class);

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1d2733;--quiet:#55606e;--line:#d6dbe1;--ground:#fff;--accent:#5b3a8e}
      body.dark{--ink:#e8ebef;--quiet:#aeb7c2;--line:#3a424d;--ground:#15191f;--accent:#bda4e6}
      body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Liberation Sans',sans-serif}
      main{max-width:60rem;margin:0 auto;padding:1rem}
      figure{margin:0}
      figure svg{display:block;width:100%;height:auto}
      .mark:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
      caption{text-align:left;color:var(--quiet);font-size:.875rem;padding:0 .75rem .25rem}
      h1{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
      h2{font-size:1.05rem;margin:2rem 0 .5rem}
      .scroll{overflow-x:auto}
      .scroll:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
      table{border-collapse:collapse;font-size:.9375rem;min-width:20rem}
      th,td{padding:.375rem .75rem;border-bottom:1px solid var(--line);text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
      thead th{border-bottom:2px solid var(--ink);vertical-align:bottom}
      th[scope=row],thead th:first-child{text-align:left;font-weight:400;white-space:normal}
      thead th{font-weight:600}
      .total th,.total td,td.total{font-weight:600}
      td.none{color:var(--quiet)}
      p,nav{color:var(--quiet);font-size:.875rem;margin:.75rem 0 0;max-width:44rem}
      nav a{color:var(--accent);margin-right:1rem}
      @media print{nav{display:none}body{font-size:11pt}}
      """;

  /** What a content security policy says to allow exactly this page's style. */
  static final String STYLE_HASH = "sha256-" + sha256(STYLE);

  private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

  /**
   * The page.
   *
   * @param picture the chart as SVG
   * @param address where the table is published
   */
  byte[] write(
      PublishableTable table, ChartSettings settings, String picture, TableAddress address) {
    StringWriter html = new StringWriter();
    try {
      XMLStreamWriter out = XML.createXMLStreamWriter(html);
      html.write("<!doctype html>\n");
      new Body(out, html, table, address, settings.locale()).page(settings, picture);
      out.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the page could not be written", e);
    }
    return html.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Writes one page. */
  private static final class Body {
    private final XMLStreamWriter out;
    private final StringWriter raw;
    private final PublishableTable table;
    private final TableAddress address;
    private final Locale locale;

    Body(
        XMLStreamWriter out,
        StringWriter raw,
        PublishableTable table,
        TableAddress address,
        Locale locale) {
      this.out = out;
      this.raw = raw;
      this.table = table;
      this.address = address;
      this.locale = locale;
    }

    void page(ChartSettings settings, String picture) throws XMLStreamException {
      String title = table.header().indicator().title().in(locale);
      start("html", "lang", locale.getLanguage());
      start("head");
      empty("meta", "charset", "utf-8");
      empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
      element("title", title);
      start("style");
      inside(STYLE);
      end();
      // A data block: it is not run, so the content security policy need not allow it.
      start("script", "type", "application/ld+json");
      inside(SchemaOrgDataset.write(table, address, locale));
      end();
      end();
      start("body", "class", settings.theme().id());
      start("main");
      element("h1", title);
      start("figure");
      inside(picture);
      end();
      element("h2", WORDING.text(locale, "page.table"));
      start("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", title);
      table(title);
      end();
      for (String note : TableNotes.of(table, locale).everything()) {
        element("p", note);
      }
      element(
          "p",
          WORDING.text(locale, "page.citation", Citation.of(table, Optional.of(address), locale)));
      start("nav", "aria-label", WORDING.text(locale, "page.data"));
      for (TableFormat format : TableFormat.values()) {
        link(address.file(format.id()), format.title());
      }
      link(address.chart(ChartFormat.SVG.id()), "SVG");
      link(address.chart(ChartFormat.PNG.id()), "PNG");
      licence();
      end();
      end();
      end();
      end();
    }

    private void link(String href, String text, String... attributes) throws XMLStreamException {
      start("a", "href", href);
      attributes(attributes);
      out.writeCharacters(text);
      end();
    }

    private void licence() throws XMLStreamException {
      Optional<Licence> licence = table.header().source().licence();
      if (licence.isPresent()) {
        String title = licence.get().title().in(locale);
        link(licence.get().url().toString(), title, "rel", "license noreferrer");
      }
    }

    private void table(String caption) throws XMLStreamException {
      List<TableAxis> variable = table.header().variableAxes();
      boolean crossed = variable.size() >= 2;
      int columns = crossed ? variable.getLast().size() : 1;
      List<TableAxis> rowAxes = crossed ? variable.subList(0, variable.size() - 1) : variable;
      boolean totals = crossed && hasRowTotals(variable);
      start("table");
      element("caption", caption);
      head(variable, rowAxes, crossed, totals);
      start("tbody");
      int rows = table.cells().size() / columns;
      for (int row = 0; row < rows; row++) {
        start("tr");
        rowLabels(rowAxes, row, rows, caption);
        for (int column = 0; column < columns; column++) {
          value(table.cells().get(row * columns + column), "");
        }
        if (totals) {
          value(table.margin().orElseThrow().get(row), "total");
        }
        end();
      }
      end();
      if (!crossed && variable.size() == 1 && hasRowTotals(variable)) {
        foot();
      }
      end();
    }

    /** The margin is over the last axis; only if that one varies does it belong beside the rows. */
    private boolean hasRowTotals(List<TableAxis> variable) {
      return table.margin().isPresent()
          && table.measure() == Measure.COUNT
          && table.header().axes().getLast().equals(variable.getLast());
    }

    private void head(
        List<TableAxis> variable, List<TableAxis> rowAxes, boolean crossed, boolean totals)
        throws XMLStreamException {
      start("thead");
      start("tr");
      if (rowAxes.isEmpty()) {
        header("col", "");
      }
      for (TableAxis axis : rowAxes) {
        header("col", axis.dimension().label().in(locale));
      }
      if (crossed) {
        for (var category : variable.getLast().categories()) {
          header("col", category.label().in(locale));
        }
      } else {
        header("col", table.header().indicator().unitLabel().in(locale));
      }
      if (totals) {
        header("col", WORDING.text(locale, "page.total"));
      }
      end();
      end();
    }

    private void rowLabels(List<TableAxis> axes, int row, int rows, String caption)
        throws XMLStreamException {
      if (axes.isEmpty()) {
        header("row", caption);
      }
      int below = rows;
      for (TableAxis axis : axes) {
        below /= axis.size();
        header("row", axis.categories().get(row / below % axis.size()).label().in(locale));
      }
    }

    private void foot() throws XMLStreamException {
      start("tfoot");
      start("tr", "class", "total");
      header("row", WORDING.text(locale, "page.total"));
      value(table.margin().orElseThrow().getFirst(), "");
      end();
      end();
    }

    private void value(CellValue value, String style) throws XMLStreamException {
      boolean published = value instanceof CellValue.Published;
      start("td", "class", published ? style : "none");
      out.writeCharacters(CellText.of(value, table.measure(), locale));
      end();
    }

    private void header(String scope, String text) throws XMLStreamException {
      start("th", "scope", scope);
      out.writeCharacters(text);
      end();
    }

    private void element(String name, String text) throws XMLStreamException {
      start(name);
      out.writeCharacters(text);
      end();
    }

    private void start(String name, String... attributes) throws XMLStreamException {
      out.writeStartElement(name);
      attributes(attributes);
    }

    private void empty(String name, String... attributes) throws XMLStreamException {
      out.writeEmptyElement(name);
      attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
      for (int i = 0; i < attributes.length; i += 2) {
        if (!attributes[i + 1].isEmpty()) {
          out.writeAttribute(attributes[i], attributes[i + 1]);
        }
      }
    }

    /** Text that is markup already. */
    private void inside(String markup) throws XMLStreamException {
      out.writeCharacters("");
      out.flush();
      raw.write(markup);
    }

    private void end() throws XMLStreamException {
      // Never self-closing: HTML would take <td/> for a start tag.
      out.writeCharacters("");
      out.writeEndElement();
    }
  }
}
