// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;

/**
 * Part of the margin over the last dimension, in percent: {@code 100 · cell / margin}, both as
 * published. With {@code by=department,victim-sex} it says which part of a department's victims are
 * women. Shares of a multi-valued dimension do not sum to 100.
 */
public final class Share {

  private Share() {}

  /**
   * The shares of a table of counts.
   *
   * @throws IllegalArgumentException if the table has no margin
   */
  public static PublishableTable of(PublishableTable counts) {
    List<CellValue> margin =
        counts
            .margin()
            .orElseThrow(() -> new IllegalArgumentException("shares need a table with a margin"));
    int width = counts.cells().size() / margin.size();
    List<CellValue> shares = new ArrayList<>(counts.cells().size());
    for (int cell = 0; cell < counts.cells().size(); cell++) {
      shares.add(share(counts.cells().get(cell), margin.get(cell / width)));
    }
    List<CellValue> whole = margin.stream().map(value -> share(value, value)).toList();
    return counts.derive(counts.header(), Measure.SHARE, shares, Optional.of(whole));
  }

  private static CellValue share(CellValue cell, CellValue whole) {
    return switch (cell) {
      case Published part ->
          switch (whole) {
            case Published all when all.value() == 0 -> new NotDefined(Reason.BASE_IS_ZERO);
            case Published all -> new Published(100 * part.value() / all.value());
            case Suppressed withheld -> new NotDefined(Reason.BASE_IS_SUPPRESSED);
            case NotDefined undefined -> undefined;
          };
      case Suppressed withheld -> withheld;
      case NotDefined undefined -> undefined;
    };
  }
}
