// SPDX-License-Identifier: Apache-2.0
package org.atalaya.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Category;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.disclosure.DisclosureControl;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.SyntheticSicomp;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.UnprotectedTable;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long an answer takes that nobody has asked for before, beside the bare SQL for the same cells
 * (count and sum of record keys by group, read by JDBC) on the same database file in the same
 * thread, in turns.
 *
 * <p>The SQL runs as a statement that was prepared before, and as one that is planned each time, as
 * every question has to be whose records may have changed. It has the same conditions on the
 * version; it counts no margins, which our answers bring along. That both have the same cells is
 * asserted; times are only printed. To be 1.3 or less: the ratio of the medians of {@code
 * Statistics.count} and the SQL. To be 1.25 or less: the ratio of counting and protecting under the
 * policy of the country pack, and of counting alone.
 */
class QueryBenchmark {

  private static final List<String> ASKED = List.of("cases.csv", "victims.csv");

  /** Rows that are kept of the files of which nothing is asked. */
  private static final int ROWS_KEPT = 1000;

  private static final Duration WARM_UP_TIME = Duration.ofSeconds(15);
  private static final int WARM_UP_RUNS = 5;

  @TempDir Path folder;

  @Test
  void count_bareSql_sameCells() throws IOException, SQLException {
    CsvMapping mapping = Guatemala.mapping("sicomp");
    Path database = folder.resolve("cases.duckdb");
    try (CaseStore store =
            CaseStore.at(database, mapping, SampleCases.SECRET, Clock.system(Guatemala.ZONE));
        Connection bare = DriverManager.getConnection("jdbc:duckdb:" + database)) {
      store.loader().load(mapping, files(), CaseLoader.Progress.NONE);
      Map<String, Map<Integer, String>> codes = codes(bare);
      List<Question> questions =
          Question.all(
              (dimension, code) -> ordinal(codes, dimension, code),
              codes.getOrDefault("form-of-violence", Map.of()).keySet());
      System.out.printf(
          Locale.ROOT,
          "%n%,d victims, %d processors, medians of %d runs in ms%n%n",
          rows(bare),
          Runtime.getRuntime().availableProcessors(),
          BenchmarkSize.runs());
      System.out.println(
          "| question | cells | SQL, prepared | SQL, planned anew | counted | / prepared | / anew |"
              + " protected | / counted | protected, groups counted anew | / counted |");
      System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
      // One that has counted nothing yet keeps no wider groups.
      Supplier<Statistics> anew = () -> new Statistics(store.tables(), Guatemala.indicators());
      Statistics statistics = anew.get();
      DisclosureControl control =
          new DisclosureControl(Guatemala.disclosurePolicy().profile(store));
      warmUp(questions, statistics, control);
      for (Question question : questions) {
        measure(question, statistics, anew, control, bare, codes);
      }
    }
  }

  /** All questions in turns, so that the first one measured is not the one that pays. */
  private static void warmUp(
      List<Question> questions, Statistics statistics, DisclosureControl control) {
    long end = System.nanoTime() + WARM_UP_TIME.toNanos();
    while (System.nanoTime() < end) {
      questions.forEach(question -> control.protect(statistics.count(question.query())));
    }
  }

  private static void measure(
      Question question,
      Statistics statistics,
      Supplier<Statistics> anew,
      DisclosureControl control,
      Connection bare,
      Map<String, Map<Integer, String>> codes)
      throws SQLException {
    int groups = question.groups().size();
    Measured prepared = new Measured();
    Measured planned = new Measured();
    Measured counted = new Measured();
    Measured published = new Measured();
    Measured first = new Measured();
    try (PreparedStatement kept = bare.prepareStatement(question.sql())) {
      UnprotectedTable table = statistics.count(question.query());
      check(question, table, kept, codes);
      for (int run = -WARM_UP_RUNS; run < BenchmarkSize.runs(); run++) {
        long start = System.nanoTime();
        read(kept, groups);
        long answered = System.nanoTime();
        statistics.count(question.query());
        long tallied = System.nanoTime();
        try (PreparedStatement again = bare.prepareStatement(question.sql())) {
          read(again, groups);
        }
        long answeredAnew = System.nanoTime();
        control.protect(statistics.count(question.query()));
        long end = System.nanoTime();
        Statistics fresh = anew.get();
        long startAnew = System.nanoTime();
        control.protect(fresh.count(question.query()));
        long endAnew = System.nanoTime();
        if (run >= 0) {
          prepared.add(answered - start);
          counted.add(tallied - answered);
          planned.add(answeredAnew - tallied);
          published.add(end - answeredAnew);
          first.add(endAnew - startAnew);
        }
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | %,d | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
          question.name(),
          table.cells().size(),
          prepared.milliseconds(),
          planned.milliseconds(),
          counted.milliseconds(),
          counted.ratio(prepared),
          counted.ratio(planned),
          published.milliseconds(),
          published.ratio(counted),
          first.milliseconds(),
          first.ratio(counted));
    }
  }

