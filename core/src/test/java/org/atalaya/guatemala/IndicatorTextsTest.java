// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.Dimension;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the indicators name exists in the case system, and their texts are whole. */
class IndicatorTextsTest {

  private static final List<String> TEXTS =
      List.of("title", "shortTitle", "unitLabel", "unitLabelOne", "definition", "formula", "note");

  private static final CaseSchema SCHEMA = Guatemala.mapping("sicomp").schema();

  private final List<JsonNode> indicators = read();

  @Test
  void texts_everyOne_isInBothLanguages() {
    assertThat(indicators)
        .isNotEmpty()
        .allSatisfy(indicator ->
            assertThat(TEXTS)
                .allSatisfy(text -> {
                  assertThat(indicator.path(text).path("es").asString("")).isNotBlank();
                  assertThat(indicator.path(text).path("en").asString("")).isNotBlank();
                }));
  }

  @Test
  void ids_areDifferent() {
    assertThat(indicators.stream().map(indicator -> indicator.path("id").asString("")))
        .doesNotHaveDuplicates()
        .startsWith("complaints", "victims", "suspects");
  }

  @Test
  void where_codes_areCategoriesOfTheUnitsDimensions() {
    for (JsonNode indicator : indicators) {
      for (String id : indicator.path("where").propertyNames()) {
        Dimension dimension = SCHEMA.dimension(id).orElseThrow();
        assertThat(SCHEMA.dimensionsOf(unit(indicator))).contains(dimension);
        assertThat(dimension.category(indicator.path("where").path(id).asString(""))).isPresent();
      }
    }
  }

  @Test
  void dimensions_arePublicOnesOfTheUnit() {
    for (JsonNode indicator : indicators) {
      Set<String> offered =
          SCHEMA.dimensionsOf(unit(indicator)).stream()
              .filter(dimension -> !dimension.internal())
              .map(Dimension::id)
              .collect(Collectors.toSet());
      for (JsonNode id : indicator.path("dimensions")) {
        assertThat(offered).contains(id.asString(""));
      }
    }
  }

  @Test
  void cohorts_areReadFromInternalDimensionsWithACourse() {
    Set<String> named = new HashSet<>();
    for (JsonNode indicator : indicators) {
      JsonNode cohort = indicator.path("cohort");
      cohort.path("funnel").forEach(outcome -> named.add(outcome.path("dimension").asString("")));
      for (String kind : List.of("incidence", "quartiles")) {
        if (cohort.has(kind)) {
          named.add(cohort.path(kind).asString(""));
        }
      }
      if (cohort.has("quartiles")) {
        Dimension dimension = SCHEMA.dimension(cohort.path("quartiles").asString("")).orElseThrow();
        assertThat(dimension.course().orElseThrow().exits())
            .extracting(exit -> exit.id())
            .contains(cohort.path("of").asString(""));
      }
    }

    assertThat(named)
        .isEqualTo(
            SCHEMA.dimensions().stream()
                .filter(Dimension::internal)
                .filter(dimension -> dimension.course().isPresent())
                .map(Dimension::id)
                .collect(Collectors.toSet()));
  }

  private static CountingUnit unit(JsonNode indicator) {
    return CountingUnit.byId(indicator.path("unit").asString("")).orElseThrow();
  }

  private static List<JsonNode> read() {
    try (InputStream yaml =
        requireNonNull(Guatemala.class.getResourceAsStream("indicators.yaml"))) {
      List<JsonNode> indicators = new ArrayList<>();
      new YAMLMapper().readTree(yaml).forEach(indicators::add);
      return indicators;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
