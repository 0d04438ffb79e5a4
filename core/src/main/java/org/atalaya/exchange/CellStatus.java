// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
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

  /** The status code; absent for a published figure. */
  static Optional<String> code(CellValue value) {
    return switch (value) {
      case Published published -> Optional.empty();
      case Suppressed suppressed -> Optional.of("suppressed-below-" + suppressed.below());
      case NotDefined undefined ->
          Optional.of(
              "not-defined-"
                  + undefined.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    };
  }
}
