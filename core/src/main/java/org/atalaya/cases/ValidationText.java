// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.atalaya.cases.ImportReport.FileReport;
import org.atalaya.cases.ImportReport.RejectedRow;
import org.atalaya.cases.ValidationReport.DimensionFindings;
import org.atalaya.cases.ValidationReport.FileFindings;

/** Writes a {@link ValidationReport} in plain words. */
final class ValidationText {

  private static final Wording WORDING = Wording.of(ValidationText.class);
  private static final int LISTED = 10;

  private final ValidationReport report;
  private final Locale locale;
  private final StringBuilder text = new StringBuilder();

  ValidationText(ValidationReport report, Locale locale) {
    this.report = report;
    this.locale = locale;
  }

  String text() {
    report.files().forEach(this::file);
    report.refusals().forEach(refusal -> line("validation.refusal", refusal.in(locale)));
    line("validation.verdict." + report.verdict().name().toLowerCase(Locale.ROOT));
    return text.toString();
  }

  private void file(FileFindings found) {
    FileReport file = found.file();
    long rejected = file.rowsRead() - file.rowsLoaded();
    line(
        "validation.file",
        file.name(),
        file.encoding(),
        file.rowsRead(),
        file.rowsLoaded(),
        rejected);
    for (RejectedRow row : file.rejected().stream().limit(LISTED).toList()) {
      line("validation.rejected", row.line(), row.reason());
    }
    if (rejected > LISTED) {
      line("validation.rejected.more", rejected - LISTED);
    }
    line("validation.unknown");
    for (DimensionFindings dimension : found.dimensions()) {
      double share = file.rowsLoaded() == 0 ? 0 : (double) dimension.unknown() / file.rowsLoaded();
      line("validation.unknown.dimension", dimension.dimension(), dimension.unknown(), share);
    }
    new TreeMap<>(found.unknownCodes())
        .forEach((column, codes) -> line("validation.codes", column, counts(codes)));
    new TreeMap<>(found.suspiciousDates())
        .forEach((kind, count) ->
            line("validation.dates." + kind.name().toLowerCase(Locale.ROOT), count));
    for (DimensionFindings dimension : found.dimensions()) {
      if (!dimension.neverUsed().isEmpty()) {
        line("validation.never", dimension.dimension(), listed(dimension.neverUsed()));
      }
    }
    if (!found.unusedColumns().isEmpty()) {
      line("validation.columns", listed(found.unusedColumns()));
    }
    text.append('\n');
  }

  private String counts(Map<String, Long> codes) {
    return listed(
        codes.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(code -> WORDING.text(locale, "validation.code", code.getKey(), code.getValue()))
            .toList());
  }

  private String listed(List<String> texts) {
    String shown =
        String.join(
            ", ", texts.stream().limit(LISTED).map(name -> ForeignText.shown(name, 60)).toList());
    return texts.size() <= LISTED
        ? shown
        : WORDING.text(locale, "validation.more", shown, texts.size() - LISTED);
  }

  private void line(String key, Object... arguments) {
    text.append(WORDING.text(locale, key, arguments)).append('\n');
  }
}
