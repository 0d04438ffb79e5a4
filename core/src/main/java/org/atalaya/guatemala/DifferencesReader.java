// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.YamlNode;
import org.atalaya.guatemala.Difference.Source;

/** Reads the texts that explain figures: {@code differences.yaml}. */
final class DifferencesReader {

  private DifferencesReader() {}

  /**
   * Both parts of the resource.
   *
   * @param differences why figures differ
   * @param glossary what the words mean
   */
  record Texts(List<Difference> differences, List<GlossaryEntry> glossary) {}

  /**
   * Reads them.
   *
   * @throws MappingException naming every place that is wrong
   */
  static Texts read(String name, InputStream yaml) {
    YamlNode root = YamlNode.parse(name, yaml).allow("differences", "glossary");
    Texts texts =
        new Texts(
            root.required("differences").items().stream()
                .map(DifferencesReader::difference)
                .toList(),
            root.required("glossary").items().stream().map(DifferencesReader::entry).toList());
    if (!root.problems().isEmpty()) {
      throw new MappingException(name, root.problems());
    }
    return texts;
  }

  private static Difference difference(YamlNode node) {
    node.allow("id", "institution", "title", "paragraph", "sources");
    return new Difference(
        node.required("id").text(),
        node.required("institution").label(),
        node.required("title").label(),
        node.required("paragraph").label(),
        node.required("sources").items().stream().map(DifferencesReader::source).toList());
  }

  private static Source source(YamlNode node) {
    node.allow("title", "url");
    return new Source(
        node.required("title").label(), node.optional("url").flatMap(DifferencesReader::url));
  }

  private static Optional<URI> url(YamlNode node) {
    try {
      return Optional.of(new URI(node.text()));
    } catch (URISyntaxException e) {
      node.problem("this is no address");
      return Optional.empty();
    }
  }

  private static GlossaryEntry entry(YamlNode node) {
    node.allow("id", "term", "definition");
    return new GlossaryEntry(
        node.required("id").text(),
        node.required("term").label(),
        node.required("definition").label());
  }
}
