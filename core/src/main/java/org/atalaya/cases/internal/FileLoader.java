// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseLoader.Progress;
import org.atalaya.cases.CaseLoader.Snapshot;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.Table;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.ImportReport.FileReport;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.cases.SourceFile;

/**
 * Loads files into a store of any engine: all rows go to a temporary table first; the difference to
 * what the store holds is then applied in a single transaction. Whatever happens before its commit
 * leaves the store as it was.
 */
final class FileLoader {

  /** Beside the thread that reads, and those of the database. */
  static final int ENCODING_THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

  static final String OTHER_MAPPING = "The mapping is not the one with which the store was opened.";

  private final StoreCatalog store;
  private final LoadingEngine engine;
  private final RecordKeySecret secret;
  private final Clock clock;
  private final VersionWriter versions;

  FileLoader(StoreCatalog store, LoadingEngine engine, RecordKeySecret secret, Clock clock) {
    this.store = store;
    this.engine = engine;
    this.secret = secret;
    this.clock = clock;
    this.versions = new VersionWriter(store.history());
  }

  /** As {@link CaseLoader#load}. */
  ImportReport load(CsvMapping mapping, List<SourceFile> files, Progress progress) {
    return load(mapping, files, progress, () -> versions.afterTheLast(clock.instant()));
  }

  /** As {@link CaseLoader#loadHistory}. */
  List<ImportReport> loadHistory(CsvMapping mapping, List<Snapshot> states, Progress progress) {
    refuseBeyond(0);
    Instant opening = clock.instant();
    List<ImportReport> reports = new ArrayList<>();
    for (Snapshot state : states) {
      int before = reports.isEmpty() ? 0 : reports.getLast().version();
      InstantSource loading =
          () -> {
            refuseBeyond(before);
            return opening;
          };
      reports.add(load(mapping, StoreLoader.onDisk(state.files()), progress, loading));
    }
    return List.copyOf(reports);
  }

  /** Once more where a version is made: another node may have loaded in the meantime. */
  private void refuseBeyond(int version) {
    int latest = store.history().latest().number();
    if (latest > version) {
      throw new ImportException(
          "A history is loaded into an empty store only; this one has versions up to %d."
              .formatted(latest));
    }
  }

  /** Loads as if at the time that {@code loading} tells. */
  private ImportReport load(
      CsvMapping mapping, List<SourceFile> files, Progress progress, InstantSource loading) {
    if (!store.isOf(mapping)) {
      throw new ImportException(OTHER_MAPPING);
    }
    Map<SourceFile, Table> tables = TableFiles.assign(mapping, files);
    Instant start = clock.instant();
    ImportFindings findings = new ImportFindings();
    try {
      return engine.onConnection(connection -> {
        refuseIfFollowing(connection);
        for (Table table : mapping.readTables()) {
          engine.create(connection, StagingTable.of(mapping, table));
        }
        List<FileReport> reports = stage(connection, mapping, tables, findings, progress);
        reports.forEach(report -> FileAcceptance.check(mapping, report));
        Applied applied = apply(connection, mapping, findings, loading);
        return new ImportReport(
            mapping.source().id(),
            applied.version(),
            reports,
            findings.unknownCodes(),
            findings.suspiciousDates(),
            applied.difference().added(),
            applied.difference().withdrawn(),
            Duration.between(start, clock.instant()));
      });
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** Once more where the rows are applied: another node may have begun in the meantime. */
  private static void refuseIfFollowing(Connection connection) throws SQLException {
    if (FeedState.read(connection).isPresent()) {
      throw new ImportException(
          "The store follows a feed, which would not tell again of what the files take back; load"
              + " files into a new store.");
    }
  }

  /** The database's message may quote a row. */
  static ImportException refused(SQLException e) {
    return new ImportException(
        "The case store did not accept the rows (%s); it stays as it was."
            .formatted(e.getClass().getSimpleName()));
  }

  private List<FileReport> stage(
      Connection connection,
      CsvMapping mapping,
      Map<SourceFile, Table> tables,
      ImportFindings findings,
      Progress progress)
      throws SQLException {
    LocalDate today = LocalDate.now(clock);
    ImportProgress told = new ImportProgress(progress, totalSize(tables.keySet()));
    Map<Table, SeenIds> seen = new HashMap<>();
    List<FileReport> reports = new ArrayList<>();
    try (ExecutorService encoding = Executors.newFixedThreadPool(ENCODING_THREADS)) {
      for (Map.Entry<SourceFile, Table> entry : tables.entrySet()) {
        Table table = entry.getValue();
        DelimitedFile file = new DelimitedFile(entry.getKey(), mapping.format());
        Function<List<String>, RowEncoder> encoders =
            header ->
                new RowEncoder(
                    mapping,
                    table,
                    store.ordinals(),
                    file,
                    header,
                    today,
                    new RecordKeys(secret, mapping.source().id()));
        try (LoadingEngine.StagedRows rows =
            engine.into(connection, StagingTable.of(mapping, table))) {
          StagingSink sink =
              new StagingSink(
                  file,
                  encoders,
                  encoding,
                  seen.computeIfAbsent(table, first -> new SeenIds()),
                  findings,
                  rows::put,
                  told);
          file.read(sink);
          reports.add(sink.finish());
          rows.end();
        }
        told.finished(file);
      }
    }
    return reports;
  }

  private static long totalSize(Collection<SourceFile> files) {
    long total = 0;
    for (SourceFile file : files) {
      try {
        total += file.size();
      } catch (IOException e) {
        throw new ImportException("The file %s cannot be read.".formatted(file.name()));
      }
    }
    return total;
  }

  private record Applied(int version, TableState.Difference difference) {}

  private Applied apply(
      Connection connection, CsvMapping mapping, ImportFindings findings, InstantSource loading)
      throws SQLException {
    LocalDate asOf = findings.lastRegistered().orElseThrow(FileAcceptance::noRegistration);
    engine.begin(connection);
    refuseIfFollowing(connection);
    int before = store.history().latest().number();
    int number = before + 1;
    try (Statement statement = connection.createStatement()) {
      TableState state = new TableState(store.schema(), statement, number);
      TableState.Difference difference = TableState.Difference.NONE;
      for (Table table : mapping.readTables()) {
        difference = difference.and(state.become(StagingTable.of(mapping, table)));
      }
      if (difference.equals(TableState.Difference.NONE)) {
        connection.rollback();
        return new Applied(before, difference);
      }
      DatasetVersion version =
          versions.next(asOf, loading.instant(), new TimeSpans(store.schema(), statement).ofAll());
      versions.write(connection, version);
      connection.commit();
      engine.made(version);
      return new Applied(number, difference);
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
  }
}
