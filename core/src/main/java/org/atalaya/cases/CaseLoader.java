// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.nio.file.Path;
import java.util.List;

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
   * @throws ImportException if a file cannot be read; the store stays as it was
   */
  ImportReport load(CsvMapping mapping, List<Path> files, Progress progress);

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
