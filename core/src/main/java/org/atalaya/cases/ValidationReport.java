// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.cases.ImportReport.FileReport;
import org.atalaya.cases.ImportReport.SuspiciousDate;

/**
 * What a dry run of a mapping over files found. For the people who write the mapping: it holds
 * exact numbers and codes of coded columns, never a record.
 *
 * @param files what was found in each file that could be read
 * @param refusals why files cannot be loaded, if any: file, place, what is wrong
 */
public record ValidationReport(List<FileFindings> files, List<Label> refusals) {

  /** The share of unknown records of a dimension, 0 to 1, above which it is worth a look. */
  public static final double MUCH_UNKNOWN = 0.2;

  public ValidationReport {
    files = List.copyOf(files);
    refusals = List.copyOf(refusals);
  }

  /** What to make of it. */
  public enum Verdict {
    /** Everything loads and is known. */
    GOOD,
    /** It loads, but something was rejected, unknown or suspicious. */
    LOOK,
    /** It cannot be loaded. */
    REFUSED;

    /** What a command line ends with: 0, 1 or 2. */
    public int exitStatus() {
      return ordinal();
    }
  }

  /**
   * {@link Verdict#REFUSED} if anything cannot be loaded; {@link Verdict#LOOK} if a row was
   * rejected, a code or a date is not understood, or a dimension is unknown for more than {@link
   * #MUCH_UNKNOWN} of the rows; else {@link Verdict#GOOD}. Columns that are not used and codes that
   * do not occur are told, but are no fault.
   */
  public Verdict verdict() {
    if (!refusals.isEmpty()) {
      return Verdict.REFUSED;
    }
    return files.stream().allMatch(FileFindings::isGood) ? Verdict.GOOD : Verdict.LOOK;
  }

  /** The report in plain words, in the language of {@code locale}. */
  public String text(Locale locale) {
    return new ValidationText(this, locale).text();
  }

  /**
   * What was found in one file.
   *
   * @param file rows read, loaded and rejected
   * @param dimensions of each dimension, how much is unknown and what never occurs
   * @param unknownCodes how often a code that the mapping does not list was met, by column and code
   * @param suspiciousDates how many dates were impossible, out of range or in the wrong order
   * @param unusedColumns columns that the mapping does not name
   */
  public record FileFindings(
      FileReport file,
      List<DimensionFindings> dimensions,
      Map<String, Map<String, Long>> unknownCodes,
      Map<SuspiciousDate, Long> suspiciousDates,
      List<String> unusedColumns) {
    public FileFindings {
      dimensions = List.copyOf(dimensions);
      unknownCodes = Map.copyOf(unknownCodes);
      suspiciousDates = Map.copyOf(suspiciousDates);
      unusedColumns = List.copyOf(unusedColumns);
    }

    private boolean isGood() {
      return file.rowsLoaded() == file.rowsRead()
          && unknownCodes.isEmpty()
          && suspiciousDates.isEmpty()
          && dimensions.stream()
              .allMatch(found -> found.unknown() <= MUCH_UNKNOWN * file.rowsLoaded());
    }
  }

  /**
   * What was found about one dimension in one file.
   *
   * @param dimension its id
   * @param unknown how many of the loaded rows are unknown
   * @param neverUsed declared codes that no row has; empty for categories that are generated
   */
  public record DimensionFindings(String dimension, long unknown, List<String> neverUsed) {
    public DimensionFindings {
      neverUsed = List.copyOf(neverUsed);
    }
  }
}
