// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.FeedProgress;
import org.atalaya.cases.FeedStatus;
import org.atalaya.cases.FollowedFeed;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.RecordKeySecret;

/** Loads files into PostgreSQL. */
final class PostgresCaseLoader implements CaseLoader {

  private final FileLoader fileLoader;

  PostgresCaseLoader(
      PostgresTransactions database,
      StoreCatalog catalog,
      SharedVersions versions,
      RecordKeySecret secret,
      Clock clock) {
    fileLoader = new FileLoader(catalog, new PostgresLoading(database, versions), secret, clock);
  }

  @Override
  public synchronized ImportReport load(CsvMapping mapping, List<Path> files, Progress progress) {
    return fileLoader.load(mapping, files, progress);
  }

  @Override
  public synchronized List<ImportReport> loadHistory(
      CsvMapping mapping, List<Snapshot> states, Progress progress) {
    return fileLoader.loadHistory(mapping, states, progress);
  }

  @Override
  public FollowedFeed follow(CsvMapping mapping, CaseFeed feed, FeedProgress progress) {
    throw new UnsupportedOperationException(
        "A case store in PostgreSQL cannot follow a feed yet; load files, or follow it into a store"
            + " in a file (CaseStore.at).");
  }

  /** Other nodes would go on asking for what is gone, and count too few. */
  @Override
  public int forget(Set<Integer> versions) {
    throw new UnsupportedOperationException(
        "A case store in PostgreSQL keeps all versions: other nodes may be asking for them.");
  }

  @Override
  public Optional<FeedStatus> feedStatus() {
    return Optional.empty();
  }
}
