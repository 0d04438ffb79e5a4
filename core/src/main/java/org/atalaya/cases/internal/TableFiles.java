// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.Table;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.SourceFile;

/** Which file belongs to which table of a mapping, told by their names. */
final class TableFiles {

  private TableFiles() {}

  /**
   * The table of each file, in the order of the files.
   *
   * @throws ImportException if there is no file, a file belongs to no table or to two, or a table
   *     has none
   */
  static Map<SourceFile, Table> assign(CsvMapping mapping, List<SourceFile> files) {
    if (files.isEmpty()) {
      throw new ImportException("There is no file to load.");
    }
    Map<SourceFile, Table> assigned = new LinkedHashMap<>();
    for (SourceFile file : files) {
      if (assigned.put(file, tableOf(mapping, file)) != null) {
        throw new ImportException("The file %s is given twice.".formatted(file.name()));
      }
    }
    List<Table> without = new ArrayList<>(mapping.readTables());
    without.removeAll(assigned.values());
    if (!without.isEmpty()) {
      throw new ImportException("There is no file for %s.".formatted(described(without)));
    }
    return assigned;
  }

  private static Table tableOf(CsvMapping mapping, SourceFile file) {
    List<Table> found =
        mapping.tables().stream().filter(table -> table.matches(Path.of(file.name()))).toList();
    if (found.isEmpty()) {
      throw new ImportException(
          "The file %s belongs to no table of the mapping; their file names: %s."
              .formatted(file.name(), described(mapping.readTables())));
    }
    if (found.size() > 1) {
      throw new ImportException(
          "The file %s belongs to more than one table of the mapping: %s."
              .formatted(file.name(), described(found)));
    }
    return found.getFirst();
  }

  private static String described(List<Table> tables) {
    return tables.stream()
        .map(table ->
            "%s (units: %s)"
                .formatted(
                    table.fileNames(),
                    table.units().stream()
                        .sorted()
                        .map(CountingUnit::id)
                        .collect(Collectors.joining(", "))))
        .collect(Collectors.joining(", "));
  }
}
