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
import org.atalaya.cases.ImportException;
import org.atalaya.cases.RecordKeySecret;

/**
 * Reads batches of changes and applies them to a store, each in one transaction together with the
 * watermark that follows it. As long as a batch says that there are more to come, its rows belong
 * to a version that nobody can see yet; with the last one that version is made, if any row has
 * changed.
 */
final class FeedApplier {

  /** Changes in a batch: a transaction of some tens of milliseconds. */
  static final int BATCH = 10_000;

  private final StoreCatalog store;
  private final LoadingEngine loading;
  private final FollowingEngine following;
  private final FeedJournal journal;
  private final RecordKeySecret secret;
  private final Clock clock;
  private final CsvMapping mapping;
  private final VersionWriter versions;

  /** One at a time changes the store. */
  private final Object changing;

  FeedApplier(
      StoreCatalog store,
      LoadingEngine loading,
      FollowingEngine following,
      FeedJournal journal,
      RecordKeySecret secret,
      Clock clock,
      CsvMapping mapping,
      Object changing) {
    this.store = store;
    this.loading = loading;
    this.following = following;
    this.journal = journal;
    this.secret = secret;
    this.clock = clock;
    this.mapping = mapping;
    this.versions = new VersionWriter(store.history());
    this.changing = changing;
  }

  /** As {@link FollowingEngine#isReadElsewhere}. */
  boolean isReadElsewhere(Duration time) {
    return following.isReadElsewhere(time);
  }

  /**
   * Reads the next changes, and applies them.
   *
   * @throws FeedUnavailableException if the system does not answer, or the store cannot be written;
   *     it stays as it was
   * @throws CaseFeedException if the feed is not one of this mapping's tables, or the store may
   *     follow none; it stays as it was
   */
  CaseFeed.Batch next(CaseFeed feed) {
    try {
      return loading.onConnection(connection -> next(connection, feed));
    } catch (SQLException | ImportException e) {
      // The database's message may quote a row.
      throw new FeedUnavailableException(
          "The case store did not accept the changes (%s); it stays as it was."
              .formatted(e.getClass().getSimpleName()));
    }
  }

  private CaseFeed.Batch next(Connection connection, CaseFeed feed) throws SQLException {
    Optional<FeedState> kept = following.turn(connection);
    FeedState before = kept.orElse(FeedState.START);
    CaseFeed.Batch batch = feed.changesSince(before.watermark(), BATCH);
    synchronized (changing) {
      List<TableChanges> changes = encode(batch.changes());
      ImportFindings noticed = new ImportFindings();
      changes.forEach(one -> noticed.add(one.findings()));
      SetAsideRows setAside = new SetAsideRows(connection);
      List<SetAsideRows.Told> told = setAside.about(changes);
      stage(connection, changes, told);
      loading.begin(connection);
      FeedState after;
      try {
        if (kept.isEmpty()) {
          following.beginFirst(connection);
        }
        after =
            before.after(change(connection, changes), noticed.lastRegistered()).at(batch.next());
        boolean settled = !told.isEmpty() && setAside.apply(clock.instant());
        end(connection, before, after, settled, batch.asOf());
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
      journal.noticed(noticed);
      following.written(after.rows() - before.rows());
    }
    return batch;
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
    return mapping.readTables().stream()
        .filter(table -> table.units().contains(unit))
        .findFirst()
        .orElseThrow(() ->
            new CaseFeedException(
                "The feed tells of the unit %s, of which the mapping reads no rows."
                    .formatted(unit.id())));
  }

  private void stage(
      Connection connection, List<TableChanges> changes, List<SetAsideRows.Told> told)
      throws SQLException {
    for (TableChanges one : changes) {
      stage(connection, StagingTable.of(mapping, one.table()), one.upserts());
      stage(connection, StagingTable.ofIds(one.table()), one.deletions());
    }
    if (!told.isEmpty()) {
      following.tell(connection, told);
    }
  }

  private void stage(Connection connection, StagingTable table, List<EncodedBatch> batches)
      throws SQLException {
    loading.create(connection, table);
    try (LoadingEngine.StagedRows rows = loading.into(connection, table)) {
      batches.forEach(rows::put);
      rows.end();
    }
  }

  private FactChanges.Changed change(Connection connection, List<TableChanges> changes)
      throws SQLException {
    FactChanges.Changed changed = FactChanges.Changed.NOTHING;
    try (Statement statement = connection.createStatement()) {
      int version = store.history().latest().number() + 1;
      FactChanges facts = new FactChanges(store.schema(), loading, statement, version);
      for (TableChanges one : changes) {
        StagingTable present = StagingTable.of(mapping, one.table());
        StagingTable gone = StagingTable.ofIds(one.table());
        if (following.looksFirst()) {
          facts.leaveOutKnown(present);
        }
        for (CountingUnit unit : one.table().units()) {
          changed = changed.and(facts.apply(present, gone, unit));
        }
      }
    }
    return changed;
  }

  /** Keeps what was done; makes the version to which it belongs if there is no more to come. */
  private void end(
      Connection connection,
      FeedState before,
      FeedState after,
      boolean settled,
      Optional<Instant> asOf)
      throws SQLException {
    if (asOf.isEmpty()) {
      following.keep(connection, after, false);
      return;
    }
    boolean quiet = !after.pending() && !settled && !before.equals(FeedState.START);
    Optional<DatasetVersion> made =
        after.pending() ? Optional.of(version(connection, after)) : Optional.empty();
    following.keep(connection, after.upTo(asOf.get(), clock.instant()), quiet);
    made.ifPresent(loading::made);
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
      throw new FeedUnavailableException(
          String.valueOf(FileAcceptance.noRegistration().getMessage()));
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
