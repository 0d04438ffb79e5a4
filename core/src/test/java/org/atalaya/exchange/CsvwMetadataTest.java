// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CsvwMetadataTest {

  private static final StatisticsQuery VICTIMS = StatisticsQuery.of("victims");
  private static final TableAddress ADDRESS =
      new TableAddress(
          "https://obs.example/atalaya", "victims", Map.of("by", List.of("year,victim-sex")));

  static List<StatisticsQuery> tables() {
    return List.of(
        VICTIMS,
        VICTIMS.by("year", "department", "victim-sex"),
        VICTIMS.by("month"),
        VICTIMS.by("form-of-violence").measure(Measure.SHARE),
        VICTIMS.by("year").measure(Measure.CHANGE));
  }

  /** What a validator does: each column has the file's heading, each field is of its type. */
  @ParameterizedTest
  @MethodSource("tables")
  void write_anyTable_describesTheFileThatIsThere(StatisticsQuery query) {
    try (LicensedRecords records = LicensedRecords.licensed()) {
      PublishableTable table = records.observatory().table(query);
      for (Locale locale : Wording.LANGUAGES) {
        List<CsvRecord> rows = csv(table, locale);
        JsonNode columns = metadata(table, locale).at("/tableSchema/columns");

        assertThat(columns.size()).isEqualTo(rows.getFirst().getFieldCount());
        assertThat(columns.valueStream().map(column -> column.at("/name").asString()))
            .doesNotHaveDuplicates()
            .allMatch(name -> name.matches("[A-Za-z0-9_]+"));
        for (int i = 0; i < columns.size(); i++) {
          JsonNode column = columns.path(i);
          assertThat(column.at("/titles/und").asString()).isEqualTo(rows.getFirst().getField(i));
          assertThat(column.at("/titles").propertyNames()).containsExactly("und", "es", "en");
          for (CsvRecord row : rows.subList(1, rows.size())) {
            assertField(column, row.getField(i));
          }
        }
      }
    }
  }

  private static void assertField(JsonNode column, String field) {
    if (field.isEmpty()) {
      assertThat(column.path("null").asString("none")).isEmpty();
      return;
    }
    String pattern =
        switch (column.at("/datatype").asString()) {
          case "gYear" -> "\\d{4}";
          case "gYearMonth" -> "\\d{4}-\\d{2}";
          case "integer" -> "-?\\d+";
          case "decimal" -> "-?\\d+(\\.\\d+)?";
          case "string" -> "(?s).*";
          default -> throw new AssertionError(column.at("/datatype"));
        };
    assertThat(field).matches(pattern);
  }

  @Test
  void write_primaryKey_tellsEachRow() {
    try (LicensedRecords records = LicensedRecords.licensed()) {
      PublishableTable table = records.observatory().table(VICTIMS.by("year", "victim-sex"));
      JsonNode schema = metadata(table, Locale.ENGLISH).at("/tableSchema");
      List<String> names =
          schema.at("/columns").valueStream().map(column -> column.at("/name").asString()).toList();
      int[] key =
          schema
              .at("/primaryKey")
              .valueStream()
              .mapToInt(name -> names.indexOf(name.asString()))
              .toArray();

      List<CsvRecord> rows = csv(table, Locale.ENGLISH);

      assertThat(key).hasSize(2).doesNotContain(-1);
      assertThat(
              rows.stream().skip(1).map(row -> IntStream.of(key).mapToObj(row::getField).toList()))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void write_dataset_saysSourceLicenceAndNotes() {
    try (LicensedRecords records = LicensedRecords.licensed()) {
      PublishableTable table = records.observatory().table(VICTIMS.by("year", "victim-sex"));

      JsonNode metadata = metadata(table, Locale.of("es"));

      assertThat(metadata.at("/@context/0").asString()).isEqualTo("http://www.w3.org/ns/csvw");
      assertThat(metadata.at("/@context/1/@language").asString()).isEqualTo("es");
      assertThat(metadata.at("/url").asString()).isEqualTo(ADDRESS.file("csv"));
      assertThat(metadata.at("/dc:license/@id").asString()).isEqualTo(LicensedRecords.LICENCE);
      assertThat(metadata.at("/dc:source").asString()).isEqualTo("Atalaya, Registros de ejemplo");
      assertThat(metadata.at("/dc:modified/@value").asString()).isEqualTo("2011-03-25");
      assertThat(metadata.at("/skos:note").valueStream().map(JsonNode::asString))
          .contains(
              "Las cifras menores de 5 (también el cero) no se publican, para que nadie pueda ser"
                  + " reconocida.");
      assertThat(metadata.at("/tableSchema/columns").valueStream().toList().getLast().toString())
          .contains("suppressed-below-5: 0 o pocas (4 como máximo): no se publica");
    }
  }

  private static JsonNode metadata(PublishableTable table, Locale locale) {
    return JsonMapper.shared().readTree(CsvwMetadata.write(table, ADDRESS, locale));
  }

  private static List<CsvRecord> csv(PublishableTable table, Locale locale) {
    String text = new String(CsvExport.write(table, locale), StandardCharsets.UTF_8);
    return CsvReader.builder().ofCsvRecord(text).stream().toList();
  }
}
