// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
