// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.Measure;

/** How a cell is written in every file format: a number, or a status code in its place. */
final class CellStatus {

  private CellStatus() {}

  /** The number as published, rounded as the measure says; absent where there is none. */
  static Optional<BigDecimal> number(CellValue value, Measure measure) {
    return value instanceof Published published
        ? Optional.of(CellText.rounded(published.value(), measure.decimals()))
        : Optional.empty();
  }

  /** A limit of the figure's interval, rounded like the figure; absent where it has none. */
  static Optional<BigDecimal> limit(
      CellValue value, Measure measure, ToDoubleFunction<ConfidenceInterval> side) {
    return value instanceof Published published
        ? published
            .interval()
            .map(interval -> CellText.rounded(side.applyAsDouble(interval), measure.decimals()))
        : Optional.empty();
  }

  /** Whether a table has figures with intervals, and so files of it have columns for them. */
  static boolean hasIntervals(PublishableTable table) {
    return table.cells().stream()
        .anyMatch(
            value -> value instanceof Published published && published.interval().isPresent());
  }

  /** The status code; absent for a published figure that needs no caution. */
  static Optional<String> code(CellValue value) {
    return switch (value) {
      case Published published ->
          published.cautions().stream()
              .sorted()
              .map(caution -> caution.name().toLowerCase(Locale.ROOT))
              .reduce((one, other) -> one + "-" + other);
      case Suppressed suppressed -> Optional.of("suppressed-below-" + suppressed.below());
      case NotDefined undefined ->
          Optional.of(
              "not-defined-"
                  + undefined.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    };
  }
}
