// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.ImportReport.FileReport;
import org.atalaya.cases.ImportReport.RejectedRow;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Encodes the rows of one file and appends them to the staging table. */
final class StagingSink implements DelimitedFile.RecordSink {

  private static final int REJECTED_KEPT = 100;

  private final CsvMapping mapping;
  private final Map<String, Map<String, Integer>> ordinals;
  private final DelimitedFile file;
  private final LocalDate today;
  private final ImportFindings findings;
  private final RecordKeys keys;
  private final DuckDBAppender appender;
  private final ImportProgress progress;
  private final List<Dimension> dimensions;
  private final List<RejectedRow> rejected = new ArrayList<>();
  private @Nullable RowEncoder encoder;
  private int width;
  private long rowsRead;
  private long rowsLoaded;

  StagingSink(
      CsvMapping mapping,
      Map<String, Map<String, Integer>> ordinals,
      DelimitedFile file,
      LocalDate today,
      ImportFindings findings,
      RecordKeys keys,
      DuckDBAppender appender,
      ImportProgress progress) {
    this.mapping = mapping;
    this.ordinals = ordinals;
    this.file = file;
    this.today = today;
    this.findings = findings;
    this.keys = keys;
    this.appender = appender;
    this.progress = progress;
    this.dimensions = mapping.schema().dimensions();
  }

  @Override
  public void accept(long line, List<String> fields) {
    if (encoder == null) {
      width = fields.size();
      encoder = new RowEncoder(mapping, ordinals, file, fields, today, findings);
      return;
    }
    rowsRead++;
    progress.row(file);
    if (fields.size() != width) {
      reject(line, "has %d fields, the header has %d".formatted(fields.size(), width));
    } else if (!identify(encoder, fields)) {
      reject(line, "has the id of an earlier row");
    } else {
      append(encoder, fields);
      rowsLoaded++;
    }
  }

  FileReport report() {
    return new FileReport(file.name(), file.encoding().name(), rowsRead, rowsLoaded, rejected);
  }

  private boolean identify(RowEncoder rows, List<String> fields) {
    if (rows.hasRowId()) {
      return keys.nextById(rows.identity(fields));
    }
    keys.nextByContent(rows.identity(fields));
    return true;
  }

  private void append(RowEncoder rows, List<String> fields) {
    rows.begin(fields);
    try {
      appender.beginRow().append(keys.id()).append(keys.key());
      for (int i = 0; i < dimensions.size(); i++) {
        long value = rows.encode(i, fields);
        switch (FactColumn.type(dimensions.get(i))) {
          case "SMALLINT" -> appender.append((short) value);
          case "INTEGER" -> appender.append((int) value);
          default -> appender.append(value);
        }
      }
      appender.endRow();
    } catch (SQLException e) {
      // The database's message may quote the row.
      throw new ImportException(
          "The case store did not accept a row (%s).".formatted(e.getClass().getSimpleName()));
    }
  }

  private void reject(long line, String reason) {
    if (rejected.size() < REJECTED_KEPT) {
      rejected.add(new RejectedRow(line, reason));
    }
  }
}
