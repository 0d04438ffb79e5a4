// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping.RowIdentity;
import org.atalaya.cases.CsvMapping.Table;

/**
 * Finds the record key of one row after another. The identity of a row is written as UTF-8, each
 * field without surrounding blanks and ended by a separator, so that it does not depend on how the
 * file is written.
 */
final class RowIdentifier {

  private static final char SEPARATOR = '\u001f';

  private final RecordKeys keys;
  private final RowIdentity identity;
  private final int[] rowId;
  private final int[] caseId;
  private final int position;
  private final int[] content;
  private final byte[][] contentNames;
  private final byte[] units;
  private final TextCache<Integer> positions = new TextCache<>(RowEncoder::wholeNumber);

  private byte[] bytes = new byte[1 << 10];
  private int length;

  /**
   * An identifier for one file.
   *
   * @param byName all columns of the file by name, sorted, so that a file with its columns in
   *     another order has the same rows
   */
  RowIdentifier(
      RecordKeys keys,
      Table table,
      List<Map.Entry<String, Integer>> byName,
      ToIntFunction<String> columns) {
    this.keys = keys;
    this.identity = table.identity();
    this.rowId = identity.rowId().stream().mapToInt(columns).toArray();
    RowIdentity.InCase inCase = identity instanceof RowIdentity.InCase found ? found : null;
    this.caseId =
        inCase == null ? new int[0] : inCase.caseId().stream().mapToInt(columns).toArray();
    this.position = inCase == null ? -1 : columns.applyAsInt(inCase.position());
    this.content = byName.stream().mapToInt(Map.Entry::getValue).toArray();
    this.contentNames =
        byName.stream().map(column -> utf8(column.getKey() + "=")).toArray(byte[][]::new);
    this.units =
        utf8(
            table.units().stream().sorted().map(CountingUnit::id).collect(Collectors.joining(","))
                + SEPARATOR);
  }

  /** Whether rows are known by their content only, so that equal ones are different records. */
  boolean byContent() {
    return identity instanceof RowIdentity.Content;
  }

  /**
   * Moves on to a row; its key and id are then those of the {@link RecordKeys}.
   *
   * @param count how many rows of the same identity there were before
   * @return whether the row can be identified: false if it has no position in its case
   */
  boolean next(FieldBatch batch, int row, int count) {
    length = 0;
    byte kind =
        switch (identity) {
          case RowIdentity.Content none -> {
            writeContent(batch, row);
            yield RecordKeys.CONTENT;
          }
          case RowIdentity.OwnCase id -> {
            writeFields(batch, row, rowId);
            yield RecordKeys.CASE;
          }
          case RowIdentity.InCase id -> {
            int given = positions.get(batch, row, position);
            if (given < 1) {
              yield 0;
            }
            yield given == 1 ? writeCase(batch, row) : writeUnit(batch, row);
          }
          case RowIdentity.Standalone id -> writeUnit(batch, row);
        };
    if (kind == 0) {
      return false;
    }
    keys.next(kind, bytes, length, count);
    return true;
  }

  private byte writeCase(FieldBatch batch, int row) {
    writeFields(batch, row, caseId);
    return RecordKeys.CASE;
  }

  private byte writeUnit(FieldBatch batch, int row) {
    write(units);
    writeFields(batch, row, rowId);
    return RecordKeys.UNIT;
  }

  private void writeContent(FieldBatch batch, int row) {
    for (int i = 0; i < content.length; i++) {
      write(contentNames[i]);
      writeField(batch, row, content[i]);
    }
  }

  private void writeFields(FieldBatch batch, int row, int[] columns) {
    for (int column : columns) {
      writeField(batch, row, column);
    }
  }

  private void writeField(FieldBatch batch, int row, int column) {
    char[] chars = batch.chars();
    int start = batch.start(row, column);
    int end = batch.end(row, column);
    reserve(3 * (end - start) + 1);
    for (int i = start; i < end; i++) {
      if (chars[i] >= 0x80) {
        write(utf8(new String(chars, i, end - i)));
        break;
      }
      bytes[length++] = (byte) chars[i];
    }
    reserve(1);
    bytes[length++] = SEPARATOR;
  }

  private void write(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
