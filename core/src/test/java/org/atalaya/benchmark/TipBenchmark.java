// SPDX-License-Identifier: Apache-2.0
package org.atalaya.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.tips.SealedTip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * How many tips a second are durably taken in by {@code TipIntake.accept}, beside how many bare
 * commits of as many bytes in one row the same database does, in turns; by one sender and by eight.
 * That every tip is there is asserted; times are only printed. To be 0.5 or more: the ratio.
 */
class TipBenchmark {

  private static final int ROUNDS = 11;
  private static final int IN_A_ROUND = 160;

  @TempDir Path folder;

  /** A commit of these bytes. */
  @FunctionalInterface
  private interface Commit {
    void of(SealedTip tip) throws Exception;
  }

  @Test
  void accept_sqlite_isDurable() throws Exception {
    Path file = folder.resolve("tips.sqlite");
    try (OperationalStore store = OperationalStore.at(file);
        Connection bare = sqlite(file).getConnection()) {
      measure(
          "SQLite",
          store,
          bare,
          tip -> {
            // As of a store: one writes.
            synchronized (bare) {
              insert(bare, tip);
            }
          });
    }
  }

  private static SQLiteDataSource sqlite(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(10_000);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  @Test
  void accept_postgres_isDurable() throws Exception {
    try (EmbeddedPostgres server = durable()) {
      DataSource pool = pooled(server.getPostgresDatabase());
      try (OperationalStore store = OperationalStore.on(pool);
          Connection bare = pool.getConnection()) {
        measure(
            "PostgreSQL",
            store,
            bare,
            tip -> {
              try (Connection connection = pool.getConnection()) {
                insert(connection, tip);
              }
            });
      }
    }
  }

  /** As one is by default; that of tests does not wait for the disk. */
  private static EmbeddedPostgres durable() throws IOException {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
    for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
      builder.setServerConfig(setting, "on");
    }
    return builder.start();
  }

  /** Connections that are used again, as a host's pool does. */
  private static DataSource pooled(DataSource source) {
    ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    return (DataSource)
        Proxy.newProxyInstance(
            TipBenchmark.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              Connection free = idle.poll();
              return returning(free == null ? source.getConnection() : free, idle);
            });
  }

  private static Connection returning(
      Connection connection, ConcurrentLinkedDeque<Connection> idle) {
    AtomicBoolean closed = new AtomicBoolean();
    return (Connection)
        Proxy.newProxyInstance(
            TipBenchmark.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                // It may be closed twice.
                if (closed.compareAndSet(false, true)) {
                  idle.push(connection);
                }
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void insert(Connection connection, SealedTip tip) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO bare (id, bytes) VALUES (?, ?)")) {
      statement.setString(1, tip.id().text());
      statement.setBytes(2, bytes(tip));
      statement.executeUpdate();
    }
  }

  private static byte[] bytes(SealedTip tip) {
    int length = tip.envelope().length;
    length += tip.letter().letter().bytes().length;
    length += tip.letter().forUnit().bytes().length + tip.letter().forRecovery().bytes().length;
    return new byte[length];
  }

  private void measure(String engine, OperationalStore store, Connection bare, Commit commit)
      throws Exception {
    String type = store.engine() == OperationalStore.Engine.SQLITE ? "BLOB" : "BYTEA";
    try (Statement statement = bare.createStatement()) {
      statement.execute("CREATE TABLE bare (id VARCHAR(22) PRIMARY KEY, bytes " + type + ")");
    }
    LineUnderTest line = new LineUnderTest(store, Files.createDirectories(folder.resolve("node")));
    int taken = 0;
    for (int senders : List.of(1, 8)) {
      Measured commits = new Measured();
      Measured tips = new Measured();
      for (int round = 0; round < ROUNDS; round++) {
        List<SealedTip> all = tips(line);
        long bareTime = time(senders, all, commit);
        long tipTime =
            time(senders, all, tip -> line.open.intake().accept(tip, LineUnderTest.UNIT));
        taken += all.size();
        // The first ones warm up.
        if (round >= ROUNDS / 3) {
          commits.add(bareTime);
          tips.add(tipTime);
        }
      }
      print(engine, senders, commits, tips);
    }
    assertThat(line.deliver()).isEqualTo(taken);
  }

  private static List<SealedTip> tips(LineUnderTest line) {
    List<SealedTip> tips = new ArrayList<>();
    for (int i = 0; i < IN_A_ROUND; i++) {
      tips.add(line.sender().tip("la vi en la terminal"));
    }
    return tips;
  }

  private static long time(int senders, List<SealedTip> tips, Commit commit) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(senders)) {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int sender = 0; sender < senders; sender++) {
        int size = tips.size() / senders;
        List<SealedTip> own = tips.subList(sender * size, (sender + 1) * size);
        work.add(() -> {
          for (SealedTip tip : own) {
            commit.of(tip);
          }
          return true;
        });
      }
      long begin = System.nanoTime();
      for (Future<Boolean> done : threads.invokeAll(work)) {
        done.get();
      }
      return System.nanoTime() - begin;
    }
  }

  private static void print(String engine, int senders, Measured commits, Measured tips) {
    System.out.printf(
        Locale.ROOT,
        "| %s, %d | %.0f | %.0f | %s |%n",
        engine,
        senders,
        IN_A_ROUND / (commits.median() / 1e9),
        IN_A_ROUND / (tips.median() / 1e9),
        commits.ratio(tips));
  }
}
