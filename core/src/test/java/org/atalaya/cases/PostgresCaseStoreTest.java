// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.PostgresServer;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** In a real PostgreSQL. */
class PostgresCaseStoreTest extends CaseStoreContract {

  private static final CsvMapping MAPPING = SampleCases.mapping();
  private static final String MORE = SampleCases.ROWS + "2011-12-01,201,2,20,1112,1\n";

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  @TempDir Path folder;

  @BeforeEach
  void empty() throws SQLException {
    try (Connection connection = database().getConnection()) {
      execute(connection, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }
  }

  private static DataSource database() {
    return SERVER.get().getPostgresDatabase();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  protected CaseStore open(CsvMapping mapping, RecordKeySecret secret) {
    return CaseStore.on(database(), mapping, secret, SampleCases.CLOCK);
  }

  @Override
  protected List<String> select(CaseStore store, String sql) {
    return select(sql);
  }

  private static List<String> select(String sql) {
    try (Connection connection = database().getConnection()) {
      return FactRows.select(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private CaseStore node() {
    return open(MAPPING, SampleCases.SECRET);
  }

  /** Waits until a node knows of a version, for some seconds. */
  private static void await(CaseStore store, int version) throws InterruptedException {
    for (int i = 0; i < 500 && store.tables().latest().number() < version; i++) {
      Thread.sleep(20);
    }
    assertThat(store.tables().latest().number()).isEqualTo(version);
  }

  @Test
  void tables_ofAnotherNode_showWhatThisOneLoads() throws InterruptedException {
    try (CaseStore one = node();
        CaseStore other = node()) {
      SampleCases.load(one, MAPPING, SampleCases.ROWS);
      await(other, 1);
      ImportReport again = SampleCases.load(other, MAPPING, SampleCases.ROWS);
      ImportReport more = SampleCases.load(other, MAPPING, MORE);
      await(one, 2);

      assertThat(again.version()).isEqualTo(1);
      assertThat(more.version()).isEqualTo(2);
      assertThat(more.added()).isEqualTo(3);
      assertThat(one.tables().versions()).isEqualTo(other.tables().versions());
      for (int version = 1; version <= 2; version++) {
        assertThat(CaseLoaderTest.total(one, version)).isEqualTo(47 + version);
        assertThat(CaseLoaderTest.total(other, version)).isEqualTo(47 + version);
      }
    }
  }

  /** A node that has not yet seen a version loads on top of it all the same. */
  @Test
  void load_rightAfterAnotherNode_makesTheNextVersion() {
    try (CaseStore one = node();
        CaseStore other = node()) {
      SampleCases.load(one, MAPPING, SampleCases.ROWS);
      ImportReport more = SampleCases.load(other, MAPPING, MORE);

      assertThat(more.version()).isEqualTo(2);
      assertThat(more.added()).isEqualTo(3);
      assertThat(other.tables().versions()).hasSize(2);
      assertThat(other.tables().version(2).orElseThrow().loadedAt())
          .isAfter(other.tables().version(1).orElseThrow().loadedAt());
    }
  }

  @Test
  void loadHistory_rightAfterAnotherNode_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("sample.csv"), MORE);
    try (CaseStore one = node();
        CaseStore other = node()) {
      SampleCases.load(one, MAPPING, SampleCases.ROWS);

      assertThatThrownBy(() ->
              other
                  .loader()
                  .loadHistory(MAPPING, List.of(() -> List.of(file)), CaseLoader.Progress.NONE))
          .isInstanceOf(ImportException.class)
          .hasMessage(
              "A history is loaded into an empty store only; this one has versions up to 1.");
      assertThat(select("SELECT number FROM dataset_version")).containsExactly("1");
    }
  }

  @Test
  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  void loadAndOpen_byNodesAtTheSameTime_oneAfterTheOther() throws Exception {
    int nodes = 4;
    try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
      List<Callable<ImportReport>> loads =
          IntStream.range(0, nodes)
              .<Callable<ImportReport>>mapToObj(node ->
                  () -> {
                    try (CaseStore store = node()) {
                      return SampleCases.load(
                          store,
                          MAPPING,
                          SampleCases.HEADER + "2011-12-01,201,2,20,1112,1\n".repeat(node + 1));
                    }
                  })
              .toList();
      for (Future<ImportReport> load : threads.invokeAll(loads)) {
        load.get();
      }
    }

    assertThat(select("SELECT number FROM dataset_version ORDER BY 1"))
        .containsExactly("1", "2", "3", "4");
    try (CaseStore store = node()) {
      // Each withdraws what the others loaded beyond its own.
      assertThat(
              List.of(
                  CaseLoaderTest.total(store, 1),
                  CaseLoaderTest.total(store, 2),
                  CaseLoaderTest.total(store, 3),
                  CaseLoaderTest.total(store, 4)))
          .containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }
  }

  /** Waits for a lock, as a question may for hours of work. */
  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void tally_takesLongerThanItsDeadline_cancelledInTheDatabase() throws SQLException {
    try (CaseStore store = node();
        Connection connection = database().getConnection()) {
      SampleCases.load(store, MAPPING, SampleCases.ROWS);
      connection.setAutoCommit(false);
      execute(connection, "LOCK TABLE fact_case IN ACCESS EXCLUSIVE MODE");

      assertThatThrownBy(() ->
              Deadline.within(
                  Duration.ofMillis(300), () -> {}, () -> CaseLoaderTest.total(store, 1)))
          .isInstanceOf(DeadlineExceededException.class)
          .hasNoCause();

      assertThat(select("SELECT count(*) FROM pg_locks WHERE NOT granted")).containsExactly("0");
      connection.rollback();
      assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(48);
    }
  }

  @Test
  void check_tableGone_saysThatItDoesNotAnswer() throws SQLException {
    try (CaseStore store = node();
        Connection connection = database().getConnection()) {
      store.check();

      execute(connection, "DROP TABLE dataset_version");

      assertThatThrownBy(store::check)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the case store did not answer");
    }
  }

  @Test
  void versions_databaseDoesNotAnswer_areThoseThatWereKnown() throws Exception {
    AtomicBoolean down = new AtomicBoolean();
    DataSource database =
        dataSource(() -> {
          if (down.get()) {
            throw new SQLException("down");
          }
          return database().getConnection();
        });
    try (CaseStore store = CaseStore.on(database, MAPPING, SampleCases.SECRET, SampleCases.CLOCK);
        CaseStore other = node()) {
      SampleCases.load(store, MAPPING, SampleCases.ROWS);
      down.set(true);
      SampleCases.load(other, MAPPING, MORE);
      Thread.sleep(1100);

      assertThat(store.tables().latest().number()).isEqualTo(1);
      assertThatThrownBy(() -> CaseLoaderTest.total(store, 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the case store did not answer");

      down.set(false);
      await(store, 2);
      assertThat(CaseLoaderTest.total(store, 2)).isEqualTo(49);
    }
  }

  @Test
  void connections_ofTheHost_areGivenBackAsTheyWere() throws SQLException {
    try (Connection only = database().getConnection()) {
      DataSource pool = dataSource(() -> unclosed(only));
      try (CaseStore store = CaseStore.on(pool, MAPPING, SampleCases.SECRET, SampleCases.CLOCK)) {
        SampleCases.load(store, MAPPING, SampleCases.ROWS);
        assertThatThrownBy(() -> SampleCases.load(store, MAPPING, "no header\n"))
            .isInstanceOf(ImportException.class);
        SampleCases.load(store, MAPPING, MORE);

        assertThat(CaseLoaderTest.total(store, 2)).isEqualTo(49);
        assertThat(only.getAutoCommit()).isTrue();
        assertThat(
                FactRows.select(only, "SELECT count(*) FROM pg_class WHERE relname ~ '^staging'"))
            .containsExactly("0");
        assertThat(
                FactRows.select(only, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
            .containsExactly("0");
      }
      assertThat(only.isClosed()).isFalse();
    }
  }

  @Test
  void on_schemaBeforeThatOfAnotherStore_isAStoreOfItsOwn() throws SQLException {
    try (Connection connection = database().getConnection()) {
      execute(connection, "DROP SCHEMA IF EXISTS \"First\" CASCADE; CREATE SCHEMA \"First\"");
    }
    DataSource first =
        SERVER
            .get()
            .getDatabase("postgres", "postgres", Map.of("currentSchema", "\"First\",public"));
    try (CaseStore second = node();
        CaseStore store = CaseStore.on(first, MAPPING, SampleCases.SECRET, SampleCases.CLOCK)) {
      SampleCases.load(second, MAPPING, MORE);
      SampleCases.load(store, MAPPING, SampleCases.ROWS);

      assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(48);
      assertThat(CaseLoaderTest.total(second, 1)).isEqualTo(49);
      assertThat(select("SELECT schemaname FROM pg_indexes WHERE indexname ~ '_number$|_time$'"))
          .hasSize(8)
          .containsOnly("First", "public");
    }
  }

  @Test
  void on_anotherProduct_isRefused() {
    DataSource duckDb = dataSource(() -> DriverManager.getConnection("jdbc:duckdb:"));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CaseStore.on(duckDb, MAPPING, SampleCases.SECRET, SampleCases.CLOCK).close())
        .withMessageContainingAll("given: DuckDB", "allowed: PostgreSQL");
  }

  /** The lines of the README, run. */
  @Test
  void readme_example_isTheOneRunHere() throws IOException {
    CsvMapping mapping = MAPPING;
    RecordKeySecret secret = SampleCases.SECRET;
    DataSource dataSource = database();
    List<Path> files = List.of(Files.writeString(folder.resolve("sample.csv"), MORE));
    // README store begins
    try (CaseStore store =
        CaseStore.on(dataSource, mapping, secret, Clock.system(Guatemala.ZONE))) {
      store.loader().load(mapping, files, CaseLoader.Progress.NONE);
      // README store ends
      assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(49);
    }
    String source =
        Files.readString(Path.of("src/test/java/org/atalaya/cases/PostgresCaseStoreTest.java"));
    String begin = "// README store begins\n";
    String run =
        source
            .substring(
                source.indexOf(begin) + begin.length(),
                source.indexOf("      // README store ends"))
            .indent(-4);
    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + run + "```");
  }

  private static Connection unclosed(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                method.getName().equals("close") ? null : method.invoke(connection, arguments));
  }

  private static DataSource dataSource(Callable<Connection> connections) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> connections.call());
  }
}
