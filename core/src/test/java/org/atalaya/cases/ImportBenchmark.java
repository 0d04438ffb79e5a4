// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;

/**
 * How fast an import is beside a bare {@code COPY} of the same file by DuckDB in the same run. Not
 * a test: run its main with the number of rows (2,000,000 if none is given) and, for a store on
 * disk instead of one in memory, {@code disk}.
 *
 * <p>Two files are written: 12 columns with ids, one unit; 25 columns without ids, two units. The
 * ratio of the medians of three runs each is to be 50 % or more (budget of the import).
 */
public final class ImportBenchmark {

  private static final int RUNS = 3;

  private static final String MAPPING_12 =
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

  private ImportBenchmark() {}

  /** See the class. */
  public static void main(String[] arguments) throws IOException, SQLException {
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000_000;
    boolean disk = arguments.length > 1 && arguments[1].equals("disk");
    Path folder = Files.createTempDirectory("atalaya-benchmark");
    measure(folder, "12 columns, ids, 1 unit", SampleCases.mapping(MAPPING_12), rows, 8, disk);
    measure(folder, "25 columns, no ids, 2 units", SampleCases.mapping(MAPPING_25), rows, 17, disk);
    Files.delete(folder);
  }

  private static void measure(
      Path folder, String name, CsvMapping mapping, int rows, int coded, boolean disk)
      throws IOException, SQLException {
    Path file = folder.resolve("rows.csv");
    write(file, rows, coded);
    List<Double> copies = new ArrayList<>();
    List<Double> imports = new ArrayList<>();
    long copyTime = 0;
    long importTime = 0;
    for (int run = 0; run < RUNS; run++) {
      long before = processorTime();
      copies.add(copy(folder, file, rows, disk));
      long between = processorTime();
      imports.add(load(folder, file, mapping, rows, disk));
      copyTime += between - before;
      importTime += processorTime() - between;
    }
    Collections.sort(copies);
    Collections.sort(imports);
    double copy = copies.get(RUNS / 2);
    double imported = imports.get(RUNS / 2);
    System.out.printf(
        "%s, %,d rows, %,d MB: COPY %,.0f rows/s, import %,.0f rows/s, %.0f %%; processor time %.2f"
            + " and %.2f µs a row%n",
        name,
        rows,
        Files.size(file) >> 20,
        copy,
        imported,
        100 * imported / copy,
        copyTime / 1e3 / rows / RUNS,
        importTime / 1e3 / rows / RUNS);
    Files.delete(file);
  }

  /** Of all threads, in nanoseconds: tells the work even where others use the machine as well. */
  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static double copy(Path folder, Path file, int rows, boolean disk)
      throws SQLException, IOException {
    Path database = folder.resolve("bare.duckdb");
    double seconds;
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + (disk ? database : ""));
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE bare AS SELECT * FROM read_csv('%s', header = true) LIMIT 0"
              .formatted(file));
      long start = System.nanoTime();
      statement.execute("COPY bare FROM '%s' (HEADER)".formatted(file));
      seconds = (System.nanoTime() - start) / 1e9;
      try (ResultSet count = statement.executeQuery("SELECT count(*) FROM bare")) {
        count.next();
        check(count.getLong(1), rows);
      }
    }
    Files.deleteIfExists(database);
    return rows / seconds;
  }

  private static double load(Path folder, Path file, CsvMapping mapping, int rows, boolean disk)
      throws IOException {
    Path database = folder.resolve("store.duckdb");
    Clock clock = Clock.system(Guatemala.ZONE);
    double seconds;
    try (CaseStore store =
        disk
            ? CaseStore.at(database, mapping, SampleCases.SECRET, clock)
            : CaseStore.inMemory(mapping, SampleCases.SECRET, clock)) {
      long start = System.nanoTime();
      ImportReport report = store.loader().load(mapping, List.of(file), CaseLoader.Progress.NONE);
      seconds = (System.nanoTime() - start) / 1e9;
      check(report.rowsLoaded(), rows);
    }
    Files.deleteIfExists(database);
    return rows / seconds;
  }

  private static void check(long found, long expected) {
    if (found != expected) {
      throw new IllegalStateException("%d rows of %d".formatted(found, expected));
    }
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

  private static void write(Path file, int rows, int coded) throws IOException {
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
