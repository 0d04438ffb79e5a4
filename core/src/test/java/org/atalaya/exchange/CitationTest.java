// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.StatisticsQuery;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CitationTest {

  private static final Locale SPANISH = Locale.of("es");
  private static final StatisticsQuery VICTIMS = StatisticsQuery.of("victims").by("victim-sex");
  private static final TableAddress ADDRESS =
      new TableAddress(
          "https://obs.example/atalaya",
          "victims",
          Map.of("lang", List.of("es"), "by", List.of("victim-sex")));

  @Test
  void of_noneDeclared_saysWhereExactlyTheseFiguresCanBeHad() {
    try (LicensedRecords records = LicensedRecords.licensed()) {
      PublishableTable table = records.observatory().table(VICTIMS);

      assertThat(Citation.of(table, Optional.of(ADDRESS), SPANISH))
          .isEqualTo(
              "Atalaya (2011): Registros de ejemplo. Víctimas registradas, versión 1, datos hasta"
                  + " 2011-03-25."
                  + " https://obs.example/atalaya/v1/charts/victims.html?by=victim-sex&lang=es&version=1");
    }
  }

  @Test
  void of_hostNotKnown_hasNoAddress() {
    try (LicensedRecords records = LicensedRecords.licensed()) {
      PublishableTable table = records.observatory().table(VICTIMS);
      TableAddress path = new TableAddress("/atalaya", "victims", Map.of());

      assertThat(Citation.of(table, Optional.of(path), SPANISH))
          .endsWith("datos hasta 2011-03-25.");
    }
  }

  @Test
  void of_declaredBySource_isThat() {
    try (LicensedRecords records = LicensedRecords.cited("Cítese así", "Cite it so")) {
      PublishableTable table = records.observatory().table(VICTIMS);

      assertThat(Citation.of(table, Optional.of(ADDRESS), SPANISH)).isEqualTo("Cítese así");
      assertThat(Citation.of(table, Optional.of(ADDRESS), Locale.ENGLISH)).isEqualTo("Cite it so");
    }
  }

  @Test
  void jsonStat_licenceAndAddress_areLinks() {
    try (LicensedRecords records = LicensedRecords.licensed()) {
      PublishableTable table = records.observatory().table(VICTIMS);

      JsonNode dataset =
          JsonMapper.shared().readTree(JsonStat.write(table, Optional.of(ADDRESS), SPANISH));

      assertThat(dataset.at("/href").asString())
          .isEqualTo(
              "https://obs.example/atalaya/v1/statistics/victims.json?by=victim-sex&lang=es");
      assertThat(dataset.at("/link/license/0/href").asString()).isEqualTo(LicensedRecords.LICENCE);
      assertThat(
              dataset.at("/link/alternate").valueStream().map(link -> link.at("/href").asString()))
          .containsExactly(
              "https://obs.example/atalaya/v1/statistics/victims.csv?by=victim-sex&lang=es",
              "https://obs.example/atalaya/v1/statistics/victims.xlsx?by=victim-sex&lang=es");
      assertThat(dataset.at("/extension/atalaya/source/licence/title").asString())
          .isEqualTo("CC BY 4.0");
      assertThat(dataset.at("/extension/atalaya/citation").asString())
          .isEqualTo(Citation.of(table, Optional.of(ADDRESS), SPANISH));
    }
  }

  @Test
  void address_anyText_isPercentEncodedInOneOrder() {
    TableAddress address =
        new TableAddress("/a", "x", Map.of("b", List.of("<&\"+ >"), "a", List.of("1,2", "3")));

    assertThat(address.file("csv"))
        .isEqualTo("/a/v1/statistics/x.csv?a=1,2,3&b=%3C%26%22%2B%20%3E");
  }
}
