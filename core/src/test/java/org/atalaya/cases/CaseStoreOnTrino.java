// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.atalaya.testkit.SampleSicomp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of a PostgreSQL, read through a real Trino: {@code ./mvnw -Ptrino -pl core test}. */
class CaseStoreOnTrino extends EqualEnginesContract {

  private static final CsvMapping MAPPING = SampleCases.mapping();

  private final EmbeddedPostgres postgres;
  private final TrinoServer trino;

  CaseStoreOnTrino() throws Exception {
    postgres = EmbeddedPostgres.start();
    trino = TrinoServer.start(postgres.getJdbcUrl("postgres", "postgres"));
  }

  @Override
  protected CaseStore open(Consumer<CaseStore> loaded) throws SQLException {
    try (CaseStore store =
        CaseStore.on(
            schema("sicomp"), SampleSicomp.mapping(), SampleCases.SECRET, SampleSicomp.CLOCK)) {
      loaded.accept(store);
    }
    return CaseStore.readingThrough(
        trino.database("sicomp"), SampleSicomp.mapping(), SampleCases.SECRET, SampleSicomp.CLOCK);
  }

  @AfterAll
  void closeServers() throws IOException {
    trino.close();
    postgres.close();
  }

  /** Makes a schema in PostgreSQL, if there is none, and connects to it. */
  private DataSource schema(String name) throws SQLException {
    DataSource database =
        postgres.getDatabase("postgres", "postgres", Map.of("currentSchema", name));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + name);
    }
    return database;
  }

  private CaseStore where(String schema, CsvMapping mapping) throws SQLException {
    return CaseStore.on(schema(schema), mapping, SampleCases.SECRET, SampleCases.CLOCK);
  }

  private CaseStore reading(String schema, CsvMapping mapping, RecordKeySecret secret) {
    return CaseStore.readingThrough(trino.database(schema), mapping, secret, SampleCases.CLOCK);
  }

  private CaseStore reading(String schema) {
    return reading(schema, MAPPING, SampleCases.SECRET);
  }

  @Test
  void tables_ofAnotherNode_areSeenInASecond() throws Exception {
    try (CaseStore store = where("seen", MAPPING);
        CaseStore read = reading("seen")) {
      assertThat(read.tables().versions()).isEmpty();
      SampleCases.load(store, MAPPING, SampleCases.ROWS);
      for (int i = 0; i < 500 && read.tables().versions().isEmpty(); i++) {
        Thread.sleep(20);
      }

      assertThat(read.tables().versions()).isEqualTo(store.tables().versions()).hasSize(1);
      assertThat(CaseLoaderTest.total(read, 1)).isEqualTo(48);
      read.check();
    }
  }

  /** The statements of the README: a copy of each table, on disk in place of an object store. */
  @Test
  void tally_ofCopiesInIceberg_isEqual() throws SQLException {
    try (Connection connection = trino.database("sicomp").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA iceberg.copied");
      for (String table : FactRows.select(connection, "SHOW TABLES")) {
        statement.execute(
            "CREATE TABLE iceberg.copied.%1$s AS SELECT * FROM postgresql.sicomp.%1$s"
                .formatted(table));
      }
    }

    try (CaseStore read =
        CaseStore.readingThrough(
            trino.iceberg("copied"),
            SampleSicomp.mapping(),
            SampleCases.SECRET,
            SampleSicomp.CLOCK)) {
      assertThat(read.tables().versions()).hasSize(2);
      requests().forEach(arguments -> isEqual(read, (TallyRequest) arguments.get()[0]));
    }
  }

  @Test
  void count_ofRows_isDoneWhereTheyLie() throws SQLException {
    try (CaseStore store = where("pushed", MAPPING);
        Connection connection = trino.database("pushed").getConnection()) {
      SampleCases.load(store, MAPPING, SampleCases.ROWS);

      String plan =
          String.join(
              "\n",
              FactRows.select(
                  connection,
                  """
                  EXPLAIN SELECT year, CAST(count(*) AS bigint), CAST(sum(record_key) AS bigint)
                  FROM fact_case AS fact WHERE from_version <= 1 AND to_version > 1 GROUP BY year
                  """));

      assertThat(plan).contains("TableScan").doesNotContain("Aggregate");
    }
  }

  /** Waits for a lock in PostgreSQL, as a question may for hours of work. */
  @Test
  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  void tally_takesLongerThanItsDeadline_cancelledInBoth() throws Exception {
    try (CaseStore store = where("slow", MAPPING);
        CaseStore read = reading("slow");
        Connection connection = schema("slow").getConnection();
        Connection other = trino.database("slow").getConnection()) {
      SampleCases.load(store, MAPPING, SampleCases.ROWS);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("LOCK TABLE fact_case IN ACCESS EXCLUSIVE MODE");
      }

      assertThatThrownBy(() ->
              Deadline.within(Duration.ofSeconds(5), () -> {}, () -> CaseLoaderTest.total(read, 1)))
          .isInstanceOf(DeadlineExceededException.class)
          .hasNoCause();

      awaitNone(
          other,
          "SELECT query_id FROM system.runtime.queries WHERE query LIKE '%fact_case%'"
              + " AND query NOT LIKE '%runtime%' AND state NOT IN ('FINISHED', 'FAILED')");
      awaitNone(connection, "SELECT mode FROM pg_locks WHERE NOT granted");
      connection.rollback();
      assertThat(CaseLoaderTest.total(read, 1)).isEqualTo(48);
    }
  }

  private static void awaitNone(Connection connection, String sql) throws Exception {
    for (int i = 0; i < 100 && !FactRows.select(connection, sql).isEmpty(); i++) {
      Thread.sleep(100);
    }
    assertThat(FactRows.select(connection, sql)).isEmpty();
  }

  @Test
  void feedStatus_ofAFollowedStore_isThatOfTheStore() throws SQLException {
    CsvMapping mapping = FollowedFeedContract.MAPPING;
    RecordedFeed feed =
        new RecordedFeed(CountingUnit.CASE, FollowedFeedContract.COLUMNS, 10, SampleCases.CLOCK);
    feed.enterAll(FollowedFeedContract.THREE).enter(" ,2010-01-15,101,1,34,1122,1");
    try (CaseStore store = where("followed", mapping);
        CaseStore read = reading("followed", mapping, SampleCases.SECRET)) {
      assertThat(read.loader().feedStatus()).isEmpty();
      FollowedFeedContract.catchUp(store, feed);

      assertThat(read.loader().feedStatus()).isEqualTo(store.loader().feedStatus()).isPresent();
    }
  }

  @Test
  void readingThrough_otherSecret_isRefused() throws SQLException {
    where("secret", MAPPING).close();

    assertThatThrownBy(() -> reading("secret", MAPPING, RecordKeySecret.of(new byte[32])))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("begun with another record key secret");
    reading("secret").close();
  }

  @ParameterizedTest
  @CsvSource({
    "'id: sample', 'id: other', begun with another source",
    "'units: [case, victim]', 'units: [victim]', begun with another columns of case",
    "'code: M, label: {es: Hombres, en: Men}', 'code: H, label: {es: Hombres, en: Men}', lacks the"
        + " category H of the dimension",
    "'synthetic: true', 'publicMicrodata: {publisher: Atalaya, terms: CC0}', the mapping declares"
        + " publicMicrodata",
  })
  void readingThrough_otherMapping_isRefused(String from, String to, String expected)
      throws SQLException {
    where("mapping", MAPPING).close();
    CsvMapping other = SampleCases.mapping(SampleCases.MAPPING.replace(from, to));

    assertThatThrownBy(() -> reading("mapping", other, SampleCases.SECRET))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void readingThrough_declaredWhereTheRecordsLie_isOpened() throws SQLException {
    where("declared", FollowedFeedContract.DECLARED_PUBLIC).close();

    reading("declared", FollowedFeedContract.DECLARED_PUBLIC, SampleCases.SECRET).close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty", "absent"})
  void readingThrough_noStore_isRefused(String schema) throws SQLException {
    schema("empty");

    assertThatThrownBy(() -> reading(schema))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the case store cannot be opened");
  }

  @Test
  void readingThrough_anotherProduct_isRefused() throws SQLException {
    DataSource database = schema("product");

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            CaseStore.readingThrough(database, MAPPING, SampleCases.SECRET, SampleCases.CLOCK))
        .withMessageContainingAll("given: PostgreSQL", "allowed: Trino");
  }

  /** The lines of the README, run. */
  @Test
  void readme_example_isTheOneRunHere() throws Exception {
    try (CaseStore store = where("readme", MAPPING)) {
      SampleCases.load(store, MAPPING, SampleCases.ROWS);
    }
    CsvMapping mapping = MAPPING;
    RecordKeySecret secret = SampleCases.SECRET;
    DataSource trinoSource = trino.database("readme");
    // README store begins
    try (CaseStore store =
        CaseStore.readingThrough(trinoSource, mapping, secret, Clock.system(Guatemala.ZONE))) {
      // README store ends
      assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(48);
    }
    String source =
        Files.readString(Path.of("src/test/java/org/atalaya/cases/CaseStoreOnTrino.java"));
    String begin = "// README store begins\n";
    String run =
        source
            .substring(
                source.indexOf(begin) + begin.length(),
                source.indexOf("      // README store ends"))
            .indent(-4);
    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + run + "```");
  }

  @Test
  void loader_ofWhatIsRead_changesNothing() throws SQLException {
    RecordedFeed feed = new RecordedFeed(CountingUnit.CASE, "id", 10, SampleCases.CLOCK);
    where("unchanged", MAPPING).close();
    try (CaseStore read = reading("unchanged")) {
      List<ThrowingCallable> changes =
          List.of(
              () -> SampleCases.load(read, MAPPING, SampleCases.ROWS),
              () -> read.loader().loadHistory(MAPPING, List.of(), CaseLoader.Progress.NONE),
              () -> read.loader().follow(MAPPING, feed, FeedProgress.NONE),
              () -> read.loader().forget(Set.of(1)));

      for (ThrowingCallable change : changes) {
        assertThatThrownBy(change)
            .isInstanceOf(UnsupportedOperationException.class)
            .hasMessageContaining("read through Trino");
      }
    }
  }
}
