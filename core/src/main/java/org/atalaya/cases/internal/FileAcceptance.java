// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.stream.Collectors;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.ImportReport.FileReport;
import org.atalaya.cases.Wording;

/** What a file must hold to be loaded at all. */
final class FileAcceptance {

  private static final Wording WORDING = Wording.of(ImportException.class);

  private FileAcceptance() {}

  /**
   * Refuses a file without rows, or with more unreadable ones than the mapping allows.
   *
   * @throws ImportException if it is refused
   */
  static void check(CsvMapping mapping, FileReport report) {
    if (report.rowsRead() == 0) {
      throw new ImportException(WORDING.label("import.norows", report.name()));
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
          WORDING.label(
              "import.unreadablerows",
              report.name(),
              rejected,
              report.rowsRead(),
              Double.toString(allowed),
              examples));
    }
  }

  /** The refusal of files of which no row says when it was registered. */
  static ImportException noRegistration() {
    return new ImportException(WORDING.label("import.noregistration"));
  }
}
