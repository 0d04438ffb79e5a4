// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.atalaya.testkit.StaffedAlerts.ANA;
import static org.atalaya.testkit.StaffedAlerts.BEA;
import static org.atalaya.testkit.StaffedAlerts.NAME;
import static org.atalaya.testkit.StaffedAlerts.woman;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.atalaya.alerts.Alerts.Ending;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.ChildProcess;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After the end nothing personal is in any byte of the store, its write-ahead log, a restored
 * backup, temporary files, logs and exceptions. The alert lives in a process of its own, so that
 * all it writes is in one folder.
 */
class ErasureTest {

  @TempDir Path folder;

  /** What runs in the other process, whose output is its log. */
  public static void main(String[] args) throws IOException {
    Logger.getLogger("").setLevel(Level.ALL);
    Path folder = Path.of(args[0]);
    try (OperationalStore store = OperationalStore.at(folder.resolve("operations.sqlite"))) {
      StaffedAlerts staffed = new StaffedAlerts(store, folder);
      Alerts alerts = staffed.open();
      Alert activated = staffed.activated(alerts, woman());
      UUID id = activated.id();
      fail(() -> alerts.end(id, 1, ANA, Outcome.OTHER));
      fail(() -> alerts.draft(ANA, woman().with().age(3).build()));
      fail(() -> alerts.draft(ANA, woman().with().municipality("7a avenida").build()));
      fail(() -> alerts.override(id, activated.version(), ANA, "Xiomara huyó de él"));
      Alert updated =
          alerts.update(id, activated.version(), ANA, woman(), Optional.empty(), staffed.inAWeek());
      expect(alerts.posted().bulletins().getFirst().person().name().equals(Optional.of(NAME)));
      expect(alerts.photo(id, PhotoSize.POSTER).isPresent());
      System.err.println(List.of(updated, woman(), alerts.posted(), alerts.current()));
      System.err.println(alerts.posted().bulletins().getFirst().person());
      backUp(folder);
      fail(() -> tamper(store, alerts));
      expect(alerts.end(id, updated.version(), BEA, Outcome.LOCATED_ALIVE) == Ending.NOW);
      System.err.println(List.of(alerts.posted(), alerts.ended()));
      // As long as the store is open its write-ahead log is there.
      System.out.println(Files.size(folder.resolve("operations.sqlite-wal")));
      Files.copy(folder.resolve("operations.sqlite-wal"), folder.resolve("kept-wal"));
    }
  }

  /** The photo, of another's making, is not shown. */
  private static void tamper(OperationalStore store, Alerts alerts) {
    store.write(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.executeUpdate(
            "UPDATE alert_photo SET sealed_jpeg = zeroblob(40) WHERE size = 'card'");
      }
    });
    alerts.photo(alerts.posted().bulletins().getFirst().id(), PhotoSize.CARD);
  }

  private static void fail(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      e.printStackTrace(System.err);
      return;
    }
    throw new AssertionError("it should have failed");
  }

  private static void expect(boolean condition) {
    if (!condition) {
      throw new AssertionError("not as expected");
    }
  }

  private static void backUp(Path folder) throws IOException {
    Path backup = Files.createDirectories(folder.resolve("backup"));
    for (String file : List.of("operations.sqlite", "operations.sqlite-wal")) {
      Files.copy(folder.resolve(file), backup.resolve(file));
    }
  }

  @Test
  void end_everyByteOfAnyFile_holdsNothingPersonal() throws Exception {
    run();

    assertThat(PlantedTexts.in(folder)).isEmpty();
    assertThat(Files.readString(folder.resolve("errors")))
        .contains("AlertConflictException", "age: OUT_OF_RANGE", "was changed, or belongs")
        .contains("MissingPerson[");
    assertThat(Long.parseLong(Files.readString(folder.resolve("output")).strip())).isPositive();
  }

  private void run() throws Exception {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Path errors = folder.resolve("errors");
    Process process =
        ChildProcess.of(
                ErasureTest.class, List.of("-Djava.io.tmpdir=" + temporary), folder.toString())
            .redirectOutput(folder.resolve("output").toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor()).as(() -> read(errors)).isZero();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void open_backupOlderThanTheEnd_endsTheAlertAndCannotBeRead() throws Exception {
    run();
    assertThat(folder.resolve("backup").resolve("operations.sqlite")).exists();

    try (OperationalStore restored =
        OperationalStore.at(folder.resolve("backup").resolve("operations.sqlite"))) {
      UUID id = only(restored);
      AlertSeal guessed = new AlertSeal(id, new byte[32], new SecureRandom());
      byte[] sealed = sealed(restored);
      assertThatIllegalStateException()
          .isThrownBy(() -> guessed.open(AlertOffice.DRAFT, sealed, AlertDraft.class));

      Alerts alerts = new StaffedAlerts(restored, folder).open();
      assertThat(alerts.posted().bulletins()).isEmpty();
      assertThat(alerts.posted().tombstones()).extracting(Tombstone::id).containsExactly(id);
      assertThat(alerts.alert(id).orElseThrow().draft()).isEmpty();
      assertThat(alerts.unprotectedFacts())
          .singleElement()
          .satisfies(fact -> assertThat(fact.outcome()).contains("unknown"));
    }
    assertThat(PlantedTexts.in(folder)).isEmpty();
  }

  private static UUID only(OperationalStore store) {
    return store.read(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT id FROM alert")) {
        return UUID.fromString(row.getString(1));
      }
    });
  }

  private static byte[] sealed(OperationalStore store) {
    return store.read(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT sealed_draft FROM alert")) {
        return row.getBytes(1);
      }
    });
  }

  /** The search is one that finds. */
  @Test
  void in_textsInAnyEncoding_findsThem() throws IOException {
    Files.writeString(folder.resolve("a"), "…" + NAME);
    Files.writeString(folder.resolve("b"), NAME, StandardCharsets.UTF_16LE);
    try (Stream<Path> files = Files.list(folder);
        PrintStream log = new PrintStream(Files.newOutputStream(folder.resolve("c")))) {
      log.println(StaffedAlerts.REPORTER.name());
      assertThat(files).isNotEmpty();
    }

    assertThat(PlantedTexts.in(folder))
        .contains("a: Xiomara", "a: Plantada", "b: Xiomara", "b: Plantada", "c: Denunciada");
  }
}
