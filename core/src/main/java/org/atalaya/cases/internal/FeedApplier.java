// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.cases.CaseChange;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CaseFeedException;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.Table;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.FeedUnavailableException;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.cases.Watermark;

/**
 * Applies batches of changes to a store, each in one transaction together with the watermark that
 * follows it. As long as a batch says that there are more to come, its rows belong to a version
 * that nobody can see yet; with the last one that version is made, if any row has changed.
 */
final class FeedApplier {

  /** 5 to 20 MB of log, depending on the dimensions. */
  private static final int ROWS_IN_LOG = 200_000;

  private final DuckDbCaseStore store;
  private final RecordKeySecret secret;
  private final Clock clock;
  private final CsvMapping mapping;
  private final VersionWriter versions;

  /** One at a time changes the store. */
  private final Object changing;

  private long rowsInLog;

  FeedApplier(
      DuckDbCaseStore store,
      RecordKeySecret secret,
      Clock clock,
      CsvMapping mapping,
      Object changing) {
    this.store = store;
    this.secret = secret;
    this.clock = clock;
    this.mapping = mapping;
    this.versions = new VersionWriter(store.history());
    this.changing = changing;
  }

  /** From where to go on. */
  Watermark watermark() {
    return state().watermark();
  }

  private FeedState state() {
    return store.feed().state().orElse(FeedState.START);
  }

  /**
   * Applies a batch.
   *
   * @throws FeedUnavailableException if the store cannot be written; it stays as it was
   * @throws CaseFeedException if the feed is not one of this mapping's tables; it stays as it was
   */
  void apply(CaseFeed.Batch batch) {
    synchronized (changing) {
      List<TableChanges> changes = encode(batch.changes());
      ImportFindings noticed = new ImportFindings();
      changes.forEach(one -> noticed.add(one.findings()));
      FeedState before = state();
      try (Connection connection = store.newConnection()) {
        store.feed().reached(apply(connection, batch, changes, noticed.lastRegistered()), noticed);
        if (batch.asOf().isPresent()) {
          store.feed().passed(clock.instant());
        }
      } catch (SQLException e) {
        // The database's message may quote a row.
        throw new FeedUnavailableException(
            "The case store did not accept the changes (%s); it stays as it was."
                .formatted(e.getClass().getSimpleName()));
      }
      rowsInLog += state().rows() - before.rows();
      if (rowsInLog > ROWS_IN_LOG) {
        emptyLog();
        rowsInLog = 0;
      }
    }
  }

  /**
   * By itself DuckDB (seen in 1.5.6) empties its log only when nobody asks, and then the log grows
   * for as long as somebody always does. Questions wait meanwhile, some tenths of a second.
   */
  private void emptyLog() {
    try (Connection connection = store.newConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("FORCE CHECKPOINT");
    } catch (SQLException e) {
      throw new FeedUnavailableException(
          "The case store has applied the changes but cannot empty its log (%s)."
              .formatted(e.getClass().getSimpleName()));
    }
  }

  private List<TableChanges> encode(List<CaseChange> changes) {
    Map<Table, List<CaseChange>> byTable = new LinkedHashMap<>();
    for (CaseChange change : changes) {
      byTable.computeIfAbsent(table(change.unit()), table -> new ArrayList<>()).add(change);
    }
    LocalDate today = LocalDate.now(clock);
    List<TableChanges> encoded = new ArrayList<>();
    byTable.forEach((table, own) ->
        encoded.add(
            new TableChanges(
                mapping,
                table,
                (source, header) ->
                    new RowEncoder(
                        mapping,
                        table,
                        store.ordinals(),
                        source,
                        header,
                        today,
                        new RecordKeys(secret, mapping.source().id())),
                own)));
    return encoded;
  }

  private Table table(CountingUnit unit) {
    return mapping.tables().stream()
        .filter(table -> table.units().contains(unit))
        .findFirst()
        .orElseThrow(() ->
            new CaseFeedException(
                "The feed tells of the unit %s, which the mapping lacks.".formatted(unit.id())));
  }

  private FeedState apply(
      Connection connection,
      CaseFeed.Batch batch,
      List<TableChanges> changes,
      Optional<LocalDate> registered)
      throws SQLException {
    for (TableChanges one : changes) {
      stage(connection, one);
    }
    SetAsideRows setAside = new SetAsideRows(connection);
    boolean told = setAside.stage(changes);
    connection.setAutoCommit(false);
    try {
      FactChanges.Changed changed = change(connection, changes);
      FeedState before = state();
      FeedState after = before.after(changed, registered).at(batch.next());
      boolean settled = told && setAside.apply(clock.instant());
      if (batch.asOf().isPresent()) {
        boolean anything = after.pending() || settled || before.equals(FeedState.START);
        Optional<DatasetVersion> made =
            after.pending() ? Optional.of(version(connection, after)) : Optional.empty();
        after = after.upTo(batch.asOf().get());
        // A poll that brings nothing new costs no durable write: it would be read again.
        if (anything) {
          after.write(connection);
          connection.commit();
        } else {
          connection.rollback();
        }
        made.ifPresent(store.history()::add);
        return after;
      }
      after.write(connection);
      connection.commit();
      return after;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
  }

  private void stage(Connection connection, TableChanges changes) throws SQLException {
    StagingTable present = StagingTable.of(mapping, changes.table());
    StagingTable gone = StagingTable.ofIds(changes.table());
    present.create(connection);
    gone.create(connection);
    RowFeed.insert(connection, present, changes.upserts());
    RowFeed.insert(connection, gone, changes.deletions());
  }

  private FactChanges.Changed change(Connection connection, List<TableChanges> changes)
      throws SQLException {
    FactChanges.Changed changed = FactChanges.Changed.NOTHING;
    try (Statement statement = connection.createStatement()) {
      FactChanges facts =
          new FactChanges(store.schema(), statement, store.history().latest().number() + 1);
      for (TableChanges one : changes) {
        StagingTable present = StagingTable.of(mapping, one.table());
        StagingTable gone = StagingTable.ofIds(one.table());
        for (CountingUnit unit : one.table().units()) {
          changed = changed.and(facts.apply(present, gone, unit));
        }
      }
    }
    return changed;
  }

  /** Makes the version to which the pending rows belong. */
  private DatasetVersion version(Connection connection, FeedState state) throws SQLException {
    DatasetVersion latest = store.history().latest();
    LocalDate asOf =
        state
            .lastRegistered()
            .filter(day -> latest.number() == 0 || day.isAfter(latest.asOf()))
            .orElse(latest.asOf());
    if (latest.number() == 0 && state.lastRegistered().isEmpty()) {
      throw new FeedUnavailableException(FileAcceptance.NO_REGISTRATION);
    }
    try (Statement statement = connection.createStatement()) {
      DatasetVersion version =
          versions.next(
              asOf,
              versions.afterTheLast(clock.instant()),
              new TimeSpans(store.schema(), statement).after(latest.spans(), latest.number() + 1));
      versions.write(connection, version);
      return version;
    }
  }
}
