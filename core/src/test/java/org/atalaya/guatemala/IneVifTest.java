// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
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
import org.atalaya.cases.ImportReport.SuspiciousDate;
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
 * The three real files against a count that shares no code with the library: lines split at commas
 * (the files have no quotes), codes translated here, added up in a map.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IneVifTest {

  private static final List<String> YEARS = List.of("2009", "2010", "2011");

  /** One line of a file. */
  private record Form(Map<String, Integer> positions, String[] fields) {
    String get(String column) {
      return fields[positions.getOrDefault(column, -1)].strip();
    }
  }

  private static final int[] AGE_GROUPS = {0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65};

  private final List<Form> forms = new ArrayList<>();
  private CaseStore store;
  private Statistics statistics;
  private ImportReport report;

  @BeforeAll
  void load() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String year : YEARS) {
      files.add(SharedData.file("gt-ine-vif/vif-" + year + ".csv.gz"));
      forms.addAll(forms(files.getLast()));
    }
    CsvMapping mapping = Guatemala.mapping("ine-vif");
    store = SampleCases.empty(mapping);
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
  void load_threeYears_readsEveryRow() {
    assertThat(report.files())
        .extracting(FileReport::rowsLoaded)
        .containsExactly(31_497L, 32_017L, 33_484L);
    assertThat(report.rowsRejected()).isZero();
    assertThat(report.unknownCodes()).isEmpty();
    assertThat(report.suspiciousDates())
        .isEqualTo(
            Map.of(
                // Such as 31 November: of 13 events and of 2 complaints.
                SuspiciousDate.IMPOSSIBLE, 15L,
                SuspiciousDate.EVENT_AFTER_COMPLAINT, 14L));
    assertThat(store.tables().latest().asOf()).isEqualTo("2011-12-31");
  }

  @Test
  void count_total_isThatOfTheFiles() {
    for (String indicator : List.of("complaints", "victims", "suspects")) {
      UnprotectedTable table = statistics.count(StatisticsQuery.of(indicator));

      assertThat(table.cells().count(0)).as(indicator).isEqualTo(96_998);
      assertThat(table.margin().orElseThrow().count(0)).isEqualTo(96_998);
    }
  }

  Stream<Arguments> tables() {
    Function<Form, List<String>> year = form -> List.of(form.get("ANO_EMISION"));
    return Stream.of(
        argumentSet("year", query("year"), year),
        argumentSet(
            "month",
            query("month"),
            one(form -> form.get("ANO_EMISION") + "-" + two(form.get("MES_EMISION")))),
        argumentSet("municipality", query("municipality"), one(IneVifTest::municipality)),
        argumentSet("department", query("department"), one(IneVifTest::department)),
        argumentSet(
            "reporting department",
            query("reporting-department"),
            one(form -> four(form.get("DEPTO_MCPIO")).substring(0, 2))),
        argumentSet("age", query("victim-age"), one(form -> age(form.get("VIC_EDAD")))),
        argumentSet(
            "age of the suspect",
            StatisticsQuery.of("suspects").by("suspect-age"),
            one(form -> age(form.get("AGR_EDAD")))),
        argumentSet(
            "sex of the suspect",
            StatisticsQuery.of("suspects").by("suspect-sex"),
            one(form -> sex(form.get("AGR_SEXO")))),
        argumentSet(
            "ethnicity",
            query("victim-ethnicity"),
            coded("VIC_GRUPET", "1 ladino 2 maya 3 garifuna 4 xinka 5 other 6 refused")),
        argumentSet(
            "ethnicity of the suspect",
            StatisticsQuery.of("suspects").by("suspect-ethnicity"),
            coded("AGR_GRUPET", "1 ladino 2 maya 3 garifuna 4 xinka 5 other 6 refused")),
        argumentSet(
            "relationship",
            query("relationship"),
            coded(
                "VIC_REL_AGR",
                "1 spouse 2 cohabitant 3 former-spouse 4 child 5 stepchild 6 parent 7 grandchild 8"
                    + " parent-in-law 9 sibling 10 other-relative")),
        argumentSet(
            "institution",
            query("source"),
            coded("INST_DENUN_HECHO", "1 mp 2 pgn 3 pnc 4 oj 5 bp 6 pdh")),
        argumentSet("area", query("area"), coded("HEC_AREA", "1 urban 2 rural")),
        argumentSet(
            "schooling",
            query("victim-schooling"),
            one(form -> schooling(form.get("VIC_ESCOLARIDAD")))),
        argumentSet(
            "marital status",
            query("victim-marital-status"),
            one(form ->
                form.get("VIC_EST_CIV").isEmpty()
                    ? "not-applicable"
                    : code(
                        form.get("VIC_EST_CIV"),
                        "1 single 2 married 3 cohabiting 4 widowed 5 other"))),
        argumentSet("weekday", query("weekday"), one(IneVifTest::weekday)),
        argumentSet(
            "event year",
            query("event-year"),
            one(form ->
                code(
                    form.get("HEC_ANO"),
                    "2000 2000 2001 2001 2002 2002 2003 2003 2004 2004 2005 2005 2006 2006 2007"
                        + " 2007 2008 2008 2009 2009 2010 2010 2011 2011"))),
        argumentSet(
            "form of violence",
            query("form-of-violence"),
            (Function<Form, List<String>>) IneVifTest::formsOfViolence),
        argumentSet(
            "department, sex",
            query("department", "victim-sex"),
            (Function<Form, List<String>>)
                form -> List.of(department(form) + " " + sex(form.get("VIC_SEXO")))),
        argumentSet(
            "year, department, sex",
            query("year", "department", "victim-sex"),
            one(form ->
                form.get("ANO_EMISION")
                    + " "
                    + department(form)
                    + " "
                    + sex(form.get("VIC_SEXO")))),
        argumentSet(
            "form of violence, sex",
            query("form-of-violence", "victim-sex"),
            (Function<Form, List<String>>)
                form ->
                    formsOfViolence(form).stream()
                        .map(kind -> kind + " " + sex(form.get("VIC_SEXO")))
                        .toList()));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void count_table_equalsAnIndependentCount(
      StatisticsQuery query, Function<Form, List<String>> cellsOf) {
    Map<String, Long> expected = new TreeMap<>();
    forms.forEach(form -> cellsOf.apply(form).forEach(cell -> expected.merge(cell, 1L, Long::sum)));

    assertThat(nonZero(statistics.count(query))).isEqualTo(expected);
  }

  @Test
  void count_departmentAndSexOfEachYear_equalsTheControlTotals() throws IOException {
    Map<String, Long> expected = new TreeMap<>();
    List<String> lines =
        Files.readAllLines(SharedData.file("gt-ine-vif/control-totals-selfcomputed.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",");
      String department = fields[1].matches("0[1-9]|1[0-9]|2[0-2]") ? fields[1] : "?";
      expected.merge(
          fields[0] + " " + department + " " + sex(fields[2]), Long.valueOf(fields[3]), Long::sum);
    }

    Map<String, Long> counted =
        nonZero(statistics.count(query("year", "department", "victim-sex")));

    assertThat(counted).isEqualTo(expected);
    assertThat(counted.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(96_998);
  }

  @Test
  void count_unknownPlace_isCountedAsUnknown() {
    UnprotectedTable table = statistics.count(query("year").where("department", "?"));

    assertThat(nonZero(table)).isEqualTo(Map.of("? 2009", 91L, "? 2010", 246L, "? 2011", 264L));
  }

  @Test
  void count_womenOfAYear_areThoseOfTheProvenance() {
    UnprotectedTable table = statistics.count(query("year").where("victim-sex", "F"));

    assertThat(nonZero(table))
        .isEqualTo(Map.of("F 2009", 28_512L, "F 2010", 29_159L, "F 2011", 30_578L));
  }

  private static StatisticsQuery query(String... by) {
    return StatisticsQuery.of("complaints").by(by);
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

  private static List<Form> forms(Path file) throws IOException {
    List<Form> forms = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      Map<String, Integer> positions = new HashMap<>();
      for (String name : String.valueOf(lines.readLine()).split(",")) {
        positions.put(name.equals("AGR_GURPET") ? "AGR_GRUPET" : name, positions.size());
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(",", -1);
        assertThat(fields.length).isEqualTo(positions.size());
        forms.add(new Form(positions, fields));
      }
    }
    return forms;
  }

  private static Function<Form, List<String>> one(Function<Form, String> cell) {
    return form -> List.of(cell.apply(form));
  }

  private static Function<Form, List<String>> coded(String column, String codes) {
    return form -> List.of(code(form.get(column), codes));
  }

  /** What {@code raw} means by a list "1 spouse 2 cohabitant …", else unknown. */
  private static String code(String raw, String codes) {
    String[] words = codes.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      if (words[i].equals(raw)) {
        return words[i + 1];
      }
    }
    return "?";
  }

  private static String two(String number) {
    return number.length() < 2 ? "0" + number : number;
  }

  private static String four(String number) {
    return number.length() < 4 ? "0" + number : number;
  }

  private static String municipality(Form form) {
    String raw = form.get("HEC_DEPTOMCPIO");
    return raw.equals("9999") ? "?" : four(raw);
  }

  private static String department(Form form) {
    String municipality = municipality(form);
    return municipality.equals("?") ? "?" : municipality.substring(0, 2);
  }

  private static String sex(String raw) {
    return raw.equals("1") ? "M" : raw.equals("2") ? "F" : "?";
  }

  private static String age(String raw) {
    if (raw.isEmpty() || raw.equals("99")) {
      return "?";
    }
    int age = Integer.parseInt(raw);
    if (age >= 65) {
      return "65+";
    }
    int group = age / 5;
    return AGE_GROUPS[group] + "-" + (AGE_GROUPS[group] + 4);
  }

  private static String schooling(String raw) {
    if (raw.isEmpty()) {
      return "not-applicable";
    }
    int level = Integer.parseInt(raw);
    if (level == 99) {
      return "?";
    }
    return code(
        Integer.toString(level / 10),
        "1 none 2 primary 3 lower-secondary 4 upper-secondary 5 university");
  }

  private static String weekday(Form form) {
    try {
      return Integer.toString(
          LocalDate.of(
                  Integer.parseInt(form.get("HEC_ANO")),
                  Integer.parseInt(form.get("HEC_MES")),
                  Integer.parseInt(form.get("HEC_DIA")))
              .getDayOfWeek()
              .getValue());
    } catch (DateTimeException | NumberFormatException e) {
      return "?";
    }
  }

  private static List<String> formsOfViolence(Form form) {
    String answers = form.get("HEC_TIPAGRE");
    List<String> kinds = List.of("physical", "psychological", "sexual", "economic");
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      if (answers.charAt(i) == '1') {
        said.add(kinds.get(i));
      }
    }
    return said.isEmpty() ? List.of("?") : said;
  }
}
