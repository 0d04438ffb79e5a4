// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is in the WAR. */
interface WarContract extends Visited {

  @Test
  default void war_ofThisContainer_bringsOnlyItsOwn() throws Exception {
    Path inside = visit().folder().resolve("war/WEB-INF");
    try (Stream<Path> libraries = Files.list(inside.resolve("lib"))) {
      assertThat(libraries.map(library -> library.getFileName().toString()))
          .anyMatch(name -> name.startsWith("atalaya-core"))
          .noneMatch(name ->
              name.matches(
                  "(duckdb|jooq|sqlite|flyway|spring|vaadin|pluto|.*(portlet|servlet)-api).*"));
    }
    String[] foreign = {
      visit().container().foreign + ".portlet..", visit().container().foreign + ".servlet.."
    };
    JavaClasses classes = new ClassFileImporter().importPath(inside.resolve("classes"));

    assertThat(classes).isNotEmpty();
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(foreign)
        .because("a container knows one of the two namespaces")
        .check(classes);
  }

  @Test
  default void war_ofThisContainer_hasNoApiInItsLibraries() throws Exception {
    Pattern api = Pattern.compile("(jakarta|javax)/(portlet|servlet)/.*|org/apache/pluto/.*");
    Set<String> found = new TreeSet<>();
    Path libraries = visit().folder().resolve("war/WEB-INF/lib");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(libraries)) {
      for (Path library : all) {
        try (ZipFile zip = new ZipFile(library.toFile())) {
          zip.stream()
              .map(ZipEntry::getName)
              .filter(name -> api.matcher(name).matches())
              .forEach(name -> found.add(library.getFileName() + ": " + name));
        }
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  default void war_ofEachContainer_isWrittenInItsOwnNamespace() throws Exception {
    String own = visit().container().foreign.equals("javax") ? "jakarta" : "javax";
    Path inside = visit().folder().resolve("war/WEB-INF");
    String descriptor = Files.readString(inside.resolve("portlet.xml"));
    String titles =
        Files.readString(inside.resolve("classes/org/atalaya/portlet/filter/titles.properties"));

    assertThat(descriptor)
        .contains(
            own.equals("jakarta")
                ? "http://jakarta.ee/xml/ns/portlet\" version=\"4.0\""
                : "http://xmlns.jcp.org/xml/ns/portlet\" version=\"3.0\"");
    assertThat(titles)
        .contains(own + ".portlet.title")
        .doesNotContain(visit().container().foreign + ".");
  }

  @Test
  default void clientExtension_ofLiferay_namesElementsThatThereAre() throws Exception {
    String descriptor = Files.readString(Path.of("src/main/liferay/client-extension.yaml"));
    List<String> named =
        Pattern.compile("(?m)^ {4}- (.+\\.js)$")
            .matcher(descriptor)
            .results()
            .map(result -> result.group(1))
            .toList();

    try (Stream<Path> versions = Files.list(visit().folder().resolve("war/atalaya/elements"))) {
      Path elements = versions.findFirst().orElseThrow();
      assertThat(named)
          .hasSize(5)
          .allSatisfy(file ->
              assertThat(Files.readString(elements.resolve(file)))
                  .contains("\"atalaya-" + file.replace(".js", "") + "\""));
    }
    for (String file : named) {
      assertThat(descriptor).contains("htmlElementName: atalaya-" + file.replace(".js", "\n"));
    }
  }
}
