// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process that loads is killed as by {@code kill -9}, again and again; after each time the store
 * holds what was committed, whole and once.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledLoadTest {

  private static final CsvMapping MAPPING =
      SampleCases.mapping("rowId: [id]\n" + SampleCases.MAPPING);
  private static final String COLUMNS = "id," + SampleCases.HEADER.strip();
  private static final int CHANGES = 16_000;
  private static final int IN_A_BATCH = 100;
  private static final int FOLLOWING_KILLED = 12;
  private static final int LOADING_KILLED = 4;
  private static final long SEED = 1;

  @TempDir Path folder;

  /** What runs in the process that is killed. */
  public static void main(String[] args) {
    try (CaseStore store = store(args[1])) {
      // The signal that there is something to kill.
      System.out.println("ready");
      switch (args[0]) {
        case "follow" -> follow(store);
        case "load" -> loadForever(store, Path.of(args[1]));
        default -> throw new IllegalArgumentException(args[0]);
      }
    }
  }

  /** The store in a folder or, by its address, in a PostgreSQL. */
  private static CaseStore store(String place) {
    if (isPostgres(place)) {
      PGSimpleDataSource database = new PGSimpleDataSource();
      database.setUrl(place);
      return CaseStore.on(database, MAPPING, SampleCases.SECRET, SampleCases.CLOCK);
    }
    Path file = Path.of(place).resolve("cases.duckdb");
    return CaseStore.at(file, MAPPING, SampleCases.SECRET, SampleCases.CLOCK);
  }

  private static boolean isPostgres(String place) {
    return place.startsWith("jdbc:postgresql:");
  }

  private static void follow(CaseStore store) {
    try (FollowedFeed followed =
        store
            .loader()
            .follow(
                MAPPING,
                feed(CHANGES, new HashMap<>()),
                (rows, elapsed, remaining) -> System.out.println(rows))) {
      followed.catchUp();
    }
  }

  private static void loadForever(CaseStore store, Path folder) {
    while (true) {
      int next = store.tables().latest().number() % 2;
      store
          .loader()
          .load(
              MAPPING, List.of(folder.resolve("state" + next + ".csv")), CaseLoader.Progress.NONE);
    }
  }

  /**
   * The same changes each time: rows entered, corrected and deleted.
   *
   * @param system receives the state of the system after the first {@code changes}: sex by id
   */
  private static RecordedFeed feed(int changes, Map<String, String> system) {
    RecordedFeed feed = new RecordedFeed(CountingUnit.CASE, COLUMNS, IN_A_BATCH, SampleCases.CLOCK);
    Random random = new Random(SEED);
    for (int i = 0; i < changes; i++) {
      String id = "r" + random.nextInt(8_000);
      if (random.nextInt(5) == 0) {
        feed.delete(id);
        system.remove(id);
      } else {
        String sex = Integer.toString(1 + random.nextInt(2));
        feed.enter(id + ",2010-01-15,101," + sex + ",34,1122,1");
        system.put(id, sex);
      }
    }
    return feed;
  }

  @Test
  void follow_killedAgainAndAgain_losesAndDoublesNothing() throws Exception {
    killAgainAndAgain(folder.toString());
  }

  @Test
  void follow_intoPostgresKilledAgainAndAgain_losesAndDoublesNothing() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      killAgainAndAgain(server.getJdbcUrl("postgres", "postgres"));
    }
  }

  private static void killAgainAndAgain(String place) throws Exception {
    Random random = new Random();
    int inTheMiddle = 0;
    for (int kill = 0; kill < FOLLOWING_KILLED; kill++) {
      Process process = start("follow", place);
      for (int batches = random.nextInt(20); batches > 0; batches--) {
        process.inputReader().readLine();
      }
      process.waitFor(random.nextInt(30), TimeUnit.MILLISECONDS);
      kill(process);

      try (CaseStore store = store(place)) {
        awaitNobodyElse(place);
        int applied = Integer.parseInt("0" + watermark(store, place));
        inTheMiddle += applied > 0 && applied < CHANGES ? 1 : 0;
        assertThat(open(store, place)).as("after %d changes", applied).isEqualTo(expected(applied));
        assertThat(store.tables().versions()).hasSize(applied == CHANGES ? 1 : 0);
      }
    }
    assertThat(inTheMiddle).as("killed in the middle").isGreaterThan(FOLLOWING_KILLED / 3);

    Process last = start("follow", place);
    last.inputReader().lines().forEach(line -> {});
    assertThat(last.waitFor()).isZero();

    try (CaseStore store = store(place)) {
      assertThat(open(store, place)).isEqualTo(expected(CHANGES));
      assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(expected(CHANGES).size());
      FeedStatus status = store.loader().feedStatus().orElseThrow();
      assertThat(status.added() - status.withdrawn()).isEqualTo(3L * expected(CHANGES).size());
    }
  }

  /** What a killed process has sent to a server last, the server still does. */
  private static void awaitNobodyElse(String place) throws Exception {
    if (!isPostgres(place)) {
      return;
    }
    String others =
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
        """;
    try (Connection connection = DriverManager.getConnection(place)) {
      while (!FactRows.select(connection, others).equals(List.of("0"))) {
        Thread.sleep(10);
      }
    }
  }

  @Test
  void load_killedAgainAndAgain_isOldOrNew() throws Exception {
    List<String> states = List.of(rows(0, 30_000), rows(10_000, 45_000));
    for (int i = 0; i < states.size(); i++) {
      Files.writeString(folder.resolve("state" + i + ".csv"), states.get(i));
    }
    Random random = new Random();
    for (int kill = 0; kill < LOADING_KILLED; kill++) {
      Process process = start("load", folder.toString());
      process.waitFor(300 + random.nextInt(1500), TimeUnit.MILLISECONDS);
      kill(process);

      try (CaseStore store = store(folder.toString())) {
        for (DatasetVersion version : store.tables().versions()) {
          assertThat(CaseLoaderTest.total(store, version.number()))
              .isEqualTo(version.number() % 2 == 1 ? 30_000 : 35_000);
        }
        int latest = store.tables().latest().number();
        assertThat(
                FactRows.select(
                    store,
                    "SELECT count(*) FROM fact_case WHERE from_version > %1$d OR to_version BETWEEN %1$d + 1 AND 2147483646"
                        .formatted(latest)))
            .containsExactly("0");
      }
    }
    try (CaseStore store = store(folder.toString())) {
      assertThat(store.tables().versions()).isNotEmpty();
    }
  }

  private static String rows(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(row -> "r" + row + ",2010-01-15,101,2,34,1122,1\n")
        .collect(Collectors.joining("", COLUMNS + "\n", ""));
  }

  private static Process start(String what, String place) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                // Surefire's own is in the manifest of a jar.
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledLoadTest.class.getName(),
                what,
                place)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader();
    assertThat(output.readLine()).isEqualTo("ready");
    return process;
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  private static String watermark(CaseStore store, String place) throws SQLException {
    return String.join("", select(store, place, "SELECT watermark FROM feed_state"));
  }

  /** Id and sex of every row that holds, as often as it is there. */
  private static List<String> open(CaseStore store, String place) throws SQLException {
    return select(
        store,
        place,
        """
        SELECT record_id || '/' || code FROM fact_case
        JOIN category ON dimension = 'victim-sex' AND ordinal = victim_sex
        WHERE to_version = 2147483647
        """);
  }

  private static List<String> select(CaseStore store, String place, String sql)
      throws SQLException {
    if (!isPostgres(place)) {
      return FactRows.select(store, sql).stream().sorted().toList();
    }
    try (Connection connection = DriverManager.getConnection(place)) {
      return FactRows.select(connection, sql).stream().sorted().toList();
    }
  }

  /** The same of the system, by way of a file. */
  private static List<String> expected(int changes) throws SQLException {
    Map<String, String> system = new HashMap<>();
    feed(changes, system);
    if (system.isEmpty()) {
      return List.of();
    }
    String rows =
        system.entrySet().stream()
            .map(row -> row.getKey() + ",2010-01-15,101," + row.getValue() + ",34,1122,1\n")
            .collect(Collectors.joining("", COLUMNS + "\n", ""));
    try (CaseStore store = SampleCases.store(MAPPING, rows)) {
      return open(store, "");
    }
  }
}
