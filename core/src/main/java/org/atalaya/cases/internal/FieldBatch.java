// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of some thousand records of one file, without surrounding blanks, in one array of
 * characters: what is handed from the thread that reads to those that encode.
 */
final class FieldBatch {

  /** Rows after which a batch is full. */
  static final int ROWS = 2048;

  private static final int MAX_CHARS = 1 << 24;
  private static final int MAX_FIELDS = 1 << 14;

  private char[] chars = new char[1 << 17];
  private int[] starts = new int[1 << 15];
  private int[] ends = new int[1 << 15];
  private final int[] firstField = new int[ROWS + 1];
  private final long[] lines = new long[ROWS];
  private int used;
  private int rows;

  /** Begins a record; {@code line} is where it begins, from 1. */
  void beginRow(long line) {
    lines[rows] = line;
    firstField[rows + 1] = firstField[rows];
  }

  /**
   * Adds a field to the record that was begun.
   *
   * @return whether there was room for it; false if the record is absurdly large
   */
  boolean add(char[] source, int offset, int length) {
    int from = offset;
    int to = offset + length;
    while (from < to && Character.isWhitespace(source[from])) {
      from++;
    }
    while (from < to && Character.isWhitespace(source[to - 1])) {
      to--;
    }
    int field = firstField[rows + 1];
    if (field - firstField[rows] >= MAX_FIELDS || used + (to - from) > MAX_CHARS) {
      return false;
    }
    if (used + (to - from) > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(2 * chars.length, used + (to - from)));
    }
    if (field == ends.length) {
      starts = Arrays.copyOf(starts, 2 * field);
      ends = Arrays.copyOf(ends, 2 * field);
    }
    System.arraycopy(source, from, chars, used, to - from);
    starts[field] = used;
    used += to - from;
    ends[field] = used;
    firstField[rows + 1] = field + 1;
    return true;
  }

  /** Ends the record that was begun; false, and nothing is kept, if it has no field. */
  boolean endRow() {
    boolean any = firstField[rows + 1] > firstField[rows];
    rows += any ? 1 : 0;
    return any;
  }

  /** Whether another record belongs into the next batch. */
  boolean isFull() {
    return rows == ROWS || used > MAX_CHARS / 2;
  }

  int rows() {
    return rows;
  }

  /** The line on which a row begins, from 1. */
  long line(int row) {
    return lines[row];
  }

  /** How many fields a row has. */
  int width(int row) {
    return firstField[row + 1] - firstField[row];
  }

  /** The characters of all fields; see {@link #start} and {@link #end}. */
  char[] chars() {
    return chars;
  }

  /** Where a field begins in {@link #chars()}. */
  int start(int row, int position) {
    return starts[firstField[row] + position];
  }

  /** Where a field ends in {@link #chars()}. */
  int end(int row, int position) {
    return ends[firstField[row] + position];
  }

  /** A field as text. */
  String text(int row, int position) {
    int start = start(row, position);
    return new String(chars, start, end(row, position) - start);
  }

  /** A row as texts. */
  List<String> texts(int row) {
    List<String> texts = new ArrayList<>();
    for (int position = 0; position < width(row); position++) {
      texts.add(text(row, position));
    }
    return texts;
  }
}
