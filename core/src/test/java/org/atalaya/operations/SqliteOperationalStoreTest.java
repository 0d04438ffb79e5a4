// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
