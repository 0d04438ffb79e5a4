// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In a file. */
class SqliteOperationalStoreTest extends OperationalStoreContract {

  private Path file() {
    return folder.resolve("store").resolve("operations.sqlite");
  }

  @Override
  protected OperationalStore open() {
    return OperationalStore.at(file());
  }

  @Test
  void at_itsFiles_areTheOwnersOnly() throws IOException {
    try (OperationalStore store = open();
        Stream<Path> files = afterAsking(store)) {
      List<Path> all = files.toList();
      assertThat(all).hasSizeGreaterThan(1);
      for (Path one : all) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void at_settings_areThoseOfADurableStoreThatOverwrites() {
    try (OperationalStore store = open()) {
      assertThat(List.of("journal_mode", "synchronous", "secure_delete"))
          .extracting(pragma -> pragma(store, pragma))
          .containsExactly("wal", "2", "1");
    }
  }

  /** As SQLite does where the disk is full: whoever was committed with it must hear of it. */
  @Test
  void write_togetherWithOneThatUndoesEverything_saysThatNothingWasKept() throws Exception {
    try (OperationalStore store = open()) {
      store.write(connection -> execute(connection, "CREATE TABLE kept (number INTEGER)"));
      List<Future<Integer>> all = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        threads.submit(() ->
            store.write(connection -> {
              begun.countDown();
              return await(go);
            }));
        begun.await();
        for (int number = 0; number < 8; number++) {
          String sql = "INSERT INTO kept VALUES (%d)".formatted(number);
          String undo = number == 3 ? "ROLLBACK" : "SELECT 1";
          all.add(
              threads.submit(() ->
                  store.write(connection -> {
                    execute(connection, sql);
                    execute(connection, undo);
                    if (undo.equals("ROLLBACK")) {
                      throw new SQLException("database or disk is full");
                    }
                    return 1;
                  })));
        }
        Thread.sleep(100);
        go.countDown();
      }

      long failed = all.stream().filter(one -> one.state() == Future.State.FAILED).count();
      assertThat(kept(store)).isEqualTo(8 - failed);
      assertThat(failed).as("those of its turn, and the one itself").isGreaterThan(1);
      assertThat(all)
          .filteredOn(one -> one.state() == Future.State.FAILED)
          .allSatisfy(one -> assertThat(one.exceptionNow()).isInstanceOf(StoreException.class));
      assertThat(
              store.<Integer>write(
                  connection -> execute(connection, "INSERT INTO kept VALUES (9)")))
          .as("and the store goes on")
          .isNotNull();
    }
  }

  private static int await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS) ? 1 : 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return 1;
    }
  }

  private static long kept(OperationalStore store) {
    return store.read(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT count(*) FROM kept")) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  /** Its log is there once something was asked. */
  private Stream<Path> afterAsking(OperationalStore store) throws IOException {
    pragma(store, "user_version");
    return Files.list(file().getParent());
  }

  private static String pragma(OperationalStore store, String name) {
    return store.write(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("PRAGMA " + name)) {
        row.next();
        return row.getString(1);
      }
    });
  }
}
