// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.atalaya.Observatory;
import org.atalaya.charts.Chart;
import org.atalaya.charts.ChartSettings;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.charts.ChartSource;
import org.atalaya.charts.SvgDrawing;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.exchange.TableAddress;
import org.atalaya.exchange.TableFormat;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.measures.TableNotes;
import org.atalaya.portlet.Presentation.Kind;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;

/**
 * One part of a portlet: picture, table, notes and links, complete without script, inside the
 * element that takes their place where there is one.
 *
 * @param files through which the element asks
 */
record PresentationMarkup(Observatory observatory, String api, PortletFiles files, Words words) {

  /** The strip below an element's picture, in CSS pixels. */
  private static final int STRIP = 36;

  private static final int WIDTH = 720;
  private static final int FIGURE_WIDTH = 360;

  /** Writes it, or throws before anything is written. */
  void write(Markup out, Presentation shown) {
    PublishableTable table = observatory.table(shown.query());
    String picture = shown.kind() == Kind.TABLE ? "" : picture(shown, table);
    String title =
        shown.title().isEmpty()
            ? table.header().indicator().title().in(words.locale())
            : shown.title();
    out.start(shown.kind().tag(), attributes(shown));
    out.start("div", "class", "atalaya-plain");
    if (!shown.title().isEmpty()) {
      out.element("p", shown.title(), "class", "atalaya-title");
    }
    if (picture.isEmpty()) {
      figures(out, table, title);
    } else {
      out.start("div", "class", "atalaya-picture").drawing(picture).end();
      out.start("details").element("summary", words.text("table"));
      figures(out, table, title);
      out.end();
    }
    for (String note : TableNotes.of(table, words.locale()).everything()) {
      out.element("p", note, "class", "atalaya-note");
    }
    links(out, shown.address(api));
    out.end().end();
  }

  private String[] attributes(Presentation shown) {
    List<String> attributes = new ArrayList<>(shown.attributes());
    attributes.addAll(
        List.of(
            "observatory", api,
            "lang", words.language(),
            "class", "atalaya-box atalaya-h" + shown.height(),
            "data-atalaya-resource", files.resource(),
            "data-atalaya-parameter", files.parameter()));
    return attributes.toArray(String[]::new);
  }

  private String picture(Presentation shown, PublishableTable table) {
    boolean figure = shown.kind() == Kind.FIGURE;
    ChartSettings settings =
        new ChartSettings(
            figure ? Form.FIGURE : shown.form(),
            Theme.LIGHT,
            figure ? FIGURE_WIDTH : WIDTH,
            OptionalInt.of(shown.height() - STRIP),
            words.locale(),
            shown.title().isEmpty() ? ChartSettings.Title.FINDING : ChartSettings.Title.PLAIN);
    return SvgDrawing.draw(Chart.of(source(shown, table, settings), settings, Guatemala.atlas()));
  }

  /** The table with the changes of which a picture tells, where there are any. */
  private ChartSource source(Presentation shown, PublishableTable table, ChartSettings settings) {
    ChartSource source = ChartSource.of(table);
    if (!ChartSource.tellsChanges(table, settings)
        || !table.header().indicator().measures().contains(Measure.CHANGE)) {
      return source;
    }
    try {
      PublishableTable changes = observatory.table(shown.query().measure(Measure.CHANGE));
      boolean same =
          changes.header().axes().equals(table.header().axes())
              && changes.header().version().number() == table.header().version().number();
      return same ? source.with(changes) : source;
    } catch (QueryException e) {
      // Changes rest on months: what is released of them may be older, or too detailed to be told.
      return source;
    }
  }

  private void figures(Markup out, PublishableTable table, String title) {
    out.start(
        "div", "class", "atalaya-scroll", "tabindex", "0", "role", "region", "aria-label", title);
    new FigureTable(out, table, words.locale()).write(title);
    out.end();
  }

  private void links(Markup out, TableAddress address) {
    out.start("p", "class", "atalaya-links");
    link(out, address.chart("html"), words.text("page"));
    for (TableFormat format : List.of(TableFormat.CSV, TableFormat.XLSX)) {
      out.text(" · ");
      link(out, address.file(format.id()), format.title());
    }
    out.end();
  }

  private void link(Markup out, String address, String text) {
    String language = (address.contains("?") ? "&" : "?") + "lang=" + words.language();
    out.element("a", text, "href", address + language, "rel", "noreferrer");
  }
}