  /** Reads every figure of the answer; their sum, so that no reading can be left out. */
  private static long read(PreparedStatement statement, int groups) throws SQLException {
    long sum = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        for (int group = 1; group <= groups; group++) {
          sum += rows.getInt(group);
        }
        sum += rows.getLong(groups + 1) ^ rows.getLong(groups + 2);
      }
    }
    return sum;
  }

  private static void check(
      Question question,
      UnprotectedTable table,
      PreparedStatement statement,
      Map<String, Map<Integer, String>> codes)
      throws SQLException {
    List<TableAxis> axes = table.header().axes();
    UnprotectedTally cells = table.cells();
    int groups = question.groups().size();
    long records = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Map<String, String> of = new HashMap<>(question.filtered());
        for (int group = 0; group < groups; group++) {
          String dimension = question.groups().get(group);
          of.put(dimension, code(axes, dimension, rows.getInt(group + 1), codes));
        }
        int cell = 0;
        for (TableAxis axis : axes) {
          List<String> listed = axis.categories().stream().map(Category::code).toList();
          int position = listed.indexOf(of.get(axis.dimension().id()));
          assertThat(position).as("%s of %s", of, question.name()).isNotNegative();
          cell = cell * axis.size() + position;
        }
        assertThat(cells.count(cell))
            .as("%s of %s", of, question.name())
            .isEqualTo(rows.getLong(groups + 1));
        assertThat(cells.keySum(cell))
            .as("%s of %s", of, question.name())
            .isEqualTo(rows.getLong(groups + 2));
        records += rows.getLong(groups + 1);
      }
    }
    long counted = 0;
    for (int cell = 0; cell < cells.size(); cell++) {
      counted += cells.count(cell);
    }
    assertThat(counted).as(question.name()).isEqualTo(records).isPositive();
  }

  private static String code(
      List<TableAxis> axes,
      String dimension,
      int ordinal,
      Map<String, Map<Integer, String>> codes) {
    TableAxis axis =
        axes.stream()
            .filter(candidate -> candidate.dimension().id().equals(dimension))
            .findFirst()
            .orElseThrow();
    return axis.dimension().role().isTime() && ordinal != 0
        ? CalendarPeriod.ofOrdinal(axis.dimension().role(), ordinal).code()
        : codes.getOrDefault(dimension, Map.of()).getOrDefault(ordinal, Category.UNKNOWN);
  }

  private static int ordinal(
      Map<String, Map<Integer, String>> codes, String dimension, String code) {
    Optional<Integer> found =
        codes.getOrDefault(dimension, Map.of()).entrySet().stream()
            .filter(category -> category.getValue().equals(code))
            .map(Map.Entry::getKey)
            .findFirst();
    return found.orElseGet(() -> CalendarPeriod.parse(code).orElseThrow().ordinal());
  }

  /** The codes of the store's categories by ordinal, by dimension. */
  private static Map<String, Map<Integer, String>> codes(Connection connection)
      throws SQLException {
    Map<String, Map<Integer, String>> codes = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT dimension, ordinal, code FROM category")) {
      while (rows.next()) {
        codes
            .computeIfAbsent(rows.getString(1), dimension -> new HashMap<>())
            .put(rows.getInt(2), rows.getString(3));
      }
    }
    return codes;
  }

  private static long rows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM fact_victim")) {
      count.next();
      return count.getLong(1);
    }
  }

  /** The case system's files, those of which nothing is asked cut to their first rows. */
  private List<Path> files() throws IOException {
    SyntheticSicomp.of(1, Question.LAST_DAY)
        .cases(BenchmarkSize.rows())
        .years(Question.YEARS)
        .write(folder, SyntheticSicomp.Progress.NONE);
    List<Path> files = new ArrayList<>();
    for (String name : SyntheticSicomp.FILES) {
      Path file = folder.resolve(name);
      files.add(file);
      if (!ASKED.contains(name)) {
        cut(file);
      }
    }
    return files;
  }

  private static void cut(Path file) throws IOException {
    List<String> kept;
    try (Stream<String> lines = Files.lines(file)) {
      kept = lines.limit(1L + ROWS_KEPT).toList();
    }
    Files.write(file, kept);
  }
}
