// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.StatisticsQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaOrgDatasetTest {

  private static final Locale SPANISH = Locale.of("es");
  private static final StatisticsQuery VICTIMS = StatisticsQuery.of("victims");
  private static final TableAddress ADDRESS =
      new TableAddress("https://obs.example/atalaya", "victims", Map.of("lang", List.of("es")));

  @Test
  void write_table_isADatasetWithItsFiles() {
    try (LicensedRecords records = LicensedRecords.licensed()) {
      PublishableTable table =
          records.observatory().table(VICTIMS.by("year", "department").where("department", "01"));

      JsonNode dataset =
          JsonMapper.shared().readTree(SchemaOrgDataset.write(table, ADDRESS, SPANISH));

      assertThat(dataset.at("/@context").asString()).isEqualTo("https://schema.org");
      assertThat(dataset.at("/@type").asString()).isEqualTo("Dataset");
      assertThat(dataset.at("/license").asString()).isEqualTo(LicensedRecords.LICENCE);
      assertThat(dataset.at("/temporalCoverage").asString()).isEqualTo("2010/2011");
      assertThat(dataset.at("/spatialCoverage/0/name").asString()).isEqualTo("Guatemala");
      assertThat(dataset.at("/variableMeasured/0").asString()).isEqualTo("Número (víctimas)");
      assertThat(dataset.at("/distribution/1/encodingFormat").asString()).isEqualTo("text/csv");
      assertThat(dataset.at("/distribution/1/contentUrl").asString())
          .isEqualTo("https://obs.example/atalaya/v1/statistics/victims.csv?lang=es");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>",
        "&lt;/script&gt;",
        "\\u2028\\u2029\\\""
      })
  void write_hostileLabel_cannotEndTheScriptElement(String label) {
    try (LicensedRecords records = LicensedRecords.titled(label)) {
      PublishableTable table = records.observatory().table(VICTIMS.by("victim-sex"));

      String json = SchemaOrgDataset.write(table, ADDRESS, SPANISH);

      assertThat(json).doesNotContain("<", ">", "&");
      assertThat(JsonMapper.shared().readTree(json).at("/publisher/name").asString())
          .isEqualTo(table.header().source().publisher());
    }
  }
}
