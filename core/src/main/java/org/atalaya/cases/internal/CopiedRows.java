// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.atalaya.cases.Dimension;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into PostgreSQL in the binary format of its {@code COPY}. */
final class CopiedRows implements LoadingEngine.StagedRows {

  /** Signature, no flags, no extension. */
  private static final byte[] HEADER =
      "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

  /** In place of the number of a row's fields. */
  private static final byte[] END = {-1, -1};

  private final Connection connection;
  private final StagingTable table;
  private final CopyIn copy;

  /** Bytes of each column: record id, record key, dimensions. */
  private final int[] widths;

  /** All rows until {@link #end} go into this table. */
  CopiedRows(Connection connection, StagingTable table) throws SQLException {
    this.connection = connection;
    this.table = table;
    List<Dimension> dimensions = table.dimensions();
    widths = new int[dimensions.size() + 2];
    Arrays.fill(widths, 0, 2, Long.BYTES);
    for (int i = 0; i < dimensions.size(); i++) {
      widths[i + 2] = width(FactColumn.type(dimensions.get(i)));
    }
    copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY %s FROM STDIN (FORMAT binary)".formatted(table.name()));
    copy.writeToCopy(HEADER, 0, HEADER.length);
  }

  private static int width(String type) {
    return switch (type) {
      case "SMALLINT" -> Short.BYTES;
      case "INTEGER" -> Integer.BYTES;
      default -> Long.BYTES;
    };
  }

  @Override
  public void put(EncodedBatch batch) {
    ByteBuffer rows =
        ByteBuffer.allocate(
            batch.rows
                * (Short.BYTES + widths.length * Integer.BYTES + Arrays.stream(widths).sum()));
    for (int row = 0; row < batch.rows; row++) {
      rows.putShort((short) widths.length);
      rows.putInt(Long.BYTES).putLong(batch.ids[row]);
      rows.putInt(Long.BYTES).putLong(batch.keys[row]);
      for (int i = 2; i < widths.length; i++) {
        put(rows, widths[i], batch.values[i - 2][row]);
      }
    }
    try {
      copy.writeToCopy(rows.array(), 0, rows.position());
    } catch (SQLException e) {
      throw FileLoader.refused(e);
    }
  }

  private static void put(ByteBuffer rows, int width, long value) {
    rows.putInt(width);
    switch (width) {
      case Short.BYTES -> rows.putShort((short) value);
      case Integer.BYTES -> rows.putInt((int) value);
      default -> rows.putLong(value);
    }
  }

  @Override
  public void end() throws SQLException {
    copy.writeToCopy(END, 0, END.length);
    copy.endCopy();
    // A temporary table is otherwise never looked at, and compared as if it had few rows.
    PostgresTransactions.execute(connection, "ANALYZE " + table.name());
  }

  @Override
  public void close() {
    if (copy.isActive()) {
      try {
        copy.cancelCopy();
      } catch (SQLException e) {
        throw FileLoader.refused(e);
      }
    }
  }
}
