// SPDX-License-Identifier: Apache-2.0
package org.atalaya.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.SyntheticSicomp;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same records and questions in a DuckDB file and in a PostgreSQL on the same machine, as it is
 * installed. That both have the same cells is asserted; times are only printed.
 */
class EngineBenchmark {

  private static final int WARM_UP_RUNS = 3;

  @TempDir Path folder;

  @Test
  void count_sameQuestions_sameCells() throws IOException {
    CsvMapping mapping = Guatemala.mapping("sicomp");
    Clock clock = Clock.system(Guatemala.ZONE);
    List<Path> files = files();
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        CaseStore duckDb =
            CaseStore.at(folder.resolve("cases.duckdb"), mapping, SampleCases.SECRET, clock);
        CaseStore postgres =
            CaseStore.on(server.getPostgresDatabase(), mapping, SampleCases.SECRET, clock)) {
      System.out.printf("%n| engine | what | rows | rows/s |%n|---|---|--:|--:|%n");
      load("DuckDB", duckDb, mapping, files);
      load("PostgreSQL", postgres, mapping, files);
      System.out.printf(
          Locale.ROOT,
          "%n%d processors, medians of %d runs in ms%n%n",
          Runtime.getRuntime().availableProcessors(),
          BenchmarkSize.runs());
      System.out.println("| question | cells | DuckDB | PostgreSQL | ratio |");
      System.out.println("|---|--:|--:|--:|--:|");
      for (StatisticsQuery question : questions()) {
        measure(question, statistics(duckDb), statistics(postgres));
      }
    }
  }

  private static Statistics statistics(CaseStore store) {
    return new Statistics(store.tables(), Guatemala.indicators());
  }

  private static List<StatisticsQuery> questions() {
    StatisticsQuery victims = StatisticsQuery.of("victims");
    return List.of(
        victims,
        victims.by("year"),
        victims.by("department"),
        victims.by("department", "crime-group").where("year", "2023"),
        victims.by("month", "victim-sex"),
        victims.by("year", "form-of-violence"),
        victims.by("year-to-date"),
        victims.where("year", "2023"),
        victims.by("month", "municipality", "victim-sex"));
  }

  private static void load(String engine, CaseStore store, CsvMapping mapping, List<Path> files) {
    for (String what : List.of("new", "unchanged")) {
      long start = System.nanoTime();
      ImportReport report = store.loader().load(mapping, files, CaseLoader.Progress.NONE);
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(report.version()).isEqualTo(1);
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %,d | %,.0f |%n",
          engine,
          what,
          report.rowsLoaded(),
          report.rowsLoaded() / seconds);
    }
  }

  private static void measure(StatisticsQuery question, Statistics duckDb, Statistics postgres) {
    Measured first = new Measured();
    Measured second = new Measured();
    UnprotectedTally expected = duckDb.count(question).cells();
    UnprotectedTally cells = postgres.count(question).cells();
    for (int cell = 0; cell < expected.size(); cell++) {
      assertThat(cells.count(cell)).isEqualTo(expected.count(cell));
      assertThat(cells.keySum(cell)).isEqualTo(expected.keySum(cell));
    }
    for (int run = -WARM_UP_RUNS; run < BenchmarkSize.runs(); run++) {
      long start = System.nanoTime();
      duckDb.count(question);
      long between = System.nanoTime();
      postgres.count(question);
      long end = System.nanoTime();
      if (run >= 0) {
        first.add(between - start);
        second.add(end - between);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %s %s | %,d | %s | %s | %s |%n",
        String.join(" × ", question.by()),
        question.filters(),
        expected.size(),
        first.milliseconds(),
        second.milliseconds(),
        second.ratio(first));
  }

  private List<Path> files() throws IOException {
    SyntheticSicomp.of(1, Question.LAST_DAY)
        .cases(BenchmarkSize.rows())
        .years(Question.YEARS)
        .write(Files.createDirectories(folder), SyntheticSicomp.Progress.NONE);
    return SyntheticSicomp.FILES.stream().map(folder::resolve).toList();
  }
}
