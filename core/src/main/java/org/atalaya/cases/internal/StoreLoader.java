// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.cases.SourceFile;
import org.jspecify.annotations.Nullable;

/** Loads files into a store of any engine, or has it follow a feed. */
abstract class StoreLoader implements CaseLoader, AutoCloseable {

  private final StoreCatalog store;
  private final LoadingEngine loading;
  private final FollowingEngine following;
  private final RecordKeySecret secret;
  private final Clock clock;
  private final FileLoader fileLoader;
  private final FeedJournal journal = new FeedJournal();
  private @Nullable AppliedFeed followed;

  StoreLoader(
      StoreCatalog store,
      LoadingEngine loading,
      FollowingEngine following,
      RecordKeySecret secret,
      Clock clock) {
    this.store = store;
    this.loading = loading;
    this.following = following;
    this.secret = secret;
    this.clock = clock;
    this.fileLoader = new FileLoader(store, loading, secret, clock);
  }

  @Override
  public synchronized ImportReport load(CsvMapping mapping, List<Path> files, Progress progress) {
    return fileLoader.load(mapping, onDisk(files), progress);
  }

  @Override
  public synchronized ImportReport load(CsvMapping mapping, SourceFile file, Progress progress) {
    return fileLoader.load(mapping, List.of(file), progress);
  }

  static List<SourceFile> onDisk(List<Path> files) {
    return files.stream().map(SourceFile::at).toList();
  }

  @Override
  public synchronized List<ImportReport> loadHistory(
      CsvMapping mapping, List<Snapshot> states, Progress progress) {
    return fileLoader.loadHistory(mapping, states, progress);
  }

  @Override
  public synchronized ImportReport replace(
      CsvMapping mapping, CountingUnit unit, List<Map<String, String>> rows) {
    return new HandedOverRows(store, loading, secret, clock).replace(mapping, unit, rows);
  }

  @Override
  public synchronized FollowedFeed follow(
      CsvMapping mapping, CaseFeed feed, FeedProgress progress) {
    if (!store.isOf(mapping)) {
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
    FeedApplier applier =
        new FeedApplier(store, loading, following, journal, secret, clock, mapping, this);
    followed = new AppliedFeed(feed, applier, journal, progress);
    return followed;
  }

  @Override
  public Optional<FeedStatus> feedStatus() {
    try {
      return loading.onConnection(connection ->
          journal.status(
              following.state(connection), new SetAsideRows(connection), clock.instant()));
    } catch (SQLException e) {
      throw new IllegalStateException("the case store did not answer", e);
    }
  }

  /** Stops following. */
  @Override
  public void close() {
    AppliedFeed last;
    synchronized (this) {
      last = followed;
    }
    if (last != null) {
      last.close();
    }
  }
}
