// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.atalaya.cases.internal.FactRows;
import org.atalaya.testkit.PostgresServer;
import org.atalaya.testkit.RecordedFeed;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A feed into a real PostgreSQL, which several nodes share. */
class PostgresFollowedFeedTest extends FollowedFeedContract {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  /** The database of each store that was opened. */
  private final Map<CaseStore, DataSource> databases = new HashMap<>();

  @Override
  protected CaseStore open(String name, CsvMapping mapping, Clock clock) {
    // Another schema for each test.
    String schema = name + "_" + System.identityHashCode(this);
    DataSource database =
        SERVER.get().getDatabase("postgres", "postgres", Map.of("currentSchema", schema));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    CaseStore store = CaseStore.on(database, mapping, SampleCases.SECRET, clock);
    databases.put(store, database);
    return store;
  }

  @Override
  protected List<String> select(CaseStore store, String sql) {
    try (Connection connection = requireNonNull(databases.get(store)).getConnection()) {
      return FactRows.select(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another node that shares the store. */
  private CaseStore node() {
    return open("cases", MAPPING, clock);
  }

  private static void awaitVersion(CaseStore node, int version) throws InterruptedException {
    await(() -> node.tables().latest().number() == version);
  }

  @Test
  void catchUp_byAnotherNode_goesOnFromThisOnes() throws InterruptedException {
    try (CaseStore other = node()) {
      feed.enterAll(THREE);
      catchUp(store, feed);
      clock.set(clock.instant().plusSeconds(60));
      feed.delete("c");
      catchUp(other, feed);
      awaitVersion(store, 2);

      assertThat(store.tables().versions()).isEqualTo(other.tables().versions());
      assertThat(CaseLoaderTest.total(store, 2)).isEqualTo(2);
      assertThat(status().asOf()).contains(clock.instant());
      assertThat(status().sincePass()).contains(Duration.ZERO);

      feed.enter("c,2011-03-21,201,2,20,1112,1").enter(" ,2011-03-21,201,2,20,1112,1");
      catchUp(store, feed);

      assertThat(CaseLoaderTest.total(store, 3)).isEqualTo(3);
      assertThat(status().added()).isEqualTo(12);
      assertThat(status().rowsSetAside()).isEqualTo(1);
      assertThat(other.loader().feedStatus()).contains(status());
    }
  }

  /** What one reads the others need not, and of two changes of a row the later one holds. */
  @Test
  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  void catchUp_byNodesAtTheSameTime_oneAsksAtATime() throws Exception {
    int nodes = 3;
    Map<String, String> system = new HashMap<>();
    RecordedFeed small = feed(20);
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      String id = "r" + random.nextInt(100);
      String sex = Integer.toString(1 + random.nextInt(2));
      small.enter(id + ",2010-01-15,101," + sex + ",34,1122,1");
      system.put(id, sex);
    }
    AtomicInteger asking = new AtomicInteger();
    AtomicInteger asked = new AtomicInteger();
    CaseFeed alone =
        (after, limit) -> {
          assertThat(asking.incrementAndGet()).isEqualTo(1);
          asked.incrementAndGet();
          try {
            return small.changesSince(after, limit);
          } finally {
            asking.decrementAndGet();
          }
        };
    List<CaseStore> others = Stream.generate(this::node).limit(nodes).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
      List<Callable<Boolean>> passes =
          others.stream()
              .<Callable<Boolean>>map(node ->
                  () -> {
                    catchUp(node, alone);
                    return true;
                  })
              .toList();
      for (Future<Boolean> pass : threads.invokeAll(passes)) {
        assertThat(pass.get()).isTrue();
      }
    } finally {
      others.forEach(CaseStore::close);
    }

    awaitVersion(store, 1);
    // Each batch once, and by each node that there is no more.
    assertThat(asked.get()).isBetween(100, 100 + nodes);
    assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(system.size());
    assertThat(CaseLoaderTest.count(store, 1, "victim-sex", "F"))
        .isEqualTo(system.values().stream().filter("2"::equals).count());
  }

  @Test
  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  void start_onTwoNodes_oneAsksUntilItIsClosed() throws Exception {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    try (CaseStore one = open("cases", MAPPING, Clock.systemUTC());
        CaseStore other = open("cases", MAPPING, Clock.systemUTC())) {
      FollowedFeed ofOne = one.loader().follow(MAPPING, counting(first), FeedProgress.NONE);
      ofOne.start(Duration.ofSeconds(1));
      await(() -> first.get() > 0);
      FollowedFeed ofOther = other.loader().follow(MAPPING, counting(second), FeedProgress.NONE);
      ofOther.start(Duration.ofSeconds(1));
      await(() -> first.get() > 4);
      assertThat(second.get()).isLessThan(2);

      ofOne.close();
      int asked = second.get();
      await(() -> second.get() > asked + 1);
      feed.enterAll(THREE);
      awaitVersion(one, 1);
      ofOther.close();

      assertThat(CaseLoaderTest.total(one, 1)).isEqualTo(3);
    }
  }

  /** It has no say in how the feed is followed. */
  @Test
  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  void start_systemOutOfReachForOneNode_anotherFollowsAndNoneHasAProblem() throws Exception {
    CaseFeed outOfReach =
        (after, limit) -> {
          throw new FeedUnavailableException("gone");
        };
    feed.enterAll(THREE);
    try (CaseStore one = open("cases", MAPPING, Clock.systemUTC());
        CaseStore other = open("cases", MAPPING, Clock.systemUTC())) {
      one.loader().follow(MAPPING, outOfReach, FeedProgress.NONE).start(Duration.ofMillis(200));
      await(() -> one.loader().feedStatus().flatMap(FeedStatus::problem).isPresent());
      other.loader().follow(MAPPING, feed, FeedProgress.NONE).start(Duration.ofMillis(100));

      awaitVersion(one, 1);
      await(() -> one.loader().feedStatus().flatMap(FeedStatus::problem).isEmpty());
      assertThat(other.loader().feedStatus().flatMap(FeedStatus::problem)).isEmpty();
    }
  }

  private CaseFeed counting(AtomicInteger asked) {
    return (after, limit) -> {
      asked.incrementAndGet();
      return feed.changesSince(after, limit);
    };
  }

  @Test
  void catchUp_toldAgain_writesNoRow() {
    feed.enterAll(THREE);
    catchUp(store, feed);
    String places = "SELECT ctid || '/' || xmin FROM fact_victim ORDER BY 1";
    List<String> before = select(store, places);
    feed.enterAll(THREE).enter("d,2010-01-15,101,2,34,1122,1");

    catchUp(store, feed);

    assertThat(select(store, places)).hasSize(4).containsAll(before);
  }

  @Test
  void load_filesAfterAnotherNodeFollowed_isRefused() {
    try (CaseStore other = node()) {
      feed.enterAll(THREE);
      catchUp(other, feed);

      assertThatThrownBy(() -> SampleCases.load(store, MAPPING, COLUMNS + "\n" + THREE))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("The store follows a feed");
    }
  }

  @Test
  void catchUp_otherNodeDeclaresPublicMicrodata_isRefused() {
    open("cases", DECLARED_PUBLIC, clock).close();
    feed.enterAll(THREE);

    assertThatThrownBy(() -> catchUp(store, feed))
        .isExactlyInstanceOf(CaseFeedException.class)
        .hasMessageContaining("was opened with a mapping that declares publicMicrodata");
    assertThat(select(store, "SELECT count(*) FROM fact_victim")).containsExactly("0");
  }

  @Test
  void catchUp_databaseGoesAwayInTheMiddle_goesOnFromThere() {
    RecordedFeed small = feed(2).enterAll(THREE);
    AtomicInteger asked = new AtomicInteger();
    CaseFeed breaking =
        (after, limit) -> {
          if (asked.incrementAndGet() == 2) {
            select(
                store,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
          }
          return small.changesSince(after, limit);
        };

    assertThatThrownBy(() -> catchUp(store, breaking))
        .isInstanceOf(FeedUnavailableException.class)
        .hasMessageContaining("did not accept the changes")
        .hasNoCause();
    assertThat(store.tables().versions()).isEmpty();
    catchUp(store, breaking);

    assertThat(asked).hasValue(3);
    assertThat(CaseLoaderTest.total(store, 1)).isEqualTo(3);
  }

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void catchUp_storesOfTwoSchemas_doNotWaitForEachOther() {
    RecordedFeed second = feed(10).enterAll(THREE);
    try (CaseStore other = open("other", MAPPING, clock)) {
      CaseFeed nested =
          (after, limit) -> {
            catchUp(other, second);
            return feed.changesSince(after, limit);
          };
      feed.enterAll(THREE);
      catchUp(store, nested);

      assertThat(other.tables().latest().number()).isEqualTo(1);
      assertThat(store.tables().latest().number()).isEqualTo(1);
    }
  }

  @Test
  void catchUp_done_leavesNothingToTheConnection() {
    feed.enterAll(THREE).enter("a,2010-01-15,101,1,34,1122,1").enter(" ,,,,,,");

    catchUp(store, feed);

    assertThat(select(store, "SELECT relname FROM pg_class WHERE relpersistence = 't'")).isEmpty();
    assertThat(select(store, "SELECT mode FROM pg_locks WHERE locktype = 'advisory'")).isEmpty();
  }
}
