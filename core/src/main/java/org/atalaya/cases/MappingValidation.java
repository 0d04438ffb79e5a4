// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.atalaya.cases.internal.DryRun;

/**
 * A dry run for people who write mappings: files are read as an import would read them, and nothing
 * is stored.
 *
 * <pre>{@code
 * ValidationReport report = MappingValidation.run(mapping, files, Clock.system(zone));
 * System.out.print(report.text(Locale.of("es")));
 * }</pre>
 */
public final class MappingValidation {

  private MappingValidation() {}

  /**
   * Reads {@code files} by {@code mapping}. What an import would refuse with an exception is a
   * refusal of the report; the other files are read all the same.
   *
   * @param clock the time; its zone says which day is today
   */
  public static ValidationReport run(CsvMapping mapping, List<Path> files, Clock clock) {
    return new DryRun(mapping, clock).run(files.stream().map(SourceFile::at).toList());
  }

  /** Reads one file, wherever it lies; else as {@link #run(CsvMapping, List, Clock)}. */
  public static ValidationReport run(CsvMapping mapping, SourceFile file, Clock clock) {
    return new DryRun(mapping, clock).run(List.of(file));
  }
}
