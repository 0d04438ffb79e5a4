// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The files as the tests read them: text by column name, taken apart at the commas. */
final class CsvRows {

  private CsvRows() {}

  /** One line of a file. */
  record Row(Map<String, String> fields) {
    String get(String column) {
      return requireNonNull(fields.get(column), column);
    }
  }

  /** Hands every row to {@code reader}. */
  static void forEach(Path file, Consumer<Row> reader) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      List<String> header = new ArrayList<>();
      lines.forEach(line -> {
        List<String> fields = List.of(line.split(",", -1));
        if (header.isEmpty()) {
          header.addAll(fields);
          return;
        }
        if (fields.size() != header.size()) {
          throw new AssertionError("%s: %d fields in a row".formatted(file, fields.size()));
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
          row.put(header.get(i), fields.get(i));
        }
        reader.accept(new Row(row));
      });
    }
  }

  /** All rows. */
  static List<Row> all(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    forEach(file, rows::add);
    return rows;
  }
}
