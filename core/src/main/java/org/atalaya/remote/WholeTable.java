// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import java.util.List;
import java.util.Optional;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.Protection;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;

/** A table as it is sent. */
record WholeTable(
    int number,
    TableHeader header,
    Measure measure,
    List<CellValue> cells,
    Optional<List<CellValue>> margin,
    Protection protection)
    implements WholeJson.Numbered {

  WholeTable {
    cells = List.copyOf(cells);
    margin = margin.map(List::copyOf);
    int rows =
        header.axes().stream()
            .limit(Math.max(0, header.axes().size() - 1))
            .mapToInt(TableAxis::size)
            .reduce(1, Math::multiplyExact);
    if (margin.isPresent() && margin.get().size() != rows) {
      throw new IllegalArgumentException("a margin has a value for each row");
    }
  }

  static WholeTable of(PublishableTable table) {
    Measure measure = table.measure();
    return new WholeTable(
        WholeJson.NUMBER,
        table.header(),
        measure,
        rounded(table.cells(), measure),
        table.margin().map(cells -> rounded(cells, measure)),
        new Protection(
            table.profile(), table.rulesVersion(), table.protection(), table.noiseVariance()));
  }

  PublishableTable table() {
    return PublishableTable.publishedElsewhere(header, measure, cells, margin, protection);
  }

  private static List<CellValue> rounded(List<CellValue> cells, Measure measure) {
    return cells.stream().map(cell -> rounded(cell, measure)).toList();
  }

  /** The figure with as many decimals as are published of it. */
  static CellValue rounded(CellValue cell, Measure measure) {
    return cell instanceof Published published
        ? new Published(
            rounded(published.value(), measure),
            published
                .interval()
                .map(interval ->
                    new ConfidenceInterval(
                        rounded(interval.lower(), measure), rounded(interval.upper(), measure))),
            published.cautions())
        : cell;
  }

  private static double rounded(double value, Measure measure) {
    return CellText.rounded(value, measure.decimals()).doubleValue();
  }
}
