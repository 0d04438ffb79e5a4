// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.atalaya.charts.Caption;

/**
 * What other sites read of a page that shows a chart, so that whoever pastes its address somewhere
 * sees the chart there: oEmbed discovery and Open Graph. Addresses are named only where the
 * observatory knows its own host, since both need complete ones.
 *
 * @param api address below which the public API lies, without a slash at its end
 * @param publisher who publishes the figures
 */
record SharedChart(String api, EmbedRequest request, Caption caption, String publisher) {

  private static final String OEMBED = "application/json+oembed";

  /** Writes it into the head of the page. */
  void writeMeta(HtmlWriter out) throws XMLStreamException {
    property(out, "og:type", "website");
    property(out, "og:title", caption.title());
    property(out, "og:description", caption.description());
    property(out, "og:site_name", publisher);
    if (api.startsWith("/")) {
      return;
    }
    String page = request.page(api);
    property(out, "og:url", page);
    out.empty(
        "link", "rel", "alternate", "type", OEMBED, "href", oEmbed(page), "title", caption.title());
  }

  private String oEmbed(String page) {
    return api + "/oembed?url=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
  }

  private static void property(HtmlWriter out, String name, String content)
      throws XMLStreamException {
    out.empty("meta", "property", name, "content", content);
  }
}
