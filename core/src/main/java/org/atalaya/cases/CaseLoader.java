// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes to a store. */
public interface CaseLoader {

  /**
   * Loads all files of a source. What the source held before and no longer holds is withdrawn; what
   * is unchanged stays; the difference becomes a new dataset version, in one transaction. Loading
   * the same files again changes nothing.
   *
   * @param mapping how to read the files; its schema is the store's
   * @param files the source's files, plain or gzipped ({@code .gz}), in any order
   * @param progress is told how far the import is, from the thread that loads
   * @throws ImportException if a file cannot be read, or the store follows a feed; the store stays
   *     as it was
   */
  ImportReport load(CsvMapping mapping, List<Path> files, Progress progress);

  /**
   * Loads a source that is one file, wherever it lies; else as {@link #load(CsvMapping, List,
   * Progress)}.
   */
  ImportReport load(CsvMapping mapping, SourceFile file, Progress progress);

  /**
   * Loads several states of a source into an empty store, the oldest first: the history with which
   * it opens. All have the same {@linkplain DatasetVersion#loadedAt() time}, that at which this
   * began, so a calendar of releases lets all be seen at once.
   *
   * @param states where the files of each state lie, at least one
   * @return one report for each state
   * @throws ImportException if the store is not empty, or a file cannot be read; what was loaded of
   *     the states before stays
   */
  List<ImportReport> loadHistory(CsvMapping mapping, List<Snapshot> states, Progress progress);

  /**
   * Makes the table of a unit whose rows are handed over hold these and nothing else: what is
   * unchanged stays, the difference becomes a new dataset version, in one transaction. The same
   * rows again change nothing. The other tables stay as they are, whether files were loaded or a
   * feed is followed.
   *
   * @param unit that of a table with {@link CsvMapping.Table#isHandedOver}
   * @param rows by column, each with all that the mapping names; the empty text where a row says
   *     nothing
   * @throws ImportException if the mapping has no such table or declares public microdata, a row
   *     cannot be read, the other tables hold nothing yet (they would not be among what the store
   *     opens with), or the feed that is followed is in the middle of a version; the store stays as
   *     it was
   */
  ImportReport replace(CsvMapping mapping, CountingUnit unit, List<Map<String, String>> rows);

  /**
   * Follows a live system from where the store has come with it; nothing is read yet. Files may
   * have been loaded before, and can no longer be afterwards: they would take back what the feed
   * does not tell again.
   *
   * <p>What a mapping declares to be public microdata cannot be followed, in whatever order this
   * and an observatory with the profile {@code open} are made: records of a live system are not
   * public, so no exact figure of them is ever shown.
   *
   * @param mapping what the columns mean; its schema is the store's, and each table has a {@code
   *     rowId}
   * @param progress is told after each batch
   * @throws CaseFeedException if the mapping is another or declares public microdata, or rows have
   *     no id
   * @throws IllegalStateException if a feed is followed already and not closed
   */
  FollowedFeed follow(CsvMapping mapping, CaseFeed feed, FeedProgress progress);

  /** How the following of a feed goes; absent if the store never followed one. */
  Optional<FeedStatus> feedStatus();

  /**
   * Forgets dataset versions for good, with all rows that no other version has. What is counted of
   * the versions that stay is the same as before; {@code org.atalaya.ReleasedHistory} knows which
   * can still be asked for. Where several nodes have the store open, the rows are removed by the
   * first call that comes ten minutes later or more, since until then one of them may be counting.
   *
   * @param versions numbers of the versions to forget; the newest stays, whether named or not
   * @return how many versions were forgotten
   * @throws IllegalStateException if the store does not answer; it stays as it was
   * @throws UnsupportedOperationException if the store is only read here
   */
  int forget(Set<Integer> versions);

  /** The files of one state of a source. */
  @FunctionalInterface
  interface Snapshot {

    /**
     * The files, plain or gzipped, in any order. Asked for when the states before are loaded, and
     * not needed after this one is: states may be written to the same place one after the other.
     */
    List<Path> files();
  }

  /** Told how far a long import is. */
  @FunctionalInterface
  interface Progress {

    /** For whoever does not want to know. */
    Progress NONE = (rows, bytes, totalBytes) -> {};

    /**
     * Called about every 10,000 rows.
     *
     * @param rows rows read so far
     * @param bytes bytes read of the files as they lie on disk
     * @param totalBytes size of all files on disk
     */
    void at(long rows, long bytes, long totalBytes);
  }
}
