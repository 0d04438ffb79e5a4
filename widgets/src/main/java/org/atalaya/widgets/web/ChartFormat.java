// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats in which a chart can be had. */
enum ChartFormat {
  /** A picture. */
  SVG("image/svg+xml"),
  /** The same picture in pixels. */
  PNG("image/png"),
  /** A page with the picture and its table. */
  HTML("text/html; charset=utf-8"),
  /** An option of ECharts, for readers who want to zoom and to choose. */
  JSON("application/json");

  private final String mediaType;

  ChartFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The format with this identifier, if there is one. */
  static Optional<ChartFormat> byId(String id) {
    return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
  }

  /** The end of its name in addresses, without the dot before it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the catalogue's links call it; {@code json} is the table itself. */
  String link() {
    return this == JSON ? "echarts" : id();
  }

  /** The media type, with its parameters. */
  String mediaType() {
    return mediaType;
  }
}
