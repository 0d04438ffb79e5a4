// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * A CSV file of numbers, dates and codes, which need no quotes: written through one buffer, without
 * an object for a row.
 */
final class CsvOutput implements AutoCloseable {

  private static final int BUFFER = 1 << 17;
  private static final int LONGEST_FIELD = 64;

  private final OutputStream out;
  private final byte[][] dates;
  private final int firstDate;
  private final byte[] buffer = new byte[BUFFER];
  private int size;
  private long rows;

  private CsvOutput(OutputStream out, int firstDate, byte[][] dates) {
    this.out = out;
    this.firstDate = firstDate;
    this.dates = dates;
  }

  /**
   * Begins a file anew.
   *
   * @param firstDate the earliest date that can be written, counted from 1 January 1970
   * @param dates the dates from there on, see {@link #dates}
   */
  static CsvOutput create(Path file, String header, int firstDate, byte[][] dates)
      throws IOException {
    CsvOutput output = new CsvOutput(Files.newOutputStream(file), firstDate, dates);
    output.raw(header.getBytes(StandardCharsets.US_ASCII));
    output.raw('\n');
    return output;
  }

  /** The dates from {@code first} to {@code last} as they are written. */
  static byte[][] dates(int first, int last) {
    byte[][] dates = new byte[last - first + 1][];
    for (int i = 0; i < dates.length; i++) {
      dates[i] =
          LocalDate.ofEpochDay(first + (long) i).toString().getBytes(StandardCharsets.US_ASCII);
    }
    return dates;
  }

  /** Rows written, the header left out. */
  long rows() {
    return rows;
  }

  /** A code. */
  CsvOutput code(byte[] code) {
    raw(code);
    return separate();
  }

  /** A whole number, 0 or above. */
  CsvOutput number(long number) {
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    long rest = number;
    for (int i = size + digits - 1; i >= size; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    return separate();
  }

  /** A date. */
  CsvOutput date(int day) {
    raw(dates[day - firstDate]);
    return separate();
  }

  /** An empty field. */
  CsvOutput empty() {
    return separate();
  }

  /** {@code 1} or {@code 0}. */
  CsvOutput flag(boolean flag) {
    raw(flag ? '1' : '0');
    return separate();
  }

  /** Ends a row, which has at least one field. */
  void endRow() throws IOException {
    buffer[size - 1] = '\n';
    rows++;
    if (size > BUFFER - LONGEST_FIELD * LONGEST_FIELD) {
      flush();
    }
  }

  private CsvOutput separate() {
    raw(',');
    return this;
  }

  private void raw(byte[] bytes) {
    // A loop: for so few bytes it is quicker than a copy.
    for (byte value : bytes) {
      buffer[size++] = value;
    }
  }

  private void raw(char character) {
    buffer[size++] = (byte) character;
  }

  private void flush() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
