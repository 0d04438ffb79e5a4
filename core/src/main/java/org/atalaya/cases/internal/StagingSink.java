// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.ImportReport.FileReport;
import org.atalaya.cases.ImportReport.RejectedRow;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Encodes the rows of one file and appends them to the staging table of its table. */
final class StagingSink implements DelimitedFile.RecordSink {

  private static final int REJECTED_KEPT = 100;
  private static final BitSet NONE = new BitSet();

  private final DelimitedFile file;
  private final Function<List<String>, RowEncoder> encoders;
  private final List<Dimension> dimensions;
  private final SeenIds seen;
  private final ImportFindings findings;
  private final DuckDBAppender appender;
  private final ImportProgress progress;
  private final List<RejectedRow> rejected = new ArrayList<>();
  private @Nullable RowEncoder encoder;
  private long rowsRead;
  private long rowsLoaded;

  /**
   * A sink.
   *
   * @param encoders makes an encoder for the columns of this file
   * @param dimensions the dimensions of its table
   * @param seen the ids of the table's rows so far
   */
  StagingSink(
      DelimitedFile file,
      Function<List<String>, RowEncoder> encoders,
      List<Dimension> dimensions,
      SeenIds seen,
      ImportFindings findings,
      DuckDBAppender appender,
      ImportProgress progress) {
    this.file = file;
    this.encoders = encoders;
    this.dimensions = dimensions;
    this.seen = seen;
    this.findings = findings;
    this.appender = appender;
    this.progress = progress;
  }

  @Override
  public void header(List<String> names) {
    encoder = encoders.apply(names);
  }

  @Override
  public void accept(FieldBatch batch) {
    RowEncoder rows = requireNonNull(encoder);
    EncodedBatch encoded = settle(rows, rows.encode(batch, NONE));
    append(encoded);
    findings.add(encoded.findings);
    for (RejectedRow row : encoded.rejected) {
      if (rejected.size() < REJECTED_KEPT) {
        rejected.add(row);
      }
    }
    rowsRead += batch.rows();
    rowsLoaded += encoded.rows;
    progress.rows(batch.rows(), file);
  }

  FileReport report() {
    return new FileReport(file.name(), file.encoding().name(), rowsRead, rowsLoaded, rejected);
  }

  /** Tells equal rows apart, and leaves out those with the id of an earlier one. */
  private EncodedBatch settle(RowEncoder rows, EncodedBatch encoded) {
    BitSet repeated = new BitSet();
    for (int at = 0; at < encoded.rows; at++) {
      int before = seen.add(encoded.ids[at]);
      if (before > 0 && rows.byContent()) {
        rows.repeat(encoded, at, before);
      } else if (before > 0) {
        repeated.set(encoded.sourceRows[at]);
      }
    }
    return repeated.isEmpty() ? encoded : rows.encode(encoded.source, repeated);
  }

  private void append(EncodedBatch encoded) {
    try {
      for (int row = 0; row < encoded.rows; row++) {
        appender.beginRow().append(encoded.ids[row]).append(encoded.keys[row]);
        for (int i = 0; i < dimensions.size(); i++) {
          long value = encoded.values[i][row];
          switch (FactColumn.type(dimensions.get(i))) {
            case "SMALLINT" -> appender.append((short) value);
            case "INTEGER" -> appender.append((int) value);
            default -> appender.append(value);
          }
        }
        appender.endRow();
      }
    } catch (SQLException e) {
      // The database's message may quote the row.
      throw new ImportException(
          "The case store did not accept a row (%s).".formatted(e.getClass().getSimpleName()));
    }
  }
}
