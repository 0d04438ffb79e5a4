// SPDX-License-Identifier: Apache-2.0
package org.atalaya.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.FeedProgress;
import org.atalaya.cases.FollowedFeed;
import org.atalaya.cases.TallyRequest;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long 1,000 corrections of a feed take beside a bare {@code DELETE} and {@code INSERT} of as
 * many rows in one transaction on a copy of the same database, in turns; first alone, then while
 * somebody asks without pause. The feed's time is from asking it to the version that can be seen;
 * that of the live counter to its answer of that version. That each made a version and the counter
 * tells of it is asserted; times are only printed. To be 3 or less: the ratio; 2 s: the counter.
 */
class FeedBenchmark {

  private static final int CHANGED = 1000;
  private static final int WARM_UP = 5;
  private static final int RUNS = 21;
  private static final CsvMapping MAPPING = SampleCases.mapping(ImportBenchmark.MAPPING_12);
  private static final Clock CLOCK = Clock.system(Guatemala.ZONE);

  @TempDir Path folder;

  private final Random random = new Random(2);
  private byte[] years = {};

  @Test
  void catchUp_corrections_oneVersionEach() throws Exception {
    int rows = BenchmarkSize.rows();
    prepare(rows);
    System.out.printf(
        Locale.ROOT,
        "%n%d changed rows, %d processors, medians of %d runs, ms%n%n| rows | readers | bare | feed"
            + " | ratio | live counter | its longest | a question meanwhile | log at the end, MB"
            + " |%n|--:|--:|--:|--:|--:|--:|--:|--:|--:|%n",
        CHANGED,
        Runtime.getRuntime().availableProcessors(),
        RUNS);
    RecordedFeed feed =
        new RecordedFeed(
            CountingUnit.CASE, "id,fecha,municipio,edad,c0,c1,c2,c3,c4,c5,c6,c7", 10_000, CLOCK);
    try (Connection bare =
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("bare.duckdb"));
        CaseStore store = open();
        FollowedFeed followed = store.loader().follow(MAPPING, feed, FeedProgress.NONE)) {
      for (int readers = 0; readers <= 1; readers++) {
        measure(rows, readers, bare, store, feed, followed);
      }
    }
  }

  private CaseStore open() {
    return CaseStore.at(folder.resolve("store.duckdb"), MAPPING, SampleCases.SECRET, CLOCK);
  }

  private void prepare(int rows) throws IOException {
    Path file = folder.resolve("rows.csv");
    ImportBenchmark.write(file, rows, 8);
    try (CaseStore store = open()) {
      store.loader().load(MAPPING, List.of(file), CaseLoader.Progress.NONE);
    }
    rememberYears(file, rows);
    Files.delete(file);
    Files.copy(folder.resolve("store.duckdb"), folder.resolve("bare.duckdb"));
  }

  /** The year is a part of each id. */
  private void rememberYears(Path file, int rows) throws IOException {
    years = new byte[rows];
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      lines.readLine();
      for (int row = 0; row < rows; row++) {
        String line = lines.readLine();
        years[row] = (byte) (Integer.parseInt(line, 6, 10, 10) - 2000);
      }
    }
  }

  private void measure(
      int rows,
      int readers,
      Connection bare,
      CaseStore store,
      RecordedFeed feed,
      FollowedFeed followed)
      throws Exception {
    Measured bareTimes = new Measured();
    Measured feedTimes = new Measured();
    Measured counterTimes = new Measured();
    Observatory observatory =
        Observatory.inProcess(
            store, Guatemala.indicators(), Guatemala.disclosurePolicy().profile(store));
    AtomicBoolean asking = new AtomicBoolean(readers > 0);
    Measured answers;
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Measured> asked = threads.submit(() -> ask(store, asking));
      for (int run = 0; run < WARM_UP + RUNS; run++) {
        long bareTime = replace(bare, run);
        int before = store.tables().latest().number();
        correct(feed, rows);
        long start = System.nanoTime();
        followed.catchUp();
        long feedTime = System.nanoTime() - start;
        PublishableTable counter = observatory.table(StatisticsQuery.of("complaints"));
        long counterTime = System.nanoTime() - start;
        assertThat(counter.header().version().number()).isEqualTo(before + 1);
        if (run >= WARM_UP) {
          bareTimes.add(bareTime);
          feedTimes.add(feedTime);
          counterTimes.add(counterTime);
        }
      }
      asking.set(false);
      answers = asked.get();
    }
    Path log = folder.resolve("store.duckdb.wal");
    System.out.printf(
        Locale.ROOT,
        "| %,d | %d | %s | %s | %s | %s | %s | %s | %,.1f |%n",
        rows,
        readers,
        bareTimes.milliseconds(),
        feedTimes.milliseconds(),
        feedTimes.ratio(bareTimes),
        counterTimes.milliseconds(),
        counterTimes.longest(),
        readers == 0 ? "" : answers.milliseconds(),
        Files.exists(log) ? Files.size(log) / 1e6 : 0);
  }

  private static Measured ask(CaseStore store, AtomicBoolean asking) {
    Measured times = new Measured();
    List<String> years =
        List.of("2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024");
    while (asking.get()) {
      long start = System.nanoTime();
      store
          .tables()
          .tally(
              new TallyRequest(
                  CountingUnit.CASE,
                  List.of(new TallyRequest.Axis("year", years, false)),
                  List.of(),
                  store.tables().latest().number(),
                  false));
      times.add(System.nanoTime() - start);
    }
    return times;
  }

  private void correct(RecordedFeed feed, int rows) {
    for (int i = 0; i < CHANGED; i++) {
      int row = random.nextInt(rows);
      StringBuilder line = new StringBuilder("MP001-" + (2000 + years[row]) + "-").append(row);
      line.append(",2020-0").append(1 + random.nextInt(9)).append("-11,101,30");
      for (int column = 0; column < 8; column++) {
        line.append(',').append(1 + random.nextInt(5));
      }
      feed.enter(line.toString());
    }
  }

  /** Puts as many rows in the place of those with the same ids. */
  private static long replace(Connection connection, int run) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE TEMP TABLE staged AS SELECT * FROM fact_case USING SAMPLE %d ROWS"
              .formatted(CHANGED));
      statement.execute("UPDATE staged SET from_version = " + (run + 2));
      long start = System.nanoTime();
      statement.execute("BEGIN");
      statement.execute("DELETE FROM fact_case WHERE record_id IN (SELECT record_id FROM staged)");
      statement.execute("INSERT INTO fact_case SELECT * FROM staged");
      statement.execute("COMMIT");
      return System.nanoTime() - start;
    }
  }
}
