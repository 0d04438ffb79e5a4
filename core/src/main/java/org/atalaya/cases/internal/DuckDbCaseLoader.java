// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CaseFeedException;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.RowIdentity;
import org.atalaya.cases.CsvMapping.Table;
import org.atalaya.cases.FeedProgress;
import org.atalaya.cases.FeedStatus;
import org.atalaya.cases.FollowedFeed;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.RecordKeySecret;
import org.jspecify.annotations.Nullable;

/** Loads files into DuckDB, or follows a feed. */
final class DuckDbCaseLoader implements CaseLoader, AutoCloseable {

  private final DuckDbCaseStore store;
  private final RecordKeySecret secret;
  private final Clock clock;
  private final FileLoader fileLoader;
  private @Nullable DuckDbFollowedFeed followed;

  DuckDbCaseLoader(DuckDbCaseStore store, RecordKeySecret secret, Clock clock) {
    this.store = store;
    this.secret = secret;
    this.clock = clock;
    this.fileLoader = new FileLoader(store.catalog(), new DuckDbLoading(store), secret, clock);
  }

  @Override
  public synchronized ImportReport load(CsvMapping mapping, List<Path> files, Progress progress) {
    refuseIfFollowing();
    return fileLoader.load(mapping, files, progress);
  }

  @Override
  public synchronized List<ImportReport> loadHistory(
      CsvMapping mapping, List<Snapshot> states, Progress progress) {
    refuseIfFollowing();
    return fileLoader.loadHistory(mapping, states, progress);
  }

  private void refuseIfFollowing() {
    if (store.feed().state().isPresent()) {
      throw new ImportException(
          "The store follows a feed, which would not tell again of what the files take back; load"
              + " files into a new store.");
    }
  }

  @Override
  public synchronized FollowedFeed follow(
      CsvMapping mapping, CaseFeed feed, FeedProgress progress) {
    if (!store.catalog().isOf(mapping)) {
      throw new CaseFeedException(FileLoader.OTHER_MAPPING);
    }
    if (mapping.source().publicMicrodata().isPresent()
        || store.source().publicMicrodata().isPresent()) {
      throw new CaseFeedException(
          "The mapping declares publicMicrodata, for which exact figures may be shown, and records"
              + " of a live system are not public; follow it with a mapping that does not declare"
              + " this.");
    }
    for (Table table : mapping.tables()) {
      if (table.identity() instanceof RowIdentity.Content) {
        throw new CaseFeedException(
            "The mapping declares no rowId for the rows of %s; without one a feed cannot say which row it corrects."
                .formatted(table.units().stream().sorted().map(CountingUnit::id).toList()));
      }
    }
    if (followed != null && !followed.isClosed()) {
      throw new IllegalStateException("the store follows a feed already; close that one first");
    }
    FeedApplier applier = new FeedApplier(store, secret, clock, mapping, this);
    followed = new DuckDbFollowedFeed(feed, applier, store.feed(), progress);
    return followed;
  }

  @Override
  public Optional<FeedStatus> feedStatus() {
    try (Connection connection = store.newConnection()) {
      return store.feed().status(new SetAsideRows(connection), clock.instant());
    } catch (SQLException e) {
      throw new IllegalStateException("the case store did not answer", e);
    }
  }

  @Override
  public synchronized int forget(Set<Integer> versions) {
    try {
      return new VersionPruner(store).forget(versions);
    } catch (SQLException e) {
      throw new IllegalStateException("the case store did not answer; it stays as it was", e);
    }
  }

  /** Stops following. */
  @Override
  public void close() {
    DuckDbFollowedFeed last;
    synchronized (this) {
      last = followed;
    }
    if (last != null) {
      last.close();
    }
  }
}
