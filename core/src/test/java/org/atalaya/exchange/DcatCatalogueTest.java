// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.atalaya.Observatory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DcatCatalogueTest {

  private static final String API = "https://obs.example/atalaya";

  @Test
  void write_catalogue_hasADatasetForEachIndicator() {
    try (LicensedRecords records = LicensedRecords.licensed()) {
      JsonNode catalogue = catalogue(records);

      assertThat(catalogue.at("/@type").asString()).isEqualTo("dcat:Catalog");
      assertThat(catalogue.at("/@id").asString()).isEqualTo(API + "/v1/catalog.jsonld");
      assertThat(catalogue.at("/dcterms:publisher/foaf:name").asString()).isEqualTo("Atalaya");
      assertThat(catalogue.at("/dcterms:license/@id").asString())
          .isEqualTo(LicensedRecords.LICENCE);
      assertThat(ids(catalogue.at("/dcat:dataset"), "/dcterms:identifier"))
          .containsExactlyElementsOf(
              records.observatory().catalogue().entries().stream()
                  .map(entry -> entry.indicator().id())
                  .toList());
    }
  }

  @Test
  void write_dataset_saysWhenWhereAndInWhichFiles() {
    try (LicensedRecords records = LicensedRecords.licensed()) {
      JsonNode victims =
          catalogue(records)
              .at("/dcat:dataset")
              .valueStream()
              .filter(dataset -> dataset.at("/dcterms:identifier").asString().equals("victims"))
              .findFirst()
              .orElseThrow();

      assertThat(victims.at("/@id").asString()).isEqualTo(API + "/v1/catalog.jsonld#victims");
      assertThat(victims.at("/dcterms:temporal/dcat:startDate/@value").asString())
          .isEqualTo("2010-01-01");
      assertThat(victims.at("/dcterms:temporal/dcat:endDate/@value").asString())
          .isEqualTo("2011-03-25");
      assertThat(victims.at("/dcterms:modified/@value").asString()).isEqualTo("2011-03-25");
      assertThat(victims.at("/dcterms:spatial/0/skos:prefLabel/0/@value").asString())
          .isEqualTo("Guatemala");
      assertThat(victims.at("/dcterms:spatial").size()).isEqualTo(22);
      assertThat(keywords(victims, "es")).contains("víctimas", "Sexo de la víctima");
      assertThat(keywords(victims, "en")).contains("victims", "Sex of the victim");
      assertThat(ids(victims.at("/dcat:distribution"), "/dcat:downloadURL/@id"))
          .containsExactly(
              API + "/v1/statistics/victims.json",
              API + "/v1/statistics/victims.csv",
              API + "/v1/statistics/victims.xlsx");
      assertThat(ids(victims.at("/dcat:distribution"), "/dcterms:license/@id"))
          .containsOnly(LicensedRecords.LICENCE);
      assertThat(victims.at("/dcterms:bibliographicCitation/0/@value").asString())
          .endsWith(API + "/v1/charts/victims.html?version=1");
    }
  }

  /** Every prefix that is used is declared: else a reader takes it for a scheme of addresses. */
  @Test
  void write_properties_haveDeclaredPrefixes() {
    try (LicensedRecords records = LicensedRecords.licensed()) {
      JsonNode catalogue = catalogue(records);
      List<String> declared = List.copyOf(catalogue.at("/@context").propertyNames());

      assertThat(properties(catalogue))
          .filteredOn(property -> !property.startsWith("@"))
          .filteredOn(property -> !declared.contains(property))
          .isNotEmpty()
          .allMatch(property -> declared.contains(property.replaceFirst(":.*", "")));
    }
  }

  private static Stream<String> properties(JsonNode node) {
    return Stream.concat(
        node.isObject() ? node.propertyNames().stream() : Stream.empty(),
        node.valueStream().flatMap(DcatCatalogueTest::properties));
  }

  private static JsonNode catalogue(LicensedRecords records) {
    Observatory observatory = records.observatory();
    return JsonMapper.shared()
        .readTree(DcatCatalogue.write(observatory.catalogue(), observatory.protection(), API));
  }

  private static Stream<String> keywords(JsonNode dataset, String language) {
    return dataset
        .at("/dcat:keyword")
        .valueStream()
        .filter(keyword -> keyword.at("/@language").asString().equals(language))
        .map(keyword -> keyword.at("/@value").asString());
  }

  private static Stream<String> ids(JsonNode list, String pointer) {
    return list.valueStream().map(node -> node.at(pointer).asString());
  }
}
