// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.tips.delivery.SmtpSettings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference of settings is that of the metadata which editors read, and nothing else. */
class ConfigurationReferenceTest {

  private static final Path REFERENCE = Path.of("CONFIGURATION.md");

  private static final Map<String, String> TYPES =
      Map.of(
          "java.lang.String",
          "text",
          "java.lang.Integer",
          "number",
          "java.lang.Boolean",
          "`true`, `false`",
          "java.time.Duration",
          "time, `5s`",
          "org.springframework.util.unit.DataSize",
          "size, `64MB`",
          "java.util.List<java.lang.String>",
          "list",
          WidgetsProperties.Disclosure.Profile.class.getName(),
          "`public`, `open`",
          Node.class.getName(),
          "`public`, `staff`, `all`",
          SmtpSettings.Security.class.getName(),
          "`tls`, `starttls`, `insecure-plain`");

  private static final String HEAD =
      """
      # Settings

      All settings of the starter, written by `ConfigurationReferenceTest` (`-Datalaya.golden.update=true`) out of the metadata
      with which editors complete them. What they are for is told in the [README](README.md).

      | setting | value | default | |
      |---|---|---|---|
      """;

  @Test
  void reference_isAsTheMetadata() throws IOException {
    String expected =
        HEAD
            + metadata("spring-configuration-metadata.json")
                .path("properties")
                .valueStream()
                .map(ConfigurationReferenceTest::row)
                .collect(Collectors.joining());

    if (Boolean.getBoolean("atalaya.golden.update")) {
      Files.writeString(REFERENCE, expected);
    }
    assertThat(Files.readString(REFERENCE))
        .as("%s (written anew by -Datalaya.golden.update=true)", REFERENCE)
        .isEqualTo(expected);
  }

  /** A property without Javadoc has no description, and nobody would know what it is for. */
  @Test
  void properties_eachOne_isOfOursAndSaysWhatItIsFor() throws IOException {
    List<JsonNode> properties =
        metadata("spring-configuration-metadata.json").path("properties").valueStream().toList();

    assertThat(properties)
        .hasSizeGreaterThan(20)
        .allSatisfy(property -> {
          assertThat(property.path("name").asString()).startsWith("atalaya.");
          assertThat(property.path("description").asString(""))
              .as(property.path("name").asString())
              .endsWith(".");
        });
  }

  @Test
  void hints_ofMappings_areThoseThatAreShipped() throws IOException {
    JsonNode hint = metadata("additional-spring-configuration-metadata.json").path("hints").path(0);

    assertThat(hint.path("name").asString()).isEqualTo("atalaya.mapping");
    assertThat(hint.path("values").valueStream().map(value -> value.path("value").asString()))
        .containsExactlyInAnyOrderElementsOf(Guatemala.MAPPINGS);
  }

  private static String row(JsonNode property) {
    String type = property.path("type").asString();
    String value = property.path("defaultValue").asString("");
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            property.path("name").asString(),
            Objects.requireNonNull(TYPES.get(type), type),
            value.isEmpty() ? "–" : "`" + value + "`",
            property.path("description").asString());
  }

  /** From the folder of our classes: other jars have files of the same name. */
  private static JsonNode metadata(String file) throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readAllBytes(Path.of("target/classes/META-INF").resolve(file)));
  }
}
