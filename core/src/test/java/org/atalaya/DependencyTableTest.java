// SPDX-License-Identifier: Apache-2.0
package org.atalaya;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@code DEPENDENCIES.md} to what modules and elements name. */
class DependencyTableTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.+) \\|$");

  @Test
  void table_besideModulesAndElements_hasEachOnce() throws Exception {
    List<String> listed = rows().stream().map(row -> row.group(1)).toList();

    assertThat(listed).doesNotHaveDuplicates();
    assertThat(listed).containsExactlyInAnyOrderElementsOf(named());
  }

  @Test
  void table_everyRow_hasALicenceThatIsAllowed() throws Exception {
    assertThat(rows())
        .isNotEmpty()
        .allSatisfy(row ->
            assertThat(row.group(2).split(" \\| ")[2])
                .as(row.group(1))
                .matches("(Apache|MIT|BSD|EPL|MPL|OFL)\\b.*"));
  }

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(Path.of("DEPENDENCIES.md"))).results().toList();
  }

  private static Set<String> named() throws Exception {
    Set<String> named = new TreeSet<>();
    for (Path module : modules()) {
      NodeList found = parsed(module).getElementsByTagName("dependency");
      IntStream.range(0, found.getLength())
          .mapToObj(index -> (Element) found.item(index))
          .filter(DependencyTableTest::isOfTheModule)
          .map(element -> text(element, "groupId") + ":" + text(element, "artifactId"))
          .filter(name -> !name.startsWith("org.atalaya:"))
          .forEach(named::add);
    }
    JsonNode elements =
        JsonMapper.shared().readTree(ROOT.resolve("widgets/src/main/elements/package.json"));
    for (String kind : List.of("dependencies", "devDependencies")) {
      elements.get(kind).propertyNames().forEach(name -> named.add("npm:" + name));
    }
    return named;
  }

  private static List<Path> modules() throws IOException {
    List<Path> modules = new ArrayList<>();
    for (Path folder : List.of(ROOT, ROOT.resolve("portlet"))) {
      try (Stream<Path> inside = Files.list(folder)) {
        inside.map(file -> file.resolve("pom.xml")).filter(Files::exists).forEach(modules::add);
      }
    }
    return modules;
  }

  private static Document parsed(Path module) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(module.toFile());
  }

  /** Not one that a plugin of the build has. */
  private static boolean isOfTheModule(Element dependency) {
    return !dependency.getParentNode().getParentNode().getNodeName().equals("plugin");
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent().strip();
  }
}
