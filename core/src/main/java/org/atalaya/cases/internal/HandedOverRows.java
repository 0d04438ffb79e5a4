// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.cases.CaseChange;
import org.atalaya.cases.CaseFeedException;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.Table;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.ImportReport.FileReport;
import org.atalaya.cases.RecordKeySecret;

/** Brings the rows that a program hands over into their table; see {@code CaseLoader.replace}. */
final class HandedOverRows {

  private static final String NO_ENCODING = "";

  private final StoreCatalog store;
  private final LoadingEngine engine;
  private final RecordKeySecret secret;
  private final Clock clock;
  private final VersionWriter versions;

  HandedOverRows(StoreCatalog store, LoadingEngine engine, RecordKeySecret secret, Clock clock) {
    this.store = store;
    this.engine = engine;
    this.secret = secret;
    this.clock = clock;
    this.versions = new VersionWriter(store.history());
  }

  /** As {@link org.atalaya.cases.CaseLoader#replace}. */
  ImportReport replace(CsvMapping mapping, CountingUnit unit, List<Map<String, String>> rows) {
    if (!store.isOf(mapping)) {
      throw new ImportException(FileLoader.OTHER_MAPPING);
    }
    if (mapping.source().publicMicrodata().isPresent()) {
      throw new ImportException(
          "The mapping declares publicMicrodata, for which exact figures may be shown, and rows"
              + " that a program hands over are not public.");
    }
    Table table = table(mapping, unit);
    Instant start = clock.instant();
    TableChanges encoded = encode(mapping, table, rows);
    try {
      return engine.onConnection(connection -> {
        stage(connection, mapping, encoded);
        int before = store.history().latest().number();
        TableState.Difference difference = apply(connection, mapping, encoded);
        boolean same = difference.equals(TableState.Difference.NONE);
        FileReport read =
            new FileReport(unit.id(), NO_ENCODING, rows.size(), rows.size(), List.of());
        return new ImportReport(
            mapping.source().id(),
            same ? before : store.history().latest().number(),
            List.of(read),
            encoded.findings().unknownCodes(),
            encoded.findings().suspiciousDates(),
            difference.added(),
            difference.withdrawn(),
            Duration.between(start, clock.instant()));
      });
    } catch (SQLException e) {
      throw FileLoader.refused(e);
    }
  }

  private static Table table(CsvMapping mapping, CountingUnit unit) {
    return mapping.tables().stream()
        .filter(table -> table.isHandedOver() && table.units().contains(unit))
        .findFirst()
        .orElseThrow(() ->
            new ImportException(
                "The mapping has no table of the unit %s with 'handedOver: true'."
                    .formatted(unit.id())));
  }

  private TableChanges encode(CsvMapping mapping, Table table, List<Map<String, String>> rows) {
    List<CaseChange> changes = new ArrayList<>();
    CountingUnit unit = table.units().iterator().next();
    for (Map<String, String> row : rows) {
      // A number among those handed over: it leads to no record.
      changes.add(new CaseChange.Upsert(unit, Integer.toString(changes.size() + 1), row));
    }
    TableChanges.Encoders encoders =
        (source, header) ->
            new RowEncoder(
                mapping,
                table,
                store.ordinals(),
                source,
                header,
                LocalDate.now(clock),
                new RecordKeys(secret, mapping.source().id()));
    TableChanges encoded = changes(mapping, table, encoders, changes);
    if (!encoded.poisoned().isEmpty()) {
      throw new ImportException(
          "%d of the rows handed over of %s cannot be read, the first because it %s; the case store stays as it was."
              .formatted(
                  encoded.poisoned().size(), unit.id(), encoded.poisoned().getFirst().reason()));
    }
    return encoded;
  }

  private static TableChanges changes(
      CsvMapping mapping, Table table, TableChanges.Encoders encoders, List<CaseChange> changes) {
    try {
      return new TableChanges(mapping, table, encoders, changes);
    } catch (CaseFeedException e) {
      throw new ImportException(String.valueOf(e.getMessage()));
    }
  }

  private void stage(Connection connection, CsvMapping mapping, TableChanges encoded)
      throws SQLException {
    StagingTable staging = StagingTable.of(mapping, encoded.table());
    engine.create(connection, staging);
    try (LoadingEngine.StagedRows staged = engine.into(connection, staging)) {
      encoded.upserts().forEach(staged::put);
      staged.end();
    }
  }

  private TableState.Difference apply(
      Connection connection, CsvMapping mapping, TableChanges encoded) throws SQLException {
    engine.begin(connection);
    try (Statement statement = connection.createStatement()) {
      refuseAmidstAFeed(connection);
      DatasetVersion latest = store.history().latest();
      LocalDate asOf = asOf(mapping, latest, encoded.findings().lastRegistered());
      TableState.Difference difference =
          new TableState(store.schema(), statement, latest.number() + 1)
              .become(StagingTable.of(mapping, encoded.table()));
      if (difference.equals(TableState.Difference.NONE)) {
        connection.rollback();
        return difference;
      }
      DatasetVersion version =
          versions.next(
              asOf,
              versions.afterTheLast(clock.instant()),
              new TimeSpans(store.schema(), statement).ofAll());
      versions.write(connection, version);
      connection.commit();
      engine.made(version);
      return difference;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
  }

  /** Its rows belong to the next version, which nobody may see before the feed's pass is over. */
  private static void refuseAmidstAFeed(Connection connection) throws SQLException {
    if (FeedState.read(connection).filter(FeedState::pending).isPresent()) {
      throw new ImportException(
          "The feed that the store follows is in the middle of a version; hand the rows over again"
              + " when it has caught up.");
    }
  }

  /** The day up to which complaints are known: alerts of later days do not move it. */
  private static LocalDate asOf(
      CsvMapping mapping, DatasetVersion latest, Optional<LocalDate> lastRegistered) {
    boolean alone = mapping.readTables().isEmpty();
    if (!alone && latest.number() == 0) {
      throw new ImportException(
          "The other tables of the mapping hold nothing yet; load them before rows are handed"
              + " over.");
    }
    return lastRegistered
        .filter(day -> alone && (latest.number() == 0 || day.isAfter(latest.asOf())))
        .orElse(latest.asOf());
  }
}
