// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.FeedProgress;
import org.atalaya.cases.FeedStatus;
import org.atalaya.cases.FollowedFeed;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.SourceFile;

/** Of a store that other nodes change. */
final class ReadOnlyLoader implements CaseLoader {

  private final SharedDatabase database;
  private final Clock clock;

  ReadOnlyLoader(SharedDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public ImportReport load(CsvMapping mapping, List<Path> files, Progress progress) {
    throw refusal();
  }

  @Override
  public ImportReport load(CsvMapping mapping, SourceFile file, Progress progress) {
    throw refusal();
  }

  @Override
  public List<ImportReport> loadHistory(
      CsvMapping mapping, List<Snapshot> states, Progress progress) {
    throw refusal();
  }

  @Override
  public ImportReport replace(
      CsvMapping mapping, CountingUnit unit, List<Map<String, String>> rows) {
    throw refusal();
  }

  @Override
  public FollowedFeed follow(CsvMapping mapping, CaseFeed feed, FeedProgress progress) {
    throw refusal();
  }

  @Override
  public int forget(Set<Integer> versions) {
    throw refusal();
  }

  private static UnsupportedOperationException refusal() {
    return new UnsupportedOperationException(
        "A case store that is read through Trino is not changed through it; load files and follow"
            + " feeds where the records lie (CaseStore.on).");
  }

  @Override
  public Optional<FeedStatus> feedStatus() {
    try {
      return database.run(connection ->
          new FeedJournal()
              .status(FeedState.read(connection), new SetAsideRows(connection), clock.instant()));
    } catch (SQLException e) {
      throw new IllegalStateException("the case store did not answer", e);
    }
  }
}
