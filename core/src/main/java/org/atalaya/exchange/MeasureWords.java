// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.CellText;

/** What the figures of a table are called, in every file format. */
final class MeasureWords {

  private static final Wording WORDING = Wording.of(MeasureWords.class);

  private MeasureWords() {}

  /** The name of the measure. */
  static String name(PublishableTable table, Locale locale) {
    return WORDING.text(locale, "measure." + table.measure().id());
  }

  /** What the figures are in: the counting unit, percent, days. */
  static String unit(PublishableTable table, Locale locale) {
    return CellText.unit(table.measure(), table.header().indicator(), locale);
  }

  /** What the statuses that the table has mean, by status code. */
  static Map<String, String> statuses(PublishableTable table, Locale locale) {
    Map<String, String> meanings = new LinkedHashMap<>();
    Stream.concat(table.cells().stream(), table.margin().stream().flatMap(List::stream))
        .forEach(value ->
            CellStatus.code(value)
                .ifPresent(
                    code -> meanings.computeIfAbsent(code, key -> meaning(value, table, locale))));
    return meanings;
  }

  private static String meaning(CellValue value, PublishableTable table, Locale locale) {
    return value instanceof Published published
        ? published.cautions().stream()
            .sorted()
            .map(caution -> CellText.caution(caution, locale))
            .collect(Collectors.joining("; "))
        : CellText.sentence(value, table.measure(), table.header().indicator(), locale);
  }
}
