// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.CaseFeedContract;
import org.atalaya.testkit.PostgresServer;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** Against a real PostgreSQL with the view that the README describes. */
class JdbcCaseFeedTest extends CaseFeedContract {

  private static final CsvMapping MAPPING =
      SampleCases.mapping("rowId: [id]\n" + SampleCases.MAPPING);
  private static final String COLUMNS = "id," + SampleCases.HEADER.strip();
  private static final Duration OVERLAP = Duration.ofSeconds(6);
  private static final Clock CLOCK = Clock.system(Guatemala.ZONE);

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  @BeforeEach
  void makeTables() throws IOException, SQLException {
    run("DROP SCHEMA public CASCADE", "CREATE SCHEMA public", readme());
  }

  /** The statements in the README. */
  private static String readme() throws IOException {
    String text = Files.readString(Path.of("README.md"));
    int from = text.indexOf("```sql\n") + "```sql\n".length();
    return text.substring(from, text.indexOf("```", from));
  }

  private static DataSource database() {
    return SERVER.get().getPostgresDatabase();
  }

  private static void run(String... statements) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static JdbcCaseFeed builder() {
    return JdbcCaseFeed.of(database(), MAPPING);
  }

  @Override
  protected CaseFeed feed() {
    return builder().build();
  }

  @Override
  protected void put(String id, int state) {
    try (Connection connection = database().getConnection()) {
      put(connection, id, "2", state);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(Connection connection, String id, String sex, int age)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO complaint (id, fecha, municipio, sexo, edad, tipos, sexo_sindicado)
            VALUES (?, DATE '2010-01-15', '101', ?, ?, '1122', '1')
            ON CONFLICT (id) DO UPDATE SET sexo = excluded.sexo, edad = excluded.edad
            """)) {
      insert.setString(1, id);
      insert.setString(2, sex);
      insert.setInt(3, age);
      insert.executeUpdate();
    }
  }

  @Override
  protected void delete(String id) {
    try (Connection connection = database().getConnection()) {
      delete(connection, id);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Connection connection, String id) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM complaint WHERE id = ?")) {
      delete.setString(1, id);
      delete.executeUpdate();
    }
  }

  @Override
  protected String id(Map<String, String> values) {
    return requireNonNull(values.get("id"));
  }

  @Override
  protected int state(Map<String, String> values) {
    return Integer.parseInt(requireNonNull(values.get("edad")));
  }

  private static void catchUp(CaseStore store, CaseFeed feed) {
    try (FollowedFeed followed = store.loader().follow(MAPPING, feed, FeedProgress.NONE)) {
      followed.catchUp();
    }
  }

  private static CaseStore store() {
    return CaseStore.inMemory(MAPPING, SampleCases.SECRET, CLOCK);
  }

  /** How many rows are found of which one was committed after later ones had been read. */
  private static int foundAfterALateCommit(Duration overlap) throws SQLException {
    CaseFeed feed = builder().overlap(overlap).build();
    try (CaseStore store = store();
        Connection late = database().getConnection();
        Connection other = database().getConnection()) {
      late.setAutoCommit(false);
      put(late, "late", "2", 30);
      put(other, "other", "2", 30);
      catchUp(store, feed);
      late.commit();
      catchUp(store, feed);
      return FactRows.keys(store, CountingUnit.CASE).size();
    }
  }

  @Test
  void changesSince_lateCommit_isFoundWithinTheOverlap() throws SQLException {
    assertThat(foundAfterALateCommit(Duration.ofMinutes(1))).isEqualTo(2);
  }

  /** So the overlap is what finds it. */
  @Test
  void changesSince_lateCommitWithoutOverlap_isMissed() throws SQLException {
    assertThat(foundAfterALateCommit(Duration.ZERO)).isEqualTo(1);
  }

  /** A pass may take long, and be interrupted: the overlap counts from its beginning. */
  @Test
  void changesSince_lateCommitWhileAPassIsOnItsWay_isFoundByTheNext() throws Exception {
    CaseFeed feed = builder().overlap(Duration.ofMillis(1500)).build();
    try (Connection late = database().getConnection()) {
      late.setAutoCommit(false);
      put(late, "late", "2", 30);
      for (int row = 0; row < 5; row++) {
        put("r" + row, row);
      }
      CaseFeed.Batch page = feed.changesSince(Watermark.START, 3);
      late.commit();
      Thread.sleep(2000);
      while (page.asOf().isEmpty()) {
        page = feed.changesSince(page.next(), 3);
      }

      assertThat(feed.changesSince(page.next(), 100).changes())
          .filteredOn(change ->
              change instanceof CaseChange.Upsert upsert && upsert.values().containsValue("late"))
          .hasSize(1);
    }
  }

  @Test
  void changesSince_clockFarAhead_hidesNothing() throws SQLException {
    put("a", 1);
    run("UPDATE complaint SET sexo = '1'", "ALTER TABLE complaint DISABLE TRIGGER USER");
    run("UPDATE complaint SET changed_at = now() + INTERVAL '1 year'");
    run("ALTER TABLE complaint ENABLE TRIGGER USER");
    CaseFeed feed = feed();
    try (CaseStore store = store()) {
      catchUp(store, feed);
      put("b", 1);
      catchUp(store, feed);

      assertThat(FactRows.keys(store, CountingUnit.CASE)).hasSize(2);
    }
  }

  @Test
  void changesSince_moreThanTheLimit_tellsHowManyAreToCome() {
    for (int row = 0; row < 7; row++) {
      put("r" + row, row);
    }

    CaseFeed.Batch first = feed().changesSince(Watermark.START, 3);
    put("more", 1);
    CaseFeed.Batch second = feed().changesSince(first.next(), 3);

    assertThat(first.remaining()).hasValue(4);
    assertThat(second.remaining()).hasValue(1);
    assertThat(second.asOf()).isEmpty();
  }

  @Test
  void changesSince_otherOperation_isUnreadable() throws SQLException {
    put("secret", 1);
    run(
        "ALTER VIEW case_changes RENAME TO right_changes",
        "CREATE VIEW case_changes AS SELECT change_id, changed_at, 'X' AS operation, "
            + COLUMNS
            + " FROM right_changes");
    try (CaseStore store = store()) {
      catchUp(store, feed());

      FeedStatus status = store.loader().feedStatus().orElseThrow();
      assertThat(status.rowsSetAside()).isEqualTo(1);
      assertThat(status.setAside().getFirst().reason())
          .isEqualTo("has an operation other than U (is there) and D (was deleted)");
      assertThat(status.setAside().toString()).doesNotContain("secret");
    }
  }

  @Test
  void changesSince_columnMissing_saysWhich() throws SQLException {
    run("CREATE VIEW narrow AS SELECT change_id, changed_at, id, fecha, sexo FROM case_changes");

    assertThatThrownBy(() ->
            builder().view(CountingUnit.VICTIM, "narrow").build().changesSince(Watermark.START, 10))
        .isExactlyInstanceOf(CaseFeedException.class)
        .hasMessageStartingWith("The view narrow lacks the columns operation, ")
        .hasMessageContaining("edad");
  }

  @Test
  void changesSince_noServer_isUnavailable() {
    PGSimpleDataSource nobody = new PGSimpleDataSource();
    nobody.setServerNames(new String[] {"localhost"});
    nobody.setPortNumbers(new int[] {1});
    nobody.setPassword("hidden");

    assertThatThrownBy(
            () -> JdbcCaseFeed.of(nobody, MAPPING).build().changesSince(Watermark.START, 10))
        .isInstanceOf(FeedUnavailableException.class)
        .hasMessage(
            "The database of the case system does not answer (PSQLException, SQL state 08001).")
        .hasNoCause();
  }

  @Test
  void changesSince_watermarkOfAnotherFeed_isRefused() {
    assertThatThrownBy(() -> feed().changesSince(new Watermark("17"), 10))
        .isExactlyInstanceOf(CaseFeedException.class)
        .hasMessageContaining("followed another feed");
  }

  @Test
  void changesSince_severalTables_readsAViewOfEach() throws SQLException {
    CsvMapping mapping =
        SampleCases.mapping(
            """
            source: {id: sample, title: Prueba, publisher: Atalaya, synthetic: true}
            tables:
              - {units: [case], file: "c.csv", rowId: [expediente]}
              - {units: [victim], file: "v.csv", rowId: [id], caseId: [expediente], position: nr}
            aliases: {expediente: [Expediente]}
            dates:
              registered: {date: fecha}
            dimensions:
              - {id: year, label: Año, date: {of: registered, part: year}}
            """);
    run(
        """
        CREATE VIEW case_changes_case AS
        SELECT n AS change_id, TIMESTAMPTZ '2020-01-01 00:00:00Z' AS changed_at, 'U' AS operation,
          'C' || n AS "Expediente", DATE '2010-01-15' AS fecha
        FROM generate_series(1, 5) AS n
        """,
        """
        CREATE VIEW case_changes_victim AS
        SELECT n AS change_id, TIMESTAMPTZ '2020-01-01 00:00:00Z' AS changed_at, 'U' AS operation,
          'C' || (n + 1) / 2 AS expediente, 'V' || n AS id, 1 + (n + 1) % 2 AS nr,
          DATE '2010-01-15' AS fecha
        FROM generate_series(1, 10) AS n
        """);
    CaseFeed feed = JdbcCaseFeed.of(database(), mapping).build();
    Map<CountingUnit, Integer> told = new HashMap<>();
    CaseFeed.Batch page = feed.changesSince(Watermark.START, 4);
    assertThat(page.remaining()).hasValue(11);
    while (page.asOf().isEmpty()) {
      page.changes().forEach(change -> told.merge(change.unit(), 1, Integer::sum));
      page = feed.changesSince(page.next(), 4);
    }
    page.changes().forEach(change -> told.merge(change.unit(), 1, Integer::sum));
    assertThat(told).isEqualTo(Map.of(CountingUnit.CASE, 5, CountingUnit.VICTIM, 10));

    try (CaseStore store = CaseStore.inMemory(mapping, SampleCases.SECRET, CLOCK);
        FollowedFeed followed = store.loader().follow(mapping, feed, FeedProgress.NONE)) {
      followed.catchUp();
      String keys = "SELECT record_key FROM fact_%s";
      assertThat(FactRows.select(store, keys.formatted("victim")))
          .hasSize(10)
          .containsAll(FactRows.select(store, keys.formatted("case")));
    }
  }

  /**
   * Three writers enter, correct and delete, some of the same rows, and commit more than a second
   * late, while the feed is followed and the store is asked.
   */
  @Test
  void start_severalWritersWithLateCommits_endsInTheStateOfTheSystem() throws Exception {
    AtomicBoolean going = new AtomicBoolean(true);
    try (CaseStore store = store();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      FollowedFeed followed =
          store.loader().follow(MAPPING, builder().overlap(OVERLAP).build(), FeedProgress.NONE);
      followed.start(Duration.ofMillis(20));
      List<Future<Written>> writers = new ArrayList<>();
      for (int writer = 0; writer < 3; writer++) {
        int seed = writer;
        writers.add(threads.submit(() -> write(new Random(seed), going)));
      }
      Future<Map<Integer, Long>> reader = threads.submit(() -> ask(store, going));
      Thread.sleep(8000);
      // On a busy machine more time, until there were versions enough for the reader to ask of.
      for (int more = 0; more < 600 && store.tables().versions().size() < 6; more++) {
        Thread.sleep(100);
      }
      going.set(false);
      int transactions = 0;
      Duration latest = Duration.ZERO;
      for (Future<Written> writer : writers) {
        transactions += writer.get().transactions();
        latest = latest.compareTo(writer.get().latest()) < 0 ? writer.get().latest() : latest;
      }
      followed.catchUp();
      followed.close();

      Map<Integer, Long> asked = reader.get();
      assertThat(transactions).isGreaterThan(30);
      assertThat(latest).isGreaterThan(Duration.ofSeconds(1));
      // On a machine so busy that they are later still, the feed promises nothing.
      assumeThat(latest).isLessThan(OVERLAP);
      assertThat(asked).hasSizeGreaterThan(2);
      // What a version said once it says for good.
      asked.forEach(
          (version, total) -> assertThat(CaseLoaderTest.total(store, version)).isEqualTo(total));
      try (CaseStore expected = SampleCases.store(MAPPING, COLUMNS + "\n" + rows())) {
        assertThat(facts(store))
            .as("latest commit after %s", latest)
            .hasSizeGreaterThan(20)
            .isEqualTo(facts(expected));
      }
    }
  }

  /** The lines of the README, run. */
  @Test
  void readme_example_isFollowed() throws Exception {
    put("a", 1);
    DataSource dataSource = database();
    CsvMapping mapping = MAPPING;
    try (CaseStore store = store()) {
      // README feed begins
      CaseFeed feed = JdbcCaseFeed.of(dataSource, mapping).build();
      try (FollowedFeed followed = store.loader().follow(mapping, feed, FeedProgress.NONE)) {
        followed.start(Duration.ofSeconds(2));
        // README feed ends
        for (int i = 0; i < 1000 && store.tables().versions().isEmpty(); i++) {
          Thread.sleep(20);
        }
      }
      assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(1);
    }
    String source =
        Files.readString(Path.of("src/test/java/org/atalaya/cases/JdbcCaseFeedTest.java"));
    String run =
        source
            .substring(
                source.indexOf("// README feed begins\n") + "// README feed begins\n".length(),
                source.indexOf("        // README feed ends"))
            .indent(-6);
    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + run + "```");
  }

  /**
   * What a writer did.
   *
   * @param latest the longest time from the first change of a transaction to after its commit
   */
  private record Written(int transactions, Duration latest) {}

  /** Writes until told to stop. */
  private static Written write(Random random, AtomicBoolean going) throws Exception {
    int transactions = 0;
    Duration latest = Duration.ZERO;
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = '300ms'");
      connection.setAutoCommit(false);
      while (going.get()) {
        long begun = System.nanoTime();
        try {
          for (int i = random.nextInt(3); i >= 0; i--) {
            String id = "r" + random.nextInt(100);
            if (random.nextInt(4) == 0) {
              delete(connection, id);
            } else {
              put(connection, id, "" + (1 + random.nextInt(2)), random.nextInt(90));
            }
          }
          Thread.sleep(random.nextInt(10) == 0 ? 1200 : random.nextInt(60));
          connection.commit();
          transactions++;
          Duration late = Duration.ofNanos(System.nanoTime() - begun);
          latest = latest.compareTo(late) < 0 ? late : latest;
        } catch (SQLException e) {
          // One waited for another too long, and gives way.
          connection.rollback();
        }
      }
    }
    return new Written(transactions, latest);
  }

  private static Map<Integer, Long> ask(CaseStore store, AtomicBoolean going) {
    Map<Integer, Long> totals = new HashMap<>();
    while (going.get()) {
      int version = store.tables().latest().number();
      if (version > 0) {
        long total = CaseLoaderTest.total(store, version);
        Long before = totals.putIfAbsent(version, total);
        assertThat(before == null || before == total).isTrue();
      }
    }
    return totals;
  }

  private static String rows() throws SQLException {
    StringBuilder rows = new StringBuilder();
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT concat_ws(',', " + COLUMNS + ") FROM complaint ORDER BY id")) {
      while (found.next()) {
        rows.append(found.getString(1)).append('\n');
      }
    }
    return rows.toString();
  }

  private static List<String> facts(CaseStore store) {
    return FactRows.select(
        store,
        """
        SELECT concat_ws('/', record_id, record_key, year, month, municipality, victim_sex,
          victim_age, form_of_violence)
        FROM fact_case WHERE to_version = 2147483647 ORDER BY 1
        """);
  }
}
