// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.ImportReport.FileReport;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.UnprotectedTable;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.SharedData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The two real files against a count that shares no code with the library: the text taken apart
 * here (a province with commas in its name stands in quotes), codes translated here, added up in a
 * map.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArLinea144Test {

  /** One line of a file. */
  private record Intervention(Map<String, String> fields) {
    String get(String column) {
      return requireNonNull(fields.get(column), column);
    }
  }

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2022-01-01T12:00:00Z"), ZoneOffset.UTC);

  private static final String RESOURCE = "mappings/ar-linea144.yaml";
  private static final String PROVINCE = "prov_residencia_persona_en_situacion_violencia";
  private static final String GENDER = "genero_persona_en_situacion_de_violencia";
  private static final String AGE = "edad_persona_en_situacion_de_violencia";
  private static final String RELATIONSHIP = "vinculo_con_la_persona_agresora";
  private static final String AGGRESSOR = "genero_de_la_persona_agresora";

  private static final Map<String, String> PROVINCES =
      pairs(
          """
          Buenos Aires=AR-B
          Catamarca=AR-K
          Chaco=AR-H
          Chubut=AR-U
          Ciudad Autónoma de Buenos Aires=AR-C
          Corrientes=AR-W
          Córdoba=AR-X
          Entre Ríos=AR-E
          Formosa=AR-P
          Jujuy=AR-Y
          La Pampa=AR-L
          La Rioja=AR-F
          Mendoza=AR-M
          Misiones=AR-N
          Neuquén=AR-Q
          Río Negro=AR-R
          Salta=AR-A
          San Juan=AR-J
          San Luis=AR-D
          Santa Cruz=AR-Z
          Santa Fe=AR-S
          Santiago Del Estero=AR-G
          Santiago del Estero=AR-G
          Tierra del Fuego, Antártida e Islas del Atlántico Sur=AR-V
          Tucumán=AR-T
          """);

  private static final Map<String, String> GENDERS =
      pairs(
          """
          Mujer=F
          Varon=M
          Mujer Trans=trans-woman
          Varon Trans=trans-man
          Varón Trans=trans-man
          Transgenero=transgender
          Travesti=travesti
          Intersexual=intersex
          Otro=X
          OTRO=X
          Queer=X
          """);

  private static final Map<String, String> RELATIONSHIPS =
      pairs(
          """
          Pareja=partner
          Ex pareja=former-partner
          Padre o tutor=father-or-guardian
          Madre o tutor=mother-or-guardian
          Otro familiar=other-relative
          Superior jerarquico=superior
          Otro=other
          """);

  private static final Map<String, String> FORMS =
      pairs(
          """
          tipo_de_violencia_fisica=physical
          tipo_de_violencia_psicologica=psychological
          tipo_de_violencia_sexual=sexual
          tipo_de_violencia_economica_y_patrimonial=economic
          tipo_de_violencia_simbolica=symbolic
          tipo_de_violencia_domestica=domestic
          """);

  private static final Map<String, String> MODALITIES =
      pairs(
          """
          modalidad_de_violencia_institucional=institutional
          modalidad_de_violencia_laboral=labour
          modalidad_violencia_contra_libertad_reproductiva=reproductive-freedom
          modalidad_de_violencia_obstetrica=obstetric
          modalidad_de_violencia_mediatica=media
          modalidad_de_violencia_otras=other
          """);

  private final List<Intervention> rows = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private CaseStore store;
  private Statistics statistics;
  private ImportReport report;

  @BeforeAll
  void load() throws IOException {
    for (String year : List.of("2020", "2021")) {
      files.add(SharedData.file("ar-linea144/linea144-" + year + ".csv.gz"));
      rows.addAll(rows(files.getLast()));
    }
    CsvMapping mapping = Guatemala.mapping("ar-linea144");
    store = CaseStore.inMemory(mapping, SampleCases.SECRET, CLOCK);
    statistics = new Statistics(store.tables(), Guatemala.indicators());
    report = store.loader().load(mapping, files, CaseLoader.Progress.NONE);
  }

  @AfterAll
  void close() {
    if (store != null) {
      store.close();
    }
  }

  @Test
  void load_twoYears_readsEveryRowAndKnowsEveryCode() {
    assertThat(report.files()).extracting(FileReport::rowsLoaded).containsExactly(29_706L, 25_301L);
    assertThat(report.rowsRejected()).isZero();
    assertThat(report.unknownCodes()).isEmpty();
    assertThat(report.suspiciousDates()).isEmpty();
    assertThat(store.tables().latest().asOf()).isEqualTo("2021-12-31");
  }

  @Test
  void count_year_isThatOfTheFiles() {
    for (String indicator : List.of("complaints", "victims")) {
      UnprotectedTable table = statistics.count(StatisticsQuery.of(indicator).by("year"));

      assertThat(nonZero(table)).isEqualTo(Map.of("2020", 29_706L, "2021", 25_301L));
      assertThat(table.margin().orElseThrow().count(0)).isEqualTo(55_007);
    }
  }

  /**
   * Counted by another program in another language, so that a wrong translation above would show.
   */
  @Test
  void count_formOfViolence_isThatOfAnotherProgram() {
    assertThat(nonZero(statistics.count(query("form-of-violence"))))
        .isEqualTo(
            Map.of(
                "physical", 36_977L,
                "psychological", 52_417L,
                "sexual", 7_352L,
                "economic", 21_728L,
                "symbolic", 18_919L,
                "domestic", 49_939L,
                "none", 247L));
  }

  Stream<Arguments> tables() {
    return Stream.of(
        table("month", row -> List.of(row.get("fecha").substring(0, 7)), "month"),
        table("weekday", row -> List.of(weekday(row)), "weekday"),
        table("province", row -> List.of(province(row)), "department"),
        table("gender", row -> List.of(gender(row, GENDER)), "victim-sex"),
        table("age", row -> List.of(age(row)), "victim-age"),
        table(
            "relationship",
            row -> List.of(RELATIONSHIPS.getOrDefault(row.get(RELATIONSHIP), "?")),
            "relationship"),
        table("gender of the aggressor", row -> List.of(gender(row, AGGRESSOR)), "suspect-sex"),
        table("form of violence", row -> said(row, FORMS), "form-of-violence"),
        table("modality", row -> said(row, MODALITIES), "modality-of-violence"),
        table(
            "year, province, gender",
            row ->
                List.of(
                    row.get("fecha").substring(0, 4)
                        + " "
                        + province(row)
                        + " "
                        + gender(row, GENDER)),
            "year",
            "department",
            "victim-sex"),
        table(
            "form of violence, age",
            row -> said(row, FORMS).stream().map(form -> form + " " + age(row)).toList(),
            "form-of-violence",
            "victim-age"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void count_table_equalsAnIndependentCount(
      StatisticsQuery query, Function<Intervention, List<String>> cellsOf) {
    Map<String, Long> expected = new TreeMap<>();
    rows.forEach(row -> cellsOf.apply(row).forEach(cell -> expected.merge(cell, 1L, Long::sum)));

    assertThat(nonZero(statistics.count(query))).isEqualTo(expected);
  }

  /** The README's worked example: what the report says before a spelling is listed, and after. */
  @Test
  void load_spellingNotListed_isWhatTheReadmeSays() throws IOException {
    String yaml = mappingText();
    String before = yaml.replace("[\"Si\", \"SI\"]", "[\"Si\"]");
    CsvMapping mapping =
        CsvMapping.read(
            "before",
            new ByteArrayInputStream(before.getBytes(StandardCharsets.UTF_8)),
            Guatemala.CODE_LISTS);

    ImportReport found;
    try (CaseStore other = CaseStore.inMemory(mapping, SampleCases.SECRET, CLOCK)) {
      found = other.loader().load(mapping, files, CaseLoader.Progress.NONE);
    }

    assertThat(Files.readString(Path.of("README.md")))
        .contains(
            "`{tipo_de_violencia_simbolica=%s, …}`"
                .formatted(found.unknownCodes().get("tipo_de_violencia_simbolica")));
  }

  @Test
  void readme_mappedColumn_isThatOfTheMapping() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String begin = "```yaml\n";
    int from = readme.indexOf(begin) + begin.length();
    String example = readme.substring(from, readme.indexOf("```", from));

    assertThat(mappingText()).contains(example.indent(6));
  }

  private static StatisticsQuery query(String... by) {
    return StatisticsQuery.of("victims").by(by);
  }

  private static Arguments table(
      String name, Function<Intervention, List<String>> cellsOf, String... by) {
    return argumentSet(name, query(by), cellsOf);
  }

  /** Count by the codes of a cell, joined by blanks; empty cells left out. */
  private static Map<String, Long> nonZero(UnprotectedTable table) {
    Map<String, Long> counts = new TreeMap<>();
    for (int cell = 0; cell < table.cells().size(); cell++) {
      if (table.cells().count(cell) > 0) {
        List<String> codes = new ArrayList<>();
        for (int axis = 0; axis < table.header().axes().size(); axis++) {
          int position = table.header().position(cell, axis);
          codes.add(table.header().axes().get(axis).categories().get(position).code());
        }
        counts.put(String.join(" ", codes), table.cells().count(cell));
      }
    }
    return counts;
  }

  private static String mappingText() throws IOException {
    try (InputStream in = requireNonNull(Guatemala.class.getResourceAsStream(RESOURCE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Each row by the names of the first line, which begins with a byte order mark. */
  private static List<Intervention> rows(Path file) throws IOException {
    String text;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<Intervention> rows = new ArrayList<>();
    String[] lines = text.substring(1).split("\n");
    List<String> names = fields(lines[0]);
    for (int line = 1; line < lines.length; line++) {
      List<String> fields = fields(lines[line]);
      assertThat(fields).hasSameSizeAs(names);
      Map<String, String> byName = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        byName.put(names.get(i), fields.get(i));
      }
      rows.add(new Intervention(byName));
    }
    return rows;
  }

  /** Split at the commas that are not between two quotes; no field holds a quote or a line end. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (char character : line.toCharArray()) {
      if (character == '"') {
        quoted = !quoted;
      } else if (character == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(character);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  private static Map<String, String> pairs(String lines) {
    Map<String, String> pairs = new HashMap<>();
    lines.lines().map(line -> line.split("=")).forEach(pair -> pairs.put(pair[0], pair[1]));
    return pairs;
  }

  private static String province(Intervention row) {
    return PROVINCES.getOrDefault(row.get(PROVINCE), "?");
  }

  private static String gender(Intervention row, String column) {
    return GENDERS.getOrDefault(row.get(column), "?");
  }

  private static String weekday(Intervention row) {
    return Integer.toString(LocalDate.parse(row.get("fecha")).getDayOfWeek().getValue());
  }

  private static String age(Intervention row) {
    String raw = row.get(AGE);
    if (raw.isEmpty()) {
      return "?";
    }
    int age = Integer.parseInt(raw);
    return age >= 65 ? "65+" : age / 5 * 5 + "-" + (age / 5 * 5 + 4);
  }

  private static List<String> said(Intervention row, Map<String, String> questions) {
    List<String> said = new ArrayList<>();
    questions.forEach((column, category) -> {
      if (row.get(column).equalsIgnoreCase("si")) {
        said.add(category);
      }
    });
    return said.isEmpty() ? List.of("none") : said;
  }
}
