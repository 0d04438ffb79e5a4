// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.SyntheticSicomp;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same records in DuckDB, in PostgreSQL and read through Trino, on one machine. That all have
 * the same cells is asserted; times are only printed: {@code ./mvnw -Ptrino -pl core test
 * -Dtest=EngineTimes}.
 */
class EngineTimes {

  /** Complaints. */
  private static final int ROWS = Integer.getInteger("atalaya.benchmark.rows", 100_000);

  private static final int RUNS = Integer.getInteger("atalaya.benchmark.runs", 11);
  private static final int WARM_UP_RUNS = 3;
  private static final int CORRECTIONS = 1000;
  private static final StatisticsQuery VICTIMS = StatisticsQuery.of("victims");
  private static final List<StatisticsQuery> QUESTIONS =
      List.of(
          VICTIMS,
          VICTIMS.by("year"),
          VICTIMS.by("department", "crime-group").where("year", "2023"),
          VICTIMS.by("month", "victim-sex"),
          VICTIMS.by("year", "form-of-violence"),
          VICTIMS.by("month", "municipality", "victim-sex"));

  @TempDir Path folder;

  @Test
  void count_sameQuestions_sameCells() throws Exception {
    CsvMapping mapping = Guatemala.mapping("sicomp");
    Clock clock = Clock.system(Guatemala.ZONE);
    SyntheticSicomp.of(1, LocalDate.of(2024, 8, 31))
        .cases(ROWS)
        .years(10)
        .write(folder, SyntheticSicomp.Progress.NONE);
    List<Path> files = SyntheticSicomp.FILES.stream().map(folder::resolve).toList();
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        TrinoServer trino = TrinoServer.start(server.getJdbcUrl("postgres", "postgres"));
        CaseStore duckDb =
            CaseStore.at(folder.resolve("cases.duckdb"), mapping, SampleCases.SECRET, clock);
        CaseStore postgres =
            CaseStore.on(server.getPostgresDatabase(), mapping, SampleCases.SECRET, clock)) {
      long rows = duckDb.loader().load(mapping, files, CaseLoader.Progress.NONE).rowsLoaded();
      postgres.loader().load(mapping, files, CaseLoader.Progress.NONE);
      try (CaseStore read =
          CaseStore.readingThrough(trino.database("public"), mapping, SampleCases.SECRET, clock)) {
        System.out.printf(
            Locale.ROOT,
            "%n%,d rows, medians of %d in ms%n%n| question | cells | DuckDB | PostgreSQL | ratio |"
                + " Trino | ratio |%n|---|--:|--:|--:|--:|--:|--:|%n",
            rows,
            RUNS);
        for (StatisticsQuery question : QUESTIONS) {
          measure(
              question,
              Stream.of(duckDb, postgres, read)
                  .map(store -> new Statistics(store.tables(), Guatemala.indicators()))
                  .toList());
        }
      }
    }
  }

  private static void measure(StatisticsQuery question, List<Statistics> engines) {
    UnprotectedTally expected = engines.getFirst().count(question).cells();
    for (Statistics engine : engines) {
      UnprotectedTally cells = engine.count(question).cells();
      for (int cell = 0; cell < expected.size(); cell++) {
        assertThat(cells.count(cell)).isEqualTo(expected.count(cell));
        assertThat(cells.keySum(cell)).isEqualTo(expected.keySum(cell));
      }
    }
    List<Double> medians =
        medians(
            engines.stream()
                .<LongSupplier>map(engine ->
                    () -> {
                      long start = System.nanoTime();
                      engine.count(question);
                      return System.nanoTime() - start;
                    })
                .toList());
    System.out.printf(
        Locale.ROOT,
        "| %s %s | %,d | %.2f | %.2f | %.0f | %.2f | %.0f |%n",
        String.join(" × ", question.by()),
        question.filters(),
        expected.size(),
        medians.get(0),
        medians.get(1),
        medians.get(1) / medians.get(0),
        medians.get(2),
        medians.get(2) / medians.get(0));
  }

  /** In milliseconds; in turns, so that what else the machine does meets all. */
  private static List<Double> medians(List<LongSupplier> timed) {
    List<List<Long>> times = timed.stream().<List<Long>>map(one -> new ArrayList<>()).toList();
    for (int run = -WARM_UP_RUNS; run < RUNS; run++) {
      for (int i = 0; i < timed.size(); i++) {
        long nanoseconds = timed.get(i).getAsLong();
        if (run >= 0) {
          times.get(i).add(nanoseconds);
        }
      }
    }
    return times.stream().map(of -> of.stream().sorted().toList().get(RUNS / 2) / 1e6).toList();
  }

  @Test
  void catchUp_sameCorrections_sameRows() throws Exception {
    Path file = Files.writeString(folder.resolve("sample.csv"), rows());
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        CaseStore duckDb =
            CaseStore.at(
                folder.resolve("cases.duckdb"),
                FollowedFeedContract.MAPPING,
                SampleCases.SECRET,
                SampleCases.CLOCK);
        CaseStore postgres =
            CaseStore.on(
                server.getPostgresDatabase(),
                FollowedFeedContract.MAPPING,
                SampleCases.SECRET,
                SampleCases.CLOCK)) {
      for (CaseStore store : List.of(duckDb, postgres)) {
        store.loader().load(FollowedFeedContract.MAPPING, List.of(file), CaseLoader.Progress.NONE);
      }
      List<Double> medians = medians(List.of(correcting(duckDb), correcting(postgres)));
      int latest = duckDb.tables().latest().number();
      assertThat(postgres.tables().latest().number()).isEqualTo(latest);
      assertThat(CaseLoaderTest.count(postgres, latest, "victim-sex", "F"))
          .isEqualTo(CaseLoaderTest.count(duckDb, latest, "victim-sex", "F"));
      System.out.printf(
          Locale.ROOT,
          "%n%d corrections into %,d rows of three units: DuckDB %.0f ms, PostgreSQL %.0f ms%n",
          CORRECTIONS,
          ROWS,
          medians.get(0),
          medians.get(1));
    }
  }

  private static String rows() {
    return IntStream.range(0, ROWS)
        .mapToObj(row -> "r" + row + ",2010-01-15,101,2,34,1122,1\n")
        .collect(Collectors.joining("", FollowedFeedContract.COLUMNS + "\n", ""));
  }

  /** Corrects other rows each time. */
  private static LongSupplier correcting(CaseStore store) {
    RecordedFeed feed =
        new RecordedFeed(
            CountingUnit.CASE, FollowedFeedContract.COLUMNS, CORRECTIONS, SampleCases.CLOCK);
    int[] corrected = {0};
    return () -> {
      for (int i = 0; i < CORRECTIONS; i++) {
        // A prime number, so that they lie apart.
        long row = corrected[0]++ * 7919L % ROWS;
        feed.enter("r" + row + ",2010-01-15,102,1,34,1122,1");
      }
      long start = System.nanoTime();
      FollowedFeedContract.catchUp(store, feed);
      return System.nanoTime() - start;
    };
  }
}
