// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What an import did. For staff only: it holds exact numbers.
 *
 * @param source id of the source
 * @param version the dataset version that the import made, or found unchanged
 * @param files what was read
 * @param unknownCodes how often a code that the mapping does not list was counted as unknown, by
 *     column and code; codes are cut to 40 characters and at most 100 are kept for each column
 * @param suspiciousDates how many dates were impossible, out of range, or in the wrong order, by
 *     kind
 * @param added rows by which the store differs from before, each counted once for each unit
 * @param withdrawn rows of earlier versions that the source no longer holds
 * @param duration time from opening the first file to the new version
 */
public record ImportReport(
    String source,
    int version,
    List<FileReport> files,
    Map<String, Map<String, Long>> unknownCodes,
    Map<SuspiciousDate, Long> suspiciousDates,
    long added,
    long withdrawn,
    Duration duration) {

  public ImportReport {
    files = List.copyOf(files);
    unknownCodes = Map.copyOf(unknownCodes);
    suspiciousDates = Map.copyOf(suspiciousDates);
  }

  /** Rows read from all files. */
  public long rowsRead() {
    return files.stream().mapToLong(FileReport::rowsRead).sum();
  }

  /** Rows that were readable. */
  public long rowsLoaded() {
    return files.stream().mapToLong(FileReport::rowsLoaded).sum();
  }

  /** Rows that were not readable. */
  public long rowsRejected() {
    return rowsRead() - rowsLoaded();
  }

  /** What was done, without the codes and reasons: those are for the staff's eyes, not for logs. */
  @Override
  public String toString() {
    return "ImportReport[%s, version %d, %d files, %d rows loaded, %d rejected]"
        .formatted(source, version, files.size(), rowsLoaded(), rowsRejected());
  }

  /**
   * One file.
   *
   * @param name its name without the folder
   * @param encoding the encoding in which it was read
   * @param rowsRead rows after the header
   * @param rowsLoaded of these, how many were readable
   * @param rejected the first 100 that were not
   */
  public record FileReport(
      String name, String encoding, long rowsRead, long rowsLoaded, List<RejectedRow> rejected) {
    public FileReport {
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * A row that could not be read.
   *
   * @param line the line on which it begins, from 1
   * @param reason what is wrong with it, without its content
   */
  public record RejectedRow(long line, String reason) {}

  /** What can be wrong with a date. */
  public enum SuspiciousDate {
    /** No such day, month or year; the part is counted as unknown. */
    IMPOSSIBLE,
    /**
     * Before the earliest year of the mapping, or after the day of the import; counted as unknown.
     */
    OUT_OF_RANGE,
    /** The event lies after the complaint about it; counted as given. */
    EVENT_AFTER_COMPLAINT,
    /** A date lies before the one that it follows; the time between them is counted as unknown. */
    ENDS_BEFORE_START
  }
}
