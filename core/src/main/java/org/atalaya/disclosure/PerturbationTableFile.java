// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The lines of a perturbation table as CSV with a header, separated by commas or semicolons. Which
 * of several published shapes it has follows from its columns; a column {@code type} is accepted
 * where it says that the line is for all counts.
 */
final class PerturbationTableFile {

  private static final String TYPE = "type";
  private static final int LONGEST_HEADER = 4096;

  private final String name;
  private final BufferedReader reader;
  private final List<List<String>> shapes;

  private List<String> columns = List.of();
  private List<String> shape = List.of();
  private long lastLine = 1;

  /**
   * A file.
   *
   * @param name as errors call it
   * @param shapes the columns of each shape that may be given
   */
  PerturbationTableFile(String name, Reader reader, List<List<String>> shapes) {
    this.name = name;
    this.reader = new BufferedReader(reader);
    this.shapes = shapes;
  }

  /** Hands every line below the header to {@code lines}. */
  void read(Consumer<Line> lines) throws IOException {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator())
            .extraFieldStrategy(FieldMismatchStrategy.STRICT)
            .missingFieldStrategy(FieldMismatchStrategy.STRICT)
            .ofCsvRecord(reader)) {
      for (CsvRecord csvRecord : csv) {
        if (columns.isEmpty()) {
          header(csvRecord.getFields());
        } else {
          lastLine = csvRecord.getStartingLineNumber();
          Line line = new Line(csvRecord);
          if (columns.contains(TYPE) && !line.text(TYPE).equals("all")) {
            throw line.wrong(TYPE, line.text(TYPE), "'all'");
          }
          lines.accept(line);
        }
      }
    } catch (CsvParseException e) {
      throw new PerturbationTableException(
          name, lastLine + 1, "1", "something that is not CSV", columns.size() + " fields");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (columns.isEmpty()) {
      throw atEnd("1", "nothing", "a header");
    }
  }

  /** The columns of the shape that the file has. */
  List<String> shape() {
    return shape;
  }

  /** What is wrong with the file as a whole. */
  PerturbationTableException atEnd(String column, String given, String allowed) {
    return at(lastLine, column, given, allowed);
  }

  /** What is wrong with the lines up to this one. */
  PerturbationTableException at(long line, String column, String given, String allowed) {
    return new PerturbationTableException(name, line, column, given, allowed);
  }

  private char separator() throws IOException {
    reader.mark(LONGEST_HEADER);
    char[] start = new char[LONGEST_HEADER - 1];
    int length = reader.read(start);
    reader.reset();
    String header = length < 0 ? "" : new String(start, 0, length).lines().findFirst().orElse("");
    return header.contains(";") ? ';' : ',';
  }

  private void header(List<String> given) {
    columns = given.stream().map(column -> column.replace("\uFEFF", "").strip()).toList();
    List<String> known = columns.stream().filter(column -> !column.equals(TYPE)).toList();
    shape =
        shapes.stream()
            .filter(candidate -> known.size() == candidate.size() && known.containsAll(candidate))
            .findFirst()
            .orElseThrow(() -> {
              String allowed =
                  String.join(" or ", shapes.stream().map(s -> String.join(",", s)).toList());
              return atEnd("1", shorten(String.join(",", columns)), allowed);
            });
  }

  private static String shorten(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  /** One line of the table. */
  final class Line {

    private final CsvRecord fields;

    private Line(CsvRecord fields) {
      this.fields = fields;
    }

    long number() {
      return lastLine;
    }

    int integer(String column, int least, int most) {
      try {
        int value = Integer.parseInt(text(column));
        if (value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
      throw wrong(column, text(column), "a whole number from %d to %d".formatted(least, most));
    }

    double probability(String column) {
      double value;
      try {
        value = Double.parseDouble(text(column));
      } catch (NumberFormatException e) {
        value = Double.NaN;
      }
      if (value >= 0 && value <= 1 + ContinuousPerturbationTable.TOLERANCE) {
        return value;
      }
      throw wrong(column, text(column), "a number from 0 to 1");
    }

    PerturbationTableException wrong(String column, Object given, String allowed) {
      return new PerturbationTableException(
          name, lastLine, column, shorten(given.toString()), allowed);
    }

    private String text(String column) {
      return fields.getField(columns.indexOf(column)).strip();
    }
  }
}
