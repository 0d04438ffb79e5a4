// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.DimensionMapping;
import org.atalaya.cases.ForeignText;
import org.atalaya.cases.ImportReport.FileReport;
import org.atalaya.cases.ValidationReport;
import org.atalaya.cases.ValidationReport.DimensionFindings;
import org.atalaya.cases.ValidationReport.FileFindings;

/**
 * What a mapping makes of a file, in words: lines and columns, never what stands there. Its numbers
 * are exact, for whoever handed the file in.
 */
final class OwnFileReport extends Div {

  private static final long serialVersionUID = 1L;
  private static final int LISTED = 20;
  private static final int SHOWN = 60;

  private final transient Visit visit;

  /** The report of one file. */
  OwnFileReport(Visit visit, CsvMapping mapping, ValidationReport report) {
    this.visit = visit;
    Paragraph verdict =
        new Paragraph(
            visit.text("ownfile.verdict." + report.verdict().name().toLowerCase(Locale.ROOT)));
    verdict.addClassName("portal-finding");
    add(verdict);
    report.refusals().forEach(refusal -> add(new Paragraph(visit.text(refusal))));
    report.files().forEach(found -> add(list(found), unknown(mapping, found)));
  }

  private UnorderedList list(FileFindings found) {
    List<String> lines = new ArrayList<>();
    FileReport file = found.file();
    long rejected = file.rowsRead() - file.rowsLoaded();
    lines.add(
        visit.text("ownfile.rows", file.rowsRead(), file.rowsLoaded(), rejected, file.encoding()));
    if (rejected > 0) {
      String at =
          file.rejected().stream()
              .limit(LISTED)
              .map(row -> Long.toString(row.line()))
              .collect(Collectors.joining(", "));
      lines.add(visit.text("ownfile.rejected", at));
    }
    new TreeMap<>(found.unknownCodes())
        .forEach((column, codes) ->
            lines.add(
                visit.text(
                    "ownfile.unlisted",
                    ForeignText.shown(column, SHOWN),
                    codes.values().stream().mapToLong(Long::longValue).sum())));
    new TreeMap<>(found.suspiciousDates())
        .forEach((kind, count) ->
            lines.add(visit.text("ownfile.dates." + kind.name().toLowerCase(Locale.ROOT), count)));
    UnorderedList list = new UnorderedList();
    lines.forEach(line -> list.add(new ListItem(line)));
    return list;
  }

  private PortalTable unknown(CsvMapping mapping, FileFindings found) {
    PortalTable table =
        new PortalTable(
            visit.text("ownfile.unknown"),
            List.of(visit.text("quality.property"), visit.text("quality.unknown")),
            1);
    for (DimensionFindings dimension : found.dimensions()) {
      long loaded = Math.max(1, found.file().rowsLoaded());
      table.row(
          label(mapping, dimension.dimension()),
          visit.text("ownfile.share", (double) dimension.unknown() / loaded));
    }
    return table;
  }

  private String label(CsvMapping mapping, String id) {
    return mapping.dimensions().stream()
        .map(DimensionMapping::dimension)
        .filter(dimension -> dimension.id().equals(id))
        .findFirst()
        .map(dimension -> visit.text(dimension.label()))
        .orElse(id);
  }
}
