// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.util.List;
import java.util.stream.Stream;
import org.atalaya.widgets.web.ElementsServlet;

/** Where everything public lies, as patterns of servlets. */
final class PublicPaths {

  private PublicPaths() {}

  /** API, frames and oEmbed. */
  static List<String> api(String base) {
    return List.of(base + "/v1/*", base + "/embed/*", base + "/oembed");
  }

  /** The elements, and the loaders of this version. */
  static List<String> elements(String base) {
    return List.of(
        "/atalaya/elements/*", base + "/embed.js", base + "/" + ElementsServlet.versionedLoader());
  }

  /** The same, the loaders of other versions and the logo, as patterns of Spring. */
  static List<String> all(String base) {
    return Stream.of(
            api(base).stream(),
            elements(base).stream(),
            Stream.of(base + "/embed-{version}.js", base + "/logo-*"))
        .flatMap(paths -> paths)
        .map(path -> path.endsWith("/*") ? path + "*" : path)
        .toList();
  }
}
