// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.StringWriter;
import javax.xml.stream.XMLStreamException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The answer of oEmbed 1.0: a frame with the page of a widget. */
final class OEmbedJson {

  private static final JsonFactory JSON = new JsonFactory();

  /** Seconds for which a site may keep the answer: the chart in the frame is always a new one. */
  private static final int CACHE_AGE = 86_400;

  private OEmbedJson() {}

  /**
   * The answer.
   *
   * @param width width of the frame in pixels
   * @param height its height, until the page in it has told its own
   */
  static String write(SharedChart shared, int width, int height) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("version", "1.0");
      json.writeStringProperty("type", "rich");
      json.writeStringProperty("title", shared.title());
      json.writeStringProperty("provider_name", shared.publisher());
      json.writeStringProperty("provider_url", EmbedPage.host(shared.api()));
      json.writeNumberProperty("cache_age", CACHE_AGE);
      json.writeStringProperty("thumbnail_url", shared.preview());
      json.writeNumberProperty("thumbnail_width", SharedChart.PREVIEW_WIDTH);
      json.writeNumberProperty("thumbnail_height", SharedChart.PREVIEW_HEIGHT);
      json.writeStringProperty("html", frame(shared, width, height));
      json.writeNumberProperty("width", width);
      json.writeNumberProperty("height", height);
      json.writeEndObject();
    }
    return text.toString();
  }

  private static String frame(SharedChart shared, int width, int height) {
    try {
      HtmlWriter out = new HtmlWriter();
      out.element(
          "iframe",
          "",
          "src",
          shared.request().frame(shared.api()),
          "title",
          shared.title(),
          "width",
          Integer.toString(width),
          "height",
          Integer.toString(height),
          "loading",
          "lazy",
          "frameborder",
          "0",
          "style",
          "max-width:100%;border:0");
      return out.finish();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the frame could not be written", e);
    }
  }
}
