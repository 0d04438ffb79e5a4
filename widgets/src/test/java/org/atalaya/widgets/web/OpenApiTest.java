// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.charts.ChartSettings;
import org.atalaya.statistics.IndicatorCatalogue;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document against what the parsers accept, and against a golden file (written anew by {@code
 * -Datalaya.golden.update=true}), which the elements' {@code npm test} holds against the
 * specification of OpenAPI.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

  private static final Path GOLDEN = Path.of("src/test/resources/openapi.json");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final String INDICATORS =
      """
      - id: victims
        unit: victim
        title: {es: Víctimas, en: Victims}
        shortTitle: {es: Víctimas, en: Victims}
        unitLabel: {es: víctimas, en: victims}
        unitLabelOne: {es: víctima, en: victim}
        definition: {es: Víctimas anotadas, en: Victims noted}
        formula: {es: Número, en: Number}
        note: {es: Son registros, en: They are entries}
        tier: monthly
        measures: [count, share, change]
      - id: suspects
        unit: suspect
        title: {es: Sindicados, en: Suspects}
        shortTitle: {es: Sindicados, en: Suspects}
        unitLabel: {es: sindicados, en: suspects}
        unitLabelOne: {es: sindicado, en: suspect}
        definition: {es: Sindicados anotados, en: Suspects noted}
        formula: {es: Número, en: Number}
        note: {es: Son registros, en: They are entries}
        tier: monthly
        measures: [count]
      """;

  private CaseStore store;
  private StatisticsCatalogue catalogue;
  private JsonNode document;

  @BeforeAll
  void write() {
    store = SampleCases.store();
    IndicatorCatalogue indicators =
        IndicatorCatalogue.read(
            "indicators.yaml",
            new ByteArrayInputStream(INDICATORS.getBytes(StandardCharsets.UTF_8)));
    catalogue = Observatory.inProcess(store, indicators, SampleCases.PROFILE).catalogue();
    document =
        JSON.readTree(
            OpenApi.write(catalogue, "https://obs.example/atalaya", "1.0.0", Locale.ENGLISH));
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void write_document_isAsTheGoldenFile() throws IOException {
    String actual = JSON.writeValueAsString(document) + "\n";
    if (Boolean.getBoolean("atalaya.golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, actual);
    }

    assertThat(actual)
        .as("%s (written anew by -Datalaya.golden.update=true)", GOLDEN)
        .isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void write_parameters_areThoseThatAreRead() {
    List<String> read = new ArrayList<>(List.of("indicator"));
    read.addAll(StatisticsQuery.PARAMETERS);
    read.addAll(ChartSettings.PARAMETERS);
    catalogue.entries().stream()
        .flatMap(entry -> entry.dimensions().stream())
        .map(dimension -> dimension.id())
        .distinct()
        .forEach(read::add);

    assertThat(document.at("/components/parameters").propertyNames())
        .containsAll(read)
        .contains(PublicQuery.SCALE)
        .hasSize(read.size() + 1);
    for (String path : List.of("/v1/statistics/{indicator}.csv", "/v1/charts/{indicator}.svg")) {
      assertThat(
              document
                  .path("paths")
                  .path(path)
                  .at("/get/parameters")
                  .valueStream()
                  .map(parameter -> parameter.at("/$ref").asString())
                  .map(reference -> reference.substring(reference.lastIndexOf('/') + 1)))
          .containsExactlyInAnyOrderElementsOf(read);
    }
  }

  @Test
  void write_everyValueThatIsAllowed_isRead() {
    for (String name : settings()) {
      JsonNode schema = schema(name);
      List<String> allowed = new ArrayList<>();
      schema.path("enum").valueStream().map(JsonNode::asString).forEach(allowed::add);
      schema.path("examples").valueStream().map(JsonNode::asString).forEach(allowed::add);
      for (String bound : List.of("minimum", "maximum")) {
        if (schema.has(bound)) {
          allowed.add(schema.path(bound).asString());
        }
      }
      assertThat(allowed).as(name).isNotEmpty();
      for (String value : allowed) {
        assertThatCode(() -> read(name, value)).as(name + "=" + value).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void write_valuesThatAreNotAllowed_areRefused() {
    for (String name : settings()) {
      JsonNode schema = schema(name);
      List<String> refused = new ArrayList<>(List.of("nothing", "<script>"));
      if (schema.has("minimum")) {
        refused.add(Integer.toString(schema.path("minimum").asInt() - 1));
        // Which versions are kept is known to the store only.
        if (!name.equals("version")) {
          refused.add(Integer.toString(schema.path("maximum").asInt() + 1));
        }
      }
      for (String value : refused) {
        assertThatThrownBy(() -> read(name, value))
            .as(name + "=" + value)
            .isInstanceOf(QueryException.class);
      }
    }
  }

  @Test
  void write_references_leadSomewhere() {
    List<String> references = references(document).distinct().toList();

    assertThat(references).isNotEmpty();
    for (String reference : references) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void write_spanish_hasSpanishTexts() {
    JsonNode spanish =
        JSON.readTree(OpenApi.write(catalogue, "/atalaya", "1.0.0", Locale.of("es")));

    assertThat(spanish.at("/info/title").asString())
        .isEqualTo("Observatorio: estadísticas públicas");
    assertThat(spanish.at("/servers/0/url").asString()).isEqualTo("/atalaya");
  }

  /** The parameters whose values are read one by one; {@code by} and filters depend on the data. */
  private static List<String> settings() {
    return Stream.concat(
            StatisticsQuery.PARAMETERS.stream().filter(name -> !name.equals("by")),
            ChartSettings.PARAMETERS.stream())
        .toList();
  }

  private JsonNode schema(String name) {
    return document.at("/components/parameters/" + name + "/schema");
  }

  private static void read(String name, String value) {
    Map<String, List<String>> parameters = Map.of(name, List.of(value));
    if (ChartSettings.PARAMETERS.contains(name)) {
      ChartSettings.parse(parameters);
    } else {
      StatisticsQuery.parse("victims", parameters);
    }
  }

  private static Stream<String> references(JsonNode node) {
    return Stream.concat(
        node.has("$ref") ? Stream.of(node.path("$ref").asString()) : Stream.empty(),
        node.valueStream().flatMap(OpenApiTest::references));
  }
}
