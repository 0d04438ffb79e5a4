// SPDX-License-Identifier: Apache-2.0
package org.atalaya.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Category;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportReport;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.SyntheticSicomp;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast an import into a new store on disk is beside a bare {@code COPY} of the same files by
 * DuckDB into tables with typed columns, in turns.
 *
 * <p>Three sets of files: the invented case system's six; one with 12 columns and ids, of one unit;
 * one with 25 columns and no ids, of two units. That both have all rows is asserted; times are only
 * printed. To be 50 % or more: the import's rows a second beside those of {@code COPY}.
 */
class ImportBenchmark {

  private static final int RUNS = 3;

  static final String MAPPING_12 =
      """
      source: {id: benchmark, title: Prueba, publisher: Atalaya, synthetic: true}
      rowId: [id]
      units: [case]
      dates:
        registered: {date: fecha}
      dimensions:
        - {id: year, label: Año, date: {of: registered, part: year}}
        - {id: month, label: Mes, parent: year, date: {of: registered, part: month}}
        - {id: weekday, label: Día, date: {of: registered, part: weekday}}
        - {id: department, label: Departamento, role: geo, column: municipio, categories: department, pad: 4, take: 2}
        - {id: municipality, label: Municipio, role: geo, parent: department, column: municipio, categories: municipality, pad: 4}
        - {id: victim-age, label: Edad, age: {column: edad, groups: [0, 13, 18, 30, 45, 60], unknown: ["99"]}}
      %s
      """
          .formatted(coded("c", 8));

  private static final String MAPPING_25 =
      """
      source: {id: benchmark, title: Prueba, publisher: Atalaya, synthetic: true}
      format: {encodings: [UTF-8, ISO-8859-1]}
      units: [case, victim]
      dates:
        registered: {date: fecha}
        event: {year: hecho_anio, month: hecho_mes, day: hecho_dia, unknown: ["99"]}
      dimensions:
        - {id: year, label: Año, date: {of: registered, part: year}}
        - {id: month, label: Mes, parent: year, date: {of: registered, part: month}}
        - {id: event-year, label: Año, date: {of: event, part: year}}
        - {id: event-month, label: Mes, parent: event-year, date: {of: event, part: month}}
        - {id: weekday, label: Día, date: {of: event, part: weekday}}
        - {id: department, label: Departamento, role: geo, column: municipio, categories: department, pad: 4, take: 2}
        - {id: municipality, label: Municipio, role: geo, parent: department, column: municipio, categories: municipality, pad: 4}
        - {id: victim-age, label: Edad, age: {column: edad, groups: [0, 13, 18, 30, 45, 60], unknown: ["99"]}}
        - id: kind
          label: Tipo
          categories: [{code: a, label: A}, {code: b, label: B}, {code: c, label: C}, {code: d, label: D}]
          flags:
            - {category: a, column: tipos, position: 1, yes: ["1"], no: ["2"]}
            - {category: b, column: tipos, position: 2, yes: ["1"], no: ["2"]}
            - {category: c, column: tipos, position: 3, yes: ["1"], no: ["2"]}
            - {category: d, column: tipos, position: 4, yes: ["1"], no: ["2"]}
      %s
      """
          .formatted(coded("c", 17));

  @TempDir Path folder;

  @BeforeAll
  static void printHead() {
    System.out.printf(
        Locale.ROOT,
        "%n%d processors, medians of %d runs%n%n",
        Runtime.getRuntime().availableProcessors(),
        RUNS);
    System.out.println(
        "| files | rows | MB | COPY, rows/s | import, rows/s | ratio | COPY, µs of processor a row"
            + " | import |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
  }

  @Test
  void load_caseSystem_allRows() throws IOException, SQLException {
    SyntheticSicomp.Summary written =
        SyntheticSicomp.of(1, Question.LAST_DAY)
            .cases(BenchmarkSize.rows())
            .years(Question.YEARS)
            .write(folder, SyntheticSicomp.Progress.NONE);
    measure(
        "case system, six files",
        Guatemala.mapping("sicomp"),
        SyntheticSicomp.FILES.stream().map(folder::resolve).toList(),
        written.total());
  }

  @Test
  void load_idsOneUnit_allRows() throws IOException, SQLException {
    Path file = folder.resolve("rows.csv");
    write(file, BenchmarkSize.rows(), 8);
    measure(
        "12 columns, ids, one unit",
        SampleCases.mapping(MAPPING_12),
        List.of(file),
        BenchmarkSize.rows());
  }

  @Test
  void load_noIdsTwoUnits_allRows() throws IOException, SQLException {
    Path file = folder.resolve("rows.csv");
    write(file, BenchmarkSize.rows(), 17);
    measure(
        "25 columns, no ids, two units",
        SampleCases.mapping(MAPPING_25),
        List.of(file),
        BenchmarkSize.rows());
  }

  private void measure(String name, CsvMapping mapping, List<Path> files, long rows)
      throws IOException, SQLException {
    Measured copies = new Measured();
    Measured imports = new Measured();
    long copyTime = 0;
    long importTime = 0;
    for (int run = 0; run < RUNS; run++) {
      long before = processorTime();
      copies.add(copy(files, rows));
      long between = processorTime();
      imports.add(load(mapping, files, rows));
      copyTime += between - before;
      importTime += processorTime() - between;
    }
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %,d | %,.0f | %,.0f | %.0f %% | %.2f | %.2f |%n",
        name,
        rows,
        bytes >> 20,
        rows / copies.median() * 1e9,
        rows / imports.median() * 1e9,
        100 * copies.median() / imports.median(),
        copyTime / 1e3 / rows / RUNS,
        importTime / 1e3 / rows / RUNS);
  }

