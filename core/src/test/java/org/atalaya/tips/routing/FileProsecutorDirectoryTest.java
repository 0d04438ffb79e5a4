// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.atalaya.cases.MappingException;
import org.atalaya.testkit.ProsecutorDirectoryContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class FileProsecutorDirectoryTest extends ProsecutorDirectoryContract {

  private static final YAMLMapper YAML = YAMLMapper.builder().build();

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("prosecutors.yaml");
  }

  private void write(String yaml) {
    try {
      Files.writeString(file(), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected ProsecutorDirectory holding(Content content) {
    JsonNode tree = tree(content);
    assertThat(schema("prosecutors.schema.json").validate(tree)).isEmpty();
    write(YAML.writeValueAsString(tree));
    return FileProsecutorDirectory.at(file());
  }

  private static JsonNode tree(Content content) {
    ObjectNode root = YAML.createObjectNode();
    for (Prosecutor one : content.people()) {
      ObjectNode person = root.withArray("people").addObject();
      person.put("id", one.id()).put("unit", one.unit());
      one.superior().ifPresent(superior -> person.put("superior", superior));
      one.mail().ifPresent(mail -> person.put("mail", mail));
      for (Absence absence : one.absences()) {
        ObjectNode node = person.withArray("absences").addObject();
        node.put("first", absence.first().toString()).put("last", absence.last().toString());
        absence.substitute().ifPresent(substitute -> node.put("substitute", substitute));
      }
    }
    assignments(root.withArray("cases"), "case", content.cases());
    assignments(root.withArray("alerts"), "alert", content.alerts());
    for (Duty one : content.duty()) {
      root.withArray("duty")
          .addObject()
          .put("unit", one.unit())
          .put("person", one.person())
          .put("first", one.first().toString())
          .put("last", one.last().toString());
    }
    return root;
  }

  private static void assignments(ArrayNode list, String key, Map<?, Assignment> all) {
    all.forEach((what, assignment) -> {
      ObjectNode node = list.addObject();
      node.put(key, what.toString()).put("unit", assignment.unit());
      assignment.person().ifPresent(person -> node.put("person", person));
    });
  }

  static Schema schema(String name) {
    try (InputStream json = requireNonNull(TipRouting.class.getResourceAsStream(name))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected ProsecutorDirectory unavailable() {
    write("people: []");
    ProsecutorDirectory directory = FileProsecutorDirectory.at(file());
    write("people: [{id: rosa}]");
    return directory;
  }

  @Test
  void answers_fileIsGone_areNone() throws IOException {
    write("people: []");
    ProsecutorDirectory directory = FileProsecutorDirectory.at(file());
    Files.delete(file());

    assertThatExceptionOfType(DirectoryUnavailableException.class)
        .isThrownBy(() -> directory.find("rosa"));
  }

  @Test
  void answers_fileIsChanged_areThoseOfNow() {
    write("people: [{id: rosa, unit: minors}]");
    ProsecutorDirectory directory = FileProsecutorDirectory.at(file());
    write("people: [{id: rosa, unit: femicide}]");

    assertThat(directory.find("rosa").map(Prosecutor::unit)).isEqualTo(Optional.of("femicide"));
  }

  @Test
  void at_wrongPlaces_areAllNamed() {
    write(
        """
        people: [{id: rosa, absences: [{first: 2026-12-02, last: 2026-12-01}, {first: soon, last: 2026-12-01}]}]
        cases: [{number: 1, unit: minors}]
        alerts: [{alert: "12", unit: minors}]
        duty: []
        """);

    assertThatExceptionOfType(MappingException.class)
        .isThrownBy(() -> FileProsecutorDirectory.at(file()))
        .withMessageContaining("people[0]: 'unit' is missing")
        .withMessageContaining("people[0].absences[0]: an absence must not end before it begins")
        .withMessageContaining("people[0].absences[1]: expected a day such as 2026-11-28")
        .withMessageContaining("cases[0]: unknown entry 'number'")
        .withMessageContaining("alerts[0]");
  }

  @Test
  void at_somebodyTwice_isNamed() {
    write("people: [{id: rosa, unit: minors}, {id: rosa, unit: femicide}]");

    assertThatExceptionOfType(MappingException.class)
        .isThrownBy(() -> FileProsecutorDirectory.at(file()))
        .withMessageContaining("people[1]: it is there already");
  }
}
