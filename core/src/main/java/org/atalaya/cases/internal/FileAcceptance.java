// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.stream.Collectors;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.ImportReport.FileReport;

/** What a file must hold to be loaded at all. */
final class FileAcceptance {

  /** What is wrong with rows of which none says when it was registered. */
  static final String NO_REGISTRATION =
      "No row has a valid date of complaint; check the mapping's date 'registered'.";

  private FileAcceptance() {}

  /**
   * Refuses a file without rows, or with more unreadable ones than the mapping allows.
   *
   * @throws ImportException if it is refused
   */
  static void check(CsvMapping mapping, FileReport report) {
    if (report.rowsRead() == 0) {
      throw new ImportException("The file %s has no rows.".formatted(report.name()));
    }
    long rejected = report.rowsRead() - report.rowsLoaded();
    double allowed = mapping.format().maxRejectedShare();
    if (rejected > allowed * report.rowsRead()) {
      String examples =
          report.rejected().stream()
              .limit(5)
              .map(row -> "line %d: %s".formatted(row.line(), row.reason()))
              .collect(Collectors.joining("; "));
      throw new ImportException(
          "The file %s has %d unreadable rows out of %d, more than the share of %s that the mapping allows (%s)."
              .formatted(report.name(), rejected, report.rowsRead(), allowed, examples));
    }
  }

  /** The refusal of files of which no row says when it was registered. */
  static ImportException noRegistration() {
    return new ImportException(NO_REGISTRATION);
  }
}
