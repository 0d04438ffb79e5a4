// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A named example of an element, from the element's {@code *.examples.json}.
 *
 * @param element the element's name
 * @param node what the file says of the example
 */
record ElementExample(String element, JsonNode node) {

  private static final Path ELEMENTS = Path.of("../widgets/src/main/elements");

  /** Every example of every element. */
  static Stream<ElementExample> all() {
    try (Stream<Path> files = Files.find(ELEMENTS, 2, (path, attributes) -> isExamples(path))) {
      return files.sorted().toList().stream().flatMap(ElementExample::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isExamples(Path path) {
    return path.toString().endsWith(".examples.json");
  }

  private static Stream<ElementExample> read(Path file) {
    JsonNode content = JsonMapper.shared().readTree(file.toFile());
    String element = content.path("element").asString();
    return content.path("examples").valueStream().map(node -> new ElementExample(element, node));
  }

  /**
   * What a reader is to see: {@code picture, table, parts, alerts, said, note} or {@code fallback}.
   */
  String shows() {
    return node.path("shows").asString();
  }

  /** What follows the page's address. */
  String hash() {
    return node.path("hash").asString("");
  }

  /** A page of another site with the example and nothing else; its styles are in style.css. */
  String page(String observatory) {
    boolean dark = node.at("/attributes/theme").asString("").equals("dark");
    String script =
        shows().equals("fallback")
            ? ""
            : "<script async src=\"%s/atalaya/embed.js\"></script>".formatted(observatory);
    return """
    <!doctype html>
    <html lang="%s" class="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src %s; connect-src %s; img-src data: %s; require-trusted-types-for 'script'">
    <title>%s</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="style.css">
    %s
    </head>
    <body><main><h1>%s</h1>%s</main></body>
    </html>
    """
        .formatted(
            node.at("/attributes/lang").asString(),
            dark ? "dark" : "light",
            observatory,
            observatory,
            observatory,
            this,
            script,
            this,
            tag(element, node, content(observatory)));
  }

  private String content(String observatory) {
    String parts =
        node.path("parts")
            .valueStream()
            .map(part -> tag(part.path("element").asString(), part, ""))
            .collect(Collectors.joining());
    JsonNode fallback = node.path("fallback");
    if (fallback.isMissingNode()) {
      return parts;
    }
    String text = escaped(fallback.path("text").asString());
    String image = escaped(fallback.path("image").asString(""));
    return "<a href=\"%s/atalaya%s\">%s</a>"
        .formatted(
            observatory,
            escaped(fallback.path("page").asString()),
            image.isEmpty()
                ? text
                : "<img src=\"%s/atalaya%s\" alt=\"%s\">".formatted(observatory, image, text));
  }

  private static String tag(String name, JsonNode node, String content) {
    String attributes =
        node.path("attributes")
            .propertyStream()
            .map(ElementExample::attribute)
            .collect(Collectors.joining());
    return "<%s%s>%s</%s>".formatted(name, attributes, content, name);
  }

  private static String attribute(Map.Entry<String, JsonNode> attribute) {
    return " %s=\"%s\"".formatted(attribute.getKey(), escaped(attribute.getValue().asString()));
  }

  private static String escaped(String text) {
    String result = text;
    for (List<String> pair :
        List.of(List.of("&", "&amp;"), List.of("<", "&lt;"), List.of("\"", "&quot;"))) {
      result = result.replace(pair.getFirst(), pair.getLast());
    }
    return result;
  }

  @Override
  public String toString() {
    return element + " " + node.path("name").asString();
  }
}