  /** Of all threads, in nanoseconds: tells the work even where others use the machine as well. */
  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private long copy(List<Path> files, long rows) throws SQLException, IOException {
    Path database = folder.resolve("bare.duckdb");
    long took = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement()) {
      long copied = 0;
      for (int i = 0; i < files.size(); i++) {
        statement.execute(
            "CREATE TABLE bare_%d AS SELECT * FROM read_csv('%s', header = true) LIMIT 0"
                .formatted(i, files.get(i)));
        long start = System.nanoTime();
        statement.execute("COPY bare_%d FROM '%s' (HEADER)".formatted(i, files.get(i)));
        took += System.nanoTime() - start;
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM bare_" + i)) {
          count.next();
          copied += count.getLong(1);
        }
      }
      assertThat(copied).isEqualTo(rows);
    }
    Files.delete(database);
    return took;
  }

  private long load(CsvMapping mapping, List<Path> files, long rows) throws IOException {
    Path database = folder.resolve("store.duckdb");
    long took;
    try (CaseStore store =
        CaseStore.at(database, mapping, SampleCases.SECRET, Clock.system(Guatemala.ZONE))) {
      long start = System.nanoTime();
      ImportReport report = store.loader().load(mapping, files, CaseLoader.Progress.NONE);
      took = System.nanoTime() - start;
      assertThat(report.rowsLoaded()).isEqualTo(rows);
    }
    Files.delete(database);
    return took;
  }

  private static String coded(String prefix, int columns) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      yaml.append(
          """
            - {id: %1$s%2$d, label: %1$s%2$d, column: %1$s%2$d, unknown: ["9"], categories: [{code: "1", label: A}, {code: "2", label: B}, {code: "3", label: C}, {code: "4", label: D}, {code: "5", label: E}]}
          """
              .formatted(prefix, i));
    }
    return yaml.toString();
  }

  /** Writes invented rows: ids and 12 columns with 8 coded ones, no ids and 25 with more. */
  static void write(Path file, int rows, int coded) throws IOException {
    Random random = new Random(1);
    List<String> municipalities =
        Guatemala.CODE_LISTS.find("municipality").orElseThrow().stream()
            .map(Category::code)
            .toList();
    boolean wide = coded > 8;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(wide ? "hecho_anio,hecho_mes,hecho_dia,tipos,observaciones" : "id");
      out.write(",fecha,municipio,edad");
      for (int i = 0; i < coded; i++) {
        out.write(",c" + i);
      }
      out.write('\n');
      StringBuilder line = new StringBuilder();
      for (int row = 0; row < rows; row++) {
        line.setLength(0);
        LocalDate day = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3650));
        if (wide) {
          line.append(day.getYear()).append(',').append(day.getMonthValue()).append(',');
          line.append(day.getDayOfMonth()).append(',');
          for (int i = 0; i < 4; i++) {
            line.append(1 + random.nextInt(2));
          }
          line.append(",nota ").append(random.nextInt(10_000));
        } else {
          line.append("MP001-").append(day.getYear()).append('-').append(row);
        }
        line.append(',').append(day).append(',');
        line.append(municipalities.get(random.nextInt(340))).append(',').append(random.nextInt(90));
        for (int i = 0; i < coded; i++) {
          line.append(',').append(1 + random.nextInt(5));
        }
        out.write(line.append('\n').toString());
      }
    }
  }
}
