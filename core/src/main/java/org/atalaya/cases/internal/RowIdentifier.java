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
 * Finds the record id and key of one row after another. The identity of a row is written as UTF-8,
 * each field without surrounding blanks and ended by a separator, so that it does not depend on how
 * the file is written.
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
  private long id;
  private long key;

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
   * Moves on to a row; its {@link #id} and {@link #key} are then known.
   *
   * @param count how many rows of the same identity there were before
   * @return whether the row can be identified: false if it has no position in its case
   */
  boolean next(FieldBatch batch, int row, int count) {
    int place = place(batch, row);
    if (place < 1) {
      return false;
    }
    identify(batch, row, count);
    if (identity instanceof RowIdentity.InCase && place == 1) {
      length = 0;
      writeFields(batch, row, caseId);
      keys.next(RecordKeys.CASE, bytes, length, 0);
      key = keys.key();
    }
    return true;
  }

  /** The place of a row in its case, from 1; less if it says none, and 1 where rows have none. */
  private int place(FieldBatch batch, int row) {
    return position < 0 ? 1 : positions.get(batch, row, position);
  }

  /**
   * Moves on to a row of which only the id matters, and only its columns need be filled: the place
   * in the case makes no part of it.
   */
  void identify(FieldBatch batch, int row, int count) {
    length = 0;
    byte kind =
        switch (identity) {
          case RowIdentity.Content none -> {
            writeContent(batch, row);
            yield RecordKeys.CONTENT;
          }
          case RowIdentity.OwnCase own -> {
            writeFields(batch, row, rowId);
            yield RecordKeys.CASE;
          }
          case RowIdentity.InCase inCase -> writeUnit(batch, row);
          case RowIdentity.Standalone standalone -> writeUnit(batch, row);
        };
    keys.next(kind, bytes, length, count);
    id = keys.id();
    key = keys.key();
  }

  /** Whether every column that identifies the row is blank. */
  boolean isBlank(FieldBatch batch, int row) {
    for (int column : rowId) {
      if (batch.end(row, column) > batch.start(row, column)) {
        return false;
      }
    }
    return true;
  }

  /** Record id of the current row. */
  long id() {
    return id;
  }

  /** Record key of the current row. */
  long key() {
    return key;
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
