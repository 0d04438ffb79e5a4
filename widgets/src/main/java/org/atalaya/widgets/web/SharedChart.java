// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.atalaya.charts.Caption;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.exchange.TableAddress;

/**
 * What other sites read of a page that shows a chart, so that whoever pastes its address somewhere
 * sees the chart there: oEmbed discovery and Open Graph. Addresses are named only where the
 * observatory knows its own host, since both need complete ones.
 *
 * @param api address below which the public API lies, without a slash at its end
 * @param subject what is counted
 * @param publisher who publishes the figures
 */
record SharedChart(
    String api, EmbedRequest request, Caption caption, String subject, String publisher) {

  /** Pixels of the picture that previews of links show. */
  static final int PREVIEW_WIDTH = 1200;

  static final int PREVIEW_HEIGHT = 630;

  private static final int PREVIEW_SCALE = 2;
  private static final String OEMBED = "application/json+oembed";

  static SharedChart of(
      String api, EmbedRequest request, Caption caption, PublishableTable table, Locale locale) {
    return new SharedChart(
        api,
        request,
        caption,
        table.header().indicator().title().in(locale),
        table.header().source().publisher());
  }

  /** The title where no picture says below it what a finding is about. */
  String title() {
    return caption.title().startsWith(subject) ? caption.title() : subject + ": " + caption.title();
  }

  /** Writes it into the head of the page. */
  void writeMeta(HtmlWriter out) throws XMLStreamException {
    property(out, "og:type", "website");
    property(out, "og:title", title());
    property(out, "og:description", caption.description());
    property(out, "og:site_name", publisher);
    if (api.startsWith("/")) {
      return;
    }
    String page = request.page(api);
    property(out, "og:url", page);
    property(out, "og:image", preview());
    property(out, "og:image:type", ChartFormat.PNG.mediaType());
    property(out, "og:image:width", Integer.toString(PREVIEW_WIDTH));
    property(out, "og:image:height", Integer.toString(PREVIEW_HEIGHT));
    property(out, "og:image:alt", caption.description());
    out.empty("meta", "name", "twitter:card", "content", "summary_large_image");
    out.empty("link", "rel", "alternate", "type", OEMBED, "href", oEmbed(page), "title", title());
  }

  /** The address of the chart as a picture in pixels, of the size in which links are previewed. */
  String preview() {
    Map<String, List<String>> drawn = new LinkedHashMap<>(request.query().parameters());
    drawn.put("width", List.of(Integer.toString(PREVIEW_WIDTH / PREVIEW_SCALE)));
    drawn.put("height", List.of(Integer.toString(PREVIEW_HEIGHT / PREVIEW_SCALE)));
    drawn.put(PublicQuery.SCALE, List.of(Integer.toString(PREVIEW_SCALE)));
    return new TableAddress(api, request.indicator(), drawn).chart(ChartFormat.PNG.id());
  }

  /** The address at which an editor makes a snippet of the chart. */
  String builder() {
    Map<String, List<String>> chosen = new LinkedHashMap<>(request.query().parameters());
    chosen.put(EmbedRequest.INDICATOR, List.of(request.indicator()));
    return api + "/embed/builder?" + TableAddress.query(chosen);
  }

  private String oEmbed(String page) {
    return api + "/oembed?url=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
  }

  private static void property(HtmlWriter out, String name, String content)
      throws XMLStreamException {
    out.empty("meta", "property", name, "content", content);
  }
}
