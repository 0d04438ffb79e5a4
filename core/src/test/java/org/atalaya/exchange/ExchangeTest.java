// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.MinimumFrequencyRule;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files against golden ones in {@code src/test/resources/exchange} (written anew by {@code
 * -Datalaya.golden.update=true}; JSON indented, line ends of CSV as LF), against the rules of their
 * formats, and against each other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExchangeTest {

  private static final Locale SPANISH = Locale.of("es");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final StatisticsQuery VICTIMS = StatisticsQuery.of("victims");
  private static final StatisticsQuery SUPPRESSED =
      VICTIMS.by("department", "victim-sex").where("department", "01", "02", "?");

  private CaseStore store;
  private Observatory observatory;

  @BeforeAll
  void load() {
    store = SampleCases.store();
    observatory = Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
  }

  @AfterAll
  void close() {
    store.close();
  }

  static Stream<Arguments> goldenFiles() {
    return Stream.of(
        argumentSet("total", "total-en", VICTIMS, Locale.ENGLISH),
        argumentSet("suppressed cells", "department-sex-es", SUPPRESSED, SPANISH),
        argumentSet("suppressed cells, English", "department-sex-en", SUPPRESSED, Locale.ENGLISH),
        argumentSet(
            "filters, shares, overlapping categories",
            "form-share-es",
            VICTIMS
                .by("form-of-violence")
                .where("year", "2011")
                .where("victim-sex", "F")
                .measure(Measure.SHARE),
            SPANISH),
        argumentSet(
            "change", "year-change-en", VICTIMS.by("year").measure(Measure.CHANGE), Locale.ENGLISH),
        argumentSet("top", "age-top-es", VICTIMS.by("victim-age").top(2), SPANISH));
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void write_table_isAsTheGoldenFiles(String name, StatisticsQuery query, Locale locale)
      throws IOException {
    PublishableTable table = observatory.table(query);

    assertGolden(
        name + ".json",
        JSON.writeValueAsString(JSON.readTree(JsonStat.write(table, locale))) + "\n");
    assertGolden(
        name + ".csv",
        new String(CsvExport.write(table, locale), StandardCharsets.UTF_8).replace("\r\n", "\n"));
  }

  static Stream<Arguments> tables() {
    return Stream.concat(
            goldenFiles().map(golden -> (StatisticsQuery) golden.get()[1]),
            Stream.of(
                VICTIMS.by("month", "department"),
                VICTIMS.by("year", "department", "victim-age"),
                VICTIMS.where("month", "2011-01").where("department", "01"),
                StatisticsQuery.of("suspects").by("suspect-sex"),
                VICTIMS.by("department", "form-of-violence").measure(Measure.SHARE)))
        .map(query -> argumentSet(query.by() + " " + query.measure(), query));
  }

  /** The rules of json-stat.org/full that make a dataset readable by any client. */
  @ParameterizedTest
  @MethodSource("tables")
  void jsonStat_anyTable_keepsTheRulesOfTheFormat(StatisticsQuery query) {
    for (Locale locale : Wording.LANGUAGES) {
      JsonNode dataset = JSON.readTree(JsonStat.write(observatory.table(query), locale));

      assertThat(dataset.path("version").stringValue()).isEqualTo("2.0");
      assertThat(dataset.path("class").stringValue()).isEqualTo("dataset");
      List<String> ids = texts(dataset.path("id"));
      assertThat(ids).doesNotHaveDuplicates().hasSize(dataset.path("size").size());
      assertThat(dataset.path("dimension").propertyNames()).containsExactlyElementsOf(ids);
      int cells = 1;
      for (int i = 0; i < ids.size(); i++) {
        int size = dataset.path("size").path(i).intValue();
        JsonNode category = dataset.path("dimension").path(ids.get(i)).path("category");
        List<String> codes = texts(category.path("index"));
        assertThat(codes).hasSize(size).doesNotHaveDuplicates();
        assertThat(category.path("label").propertyNames()).containsExactlyElementsOf(codes);
        assertThat(category.path("label").values())
            .noneMatch(label -> label.stringValue().isBlank());
        cells *= size;
      }
      assertThat(dataset.path("value").size()).isEqualTo(cells);
      List<String> inRoles = new ArrayList<>();
      for (String role : dataset.path("role").propertyNames()) {
        assertThat(role).isIn("time", "geo", "metric");
        inRoles.addAll(texts(dataset.path("role").path(role)));
      }
      assertThat(inRoles).doesNotHaveDuplicates().isSubsetOf(ids);
      assertThat(texts(dataset.path("role").path("metric"))).containsExactly("measure");
      assertThat(dataset.path("updated").stringValue()).matches("\\d{4}-\\d{2}-\\d{2}");
      assertStatuses(dataset, cells);
    }
  }

  private static void assertStatuses(JsonNode dataset, int cells) {
    JsonNode status = dataset.path("status");
    assertThat(status.propertyNames()).allMatch(cell -> Integer.parseInt(cell) < cells);
    for (int cell = 0; cell < cells; cell++) {
      String code = status.path(Integer.toString(cell)).asString("");
      assertThat(dataset.path("value").path(cell).isNull())
          .as("cell %d has a value or says why it has none", cell)
          .isEqualTo(code.startsWith("suppressed") || code.startsWith("not-defined"));
    }
    JsonNode labels = dataset.path("extension").path("atalaya").path("statusLabels");
    assertThat(status.values()).allMatch(code -> labels.has(code.stringValue()));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void write_anyTable_saysTheSameInEveryFormatAndLanguage(StatisticsQuery query) {
    PublishableTable table = observatory.table(query);
    for (Locale locale : Wording.LANGUAGES) {
      JsonNode dataset = JSON.readTree(JsonStat.write(table, locale));
      List<CsvRecord> rows = csv(CsvExport.write(table, locale));

      int axes = table.header().axes().size();
      assertThat(rows).hasSize(dataset.path("value").size() + 1);
      for (int cell = 0; cell < table.cells().size(); cell++) {
        List<String> row = rows.get(cell + 1).getFields();
        JsonNode value = dataset.path("value").path(cell);
        assertThat(row.get(2 * axes + 1))
            .isEqualTo(value.isNull() ? "" : value.decimalValue().toPlainString());
        assertThat(row.get(2 * axes + 2))
            .isEqualTo(dataset.path("status").path(Integer.toString(cell)).asString(""));
        for (int axis = 0; axis < axes; axis++) {
          int position = table.header().position(cell, axis);
          String id = table.header().axes().get(axis).dimension().id();
          JsonNode category = dataset.path("dimension").path(id).path("category");
          String code = category.path("index").path(position).stringValue();
          assertThat(row.get(2 * axis)).isEqualTo(code);
          assertThat(row.get(2 * axis + 1))
              .isEqualTo(category.path("label").path(code).stringValue());
        }
      }
    }
  }

  @Test
  void jsonStat_filters_areDimensionsOfOneCategory() {
    JsonNode dataset =
        JSON.readTree(
            JsonStat.write(
                observatory.table(VICTIMS.where("year", "2011").where("department", "01")),
                SPANISH));

    assertThat(texts(dataset.path("id"))).containsExactly("year", "department", "measure");
    assertThat(dataset.path("size").toString()).isEqualTo("[1,1,1]");
    assertThat(texts(dataset.path("role").path("time"))).containsExactly("year");
    assertThat(texts(dataset.path("role").path("geo"))).containsExactly("department");
  }

  @Test
  void write_syntheticSource_saysSo() {
    PublishableTable table = observatory.table(VICTIMS);

    JsonNode dataset = JSON.readTree(JsonStat.write(table, Locale.ENGLISH));

    assertThat(dataset.path("source").stringValue())
        .isEqualTo("SYNTHETIC DATA — not real cases. Atalaya, Sample records");
    assertThat(
            dataset
                .path("extension")
                .path("atalaya")
                .path("source")
                .path("synthetic")
                .booleanValue())
        .isTrue();
  }

  @Test
  void write_withheldCounts_areNowhereInTheFile() {
    CsvMapping mapping = SampleCases.mapping();
    String rows = SampleCases.HEADER + "2010-01-15,101,2,34,1122,1\n".repeat(7919);
    try (CaseStore few = SampleCases.store(mapping, rows)) {
      Observatory strict =
          Observatory.inProcess(
              few,
              Guatemala.indicators(),
              DisclosureProfile.publicWith(List.of(new MinimumFrequencyRule(8000))));

      PublishableTable table = strict.table(VICTIMS.by("year", "victim-sex"));

      assertThat(new String(JsonStat.write(table, SPANISH), StandardCharsets.UTF_8))
          .doesNotContain("7919");
      assertThat(new String(CsvExport.write(table, SPANISH), StandardCharsets.UTF_8))
          .doesNotContain("7919");
    }
  }

  @Test
  void csv_labelsWithDelimitersQuotesAndLineEnds_areQuotedAsInRfc4180() {
    CsvMapping mapping =
        SampleCases.mapping(
            SampleCases.MAPPING.replace(
                "es: Mujeres, en: Women", "es: \"Mujeres, \\\"niñas\\\"\\ny más\", en: Women"));
    try (CaseStore quoted = SampleCases.store(mapping, SampleCases.ROWS)) {
      PublishableTable table =
          Observatory.inProcess(quoted, Guatemala.indicators(), SampleCases.PROFILE)
              .table(VICTIMS.by("victim-sex"));

      byte[] file = CsvExport.write(table, SPANISH);

      assertThat(new String(file, StandardCharsets.UTF_8))
          .isEqualTo(
              """
              victim-sex,victim-sex_label,unit,value,status\r
              F,"Mujeres, ""niñas""\ny más",víctimas,35,\r
              M,Hombres,víctimas,13,\r
              ?,Ignorado,víctimas,,suppressed-below-5\r
              """);
      assertThat(csv(file).get(1).getField(1)).isEqualTo("Mujeres, \"niñas\"\ny más");
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void number_published_isRoundedAsTheMeasureSays(double value, Measure measure, String written) {
    Optional<BigDecimal> number = CellStatus.number(new Published(value), measure);

    assertThat(number.map(BigDecimal::toPlainString)).contains(written);
    assertThat(number.map(BigDecimal::toString)).contains(written);
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        argumentSet("count", 89_001.0, Measure.COUNT, "89001"),
        argumentSet("zero", 0.0, Measure.COUNT, "0"),
        argumentSet("ten million", 1e7, Measure.COUNT, "10000000"),
        argumentSet("a million millions", 1e12, Measure.COUNT, "1000000000000"),
        argumentSet("all", 100.0, Measure.SHARE, "100.0"),
        argumentSet("third", 100.0 / 3, Measure.SHARE, "33.3"),
        argumentSet("tie", 0.25, Measure.SHARE, "0.3"),
        argumentSet("nothing, less", -0.04, Measure.CHANGE, "0.0"),
        argumentSet("less", -15.78, Measure.CHANGE, "-15.8"));
  }

  @Test
  void code_everyReason_isWordsJoined() {
    for (CellValue.Reason reason : CellValue.Reason.values()) {
      assertThat(CellStatus.code(new CellValue.NotDefined(reason)).orElseThrow())
          .matches("not-defined-[a-z-]+");
    }
  }

  private static void assertGolden(String name, String actual) throws IOException {
    Path file = Path.of("src/test/resources/exchange", name);
    if (Boolean.getBoolean("atalaya.golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(actual)
        .as("%s (written anew by -Datalaya.golden.update=true)", file)
        .isEqualTo(Files.readString(file));
  }

  private static List<CsvRecord> csv(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    assertThat(text).endsWith("\r\n");
    return CsvReader.builder().ofCsvRecord(text).stream().toList();
  }

  private static List<String> texts(JsonNode list) {
    return IntStream.range(0, list.size()).mapToObj(i -> list.path(i).stringValue()).toList();
  }
}
