// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.exchange.TableFormat;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.LineUnderTest.Sender;
import org.atalaya.testkit.SampleCases;
import org.atalaya.tips.OpenedTip;
import org.atalaya.tips.OpenedTip.Part;
import org.atalaya.tips.sealing.TipId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide for operations says of backups: taken while tips come in, and restored. */
class BackupTest {

  private static final String SAID = "la vi en la terminal";
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path folder;

  /** Takes a backup of the store of a node. */
  private interface Backup {
    void take() throws Exception;
  }

  @Test
  void sqlite_vacuumedIntoAnotherFile_isANodeThatOpensOldTips() throws Exception {
    Path node = Files.createDirectories(folder.resolve("node"));
    Path database = node.resolve("operations.sqlite");
    Path restored = folder.resolve("restored");
    List<TipId> before;
    try (OperationalStore store = OperationalStore.at(database)) {
      LineUnderTest line = new LineUnderTest(store, node);
      before =
          whileTipsComeIn(
              line,
              () -> {
                Path copy = Files.createDirectories(restored).resolve("operations.sqlite");
                execute("jdbc:sqlite:" + database, "VACUUM INTO '%s'".formatted(copy));
                copy(node, restored, Stream.of("keys", "ceremony"));
              });
    }

    try (OperationalStore store = OperationalStore.at(restored.resolve("operations.sqlite"))) {
      assertOpens(new LineUnderTest(store, restored), before);
    }
  }

  /** As {@code pg_basebackup} does it, which the server of the tests comes without. */
  @Test
  void postgres_copiedAsItsManualSays_isANodeThatOpensOldTips() throws Exception {
    Path node = Files.createDirectories(folder.resolve("node"));
    Path restored = folder.resolve("restored");
    List<TipId> before;
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        OperationalStore store = OperationalStore.on(server.getPostgresDatabase())) {
      LineUnderTest line = new LineUnderTest(store, node);
      before =
          whileTipsComeIn(
              line,
              () -> {
                baseBackup(server, restored.resolve("data"));
                copy(node, restored, Stream.of("keys", "ceremony"));
              });
    }

    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setDataDirectory(restored.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
        OperationalStore store = OperationalStore.on(server.getPostgresDatabase())) {
      assertOpens(new LineUnderTest(store, restored), before);
    }
  }

  /**
   * Takes a backup while somebody hands in tips, one after the other.
   *
   * @return the tips that were acknowledged before it began
   */
  private static List<TipId> whileTipsComeIn(LineUnderTest line, Backup backup) throws Exception {
    List<TipId> acknowledged = new CopyOnWriteArrayList<>();
    AtomicBoolean done = new AtomicBoolean();
    Thread sender =
        Thread.ofPlatform()
            .start(() -> {
              while (!done.get()) {
                Sender next = line.sender();
                next.send(SAID);
                acknowledged.add(next.id);
              }
            });
    while (acknowledged.size() < 10) {
      Thread.sleep(5);
    }
    List<TipId> before = List.copyOf(acknowledged);
    backup.take();
    int during = acknowledged.size();
    done.set(true);
    sender.join();
    assertThat(during).as("tips came in meanwhile").isGreaterThan(before.size());
    return before;
  }

  private static void assertOpens(LineUnderTest line, List<TipId> tips) throws Exception {
    assertThat(line.deliver()).isGreaterThanOrEqualTo(tips.size());
    for (TipId tip : tips) {
      try (OpenedTip opened = line.staff.inbox().open("ana@mp", tip)) {
        assertThat(opened.letters())
            .singleElement()
            .isInstanceOfSatisfying(
                Part.Readable.class,
                part -> assertThat(LineUnderTest.text(part.letter())).isEqualTo(SAID));
      }
    }
    KeyVault vault = KeyVault.at(line.folder.resolve("keys"), RANDOM);
    AuditVerification verified =
        new AuditChain(line.store, vault, line.clock).verify(Optional.empty());
    assertThat(verified).isInstanceOf(AuditVerification.Intact.class);
    Sender next = line.sender();
    next.send(SAID);
    assertThat(line.deliver()).isEqualTo(1);
  }

  private static void execute(String database, String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection(database);
        Statement work = connection.createStatement()) {
      work.execute(statement);
    }
  }

  private static void baseBackup(EmbeddedPostgres server, Path target) throws Exception {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement work = connection.createStatement()) {
      Path data = Path.of(text(work, "SHOW data_directory"));
      work.execute("SELECT pg_start_backup('nightly', true, false)");
      copy(data, target, names(data).filter(name -> !name.matches("pg_wal|postmaster\\..*")));
      String label = text(work, "SELECT labelfile FROM pg_stop_backup(false, false)");
      Files.writeString(target.resolve("backup_label"), label);
      copy(data, target, Stream.of("pg_wal"));
    }
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  private static String text(Statement statement, String query) throws Exception {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** Copies these out of a folder, with their permissions; what goes meanwhile is left out. */
  private static void copy(Path from, Path to, Stream<String> names) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String name : names.toList()) {
      try (Stream<Path> files = Files.walk(from.resolve(name))) {
        found.addAll(files.toList());
      }
    }
    Files.createDirectories(to);
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    for (Path file : found) {
      try {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      } catch (NoSuchFileException e) {
        // A temporary file of the database.
      }
    }
  }

  @Test
  void figures_ofRecordsLoadedAnewWithTheSavedSecret_areTheSame() throws Exception {
    Path secret = folder.resolve("record-keys");
    String published = figures(RecordKeySecret.loadOrCreate(secret, RANDOM));
    Path saved = Files.copy(secret, folder.resolve("saved"));

    assertThat(figures(RecordKeySecret.loadOrCreate(saved, RANDOM))).isEqualTo(published);
    assertThat(figures(RecordKeySecret.of(new byte[32]))).isNotEqualTo(figures(SampleCases.SECRET));
  }

  /** All cells of the two units, protected as in production. */
  private String figures(RecordKeySecret secret) throws IOException {
    Path rows = Files.writeString(folder.resolve("rows.csv"), SampleCases.ROWS);
    try (CaseStore store = CaseStore.inMemory(SampleCases.mapping(), secret, SampleCases.CLOCK)) {
      store.loader().load(SampleCases.mapping(), List.of(rows), CaseLoader.Progress.NONE);
      Observatory observatory =
          Observatory.inProcess(
              store, Guatemala.indicators(), Guatemala.disclosurePolicy().profile(store));
      StringBuilder all = new StringBuilder();
      for (String by : List.of("year", "victim-sex", "department")) {
        all.append(
            new String(
                TableFormat.CSV.write(
                    observatory.table(StatisticsQuery.of("victims").by(by)),
                    Optional.empty(),
                    Locale.ENGLISH),
                StandardCharsets.UTF_8));
      }
      return all.toString();
    }
  }
}
