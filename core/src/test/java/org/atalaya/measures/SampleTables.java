// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;

/** Tables to compute measures of, and what came out of it as short text. */
final class SampleTables {

  // Open until the tests end.
  private static final CaseStore STORE = SampleCases.store();
  private static final Observatory OBSERVATORY =
      Observatory.inProcess(STORE, Guatemala.indicators(), SampleCases.PROFILE);

  private SampleTables() {}

  /** What the sample observatory answers; counts below 5 are withheld. */
  static PublishableTable table(StatisticsQuery query) {
    return OBSERVATORY.table(query);
  }

  /** The table with other counts: a number, or {@code *} for a withheld one. */
  static PublishableTable withCounts(PublishableTable table, String cells, String margin) {
    return table.derive(
        table.header(),
        Measure.COUNT,
        counts(cells),
        margin.isEmpty() ? Optional.empty() : Optional.of(counts(margin)));
  }

  private static List<CellValue> counts(String text) {
    return List.of(text.split(" ")).stream()
        .map(word -> word.equals("*") ? new Suppressed(5) : new Published(Double.parseDouble(word)))
        .collect(Collectors.toList());
  }

  /**
   * Figures with one digit, {@code *} for a withheld one, the reason for one that does not exist.
   */
  static String text(List<CellValue> values) {
    return values.stream().map(SampleTables::text).collect(Collectors.joining(" "));
  }

  private static String text(CellValue value) {
    return switch (value) {
      case Published published -> String.format(Locale.ROOT, "%.1f", published.value());
      case Suppressed suppressed -> "*";
      case NotDefined undefined -> undefined.reason().name();
    };
  }

  static String codes(PublishableTable table, int axis) {
    return table.header().axes().get(axis).categories().stream()
        .map(category -> category.code())
        .collect(Collectors.joining(" "));
  }
}
