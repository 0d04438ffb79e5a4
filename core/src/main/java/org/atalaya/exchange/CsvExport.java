// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.TableAxis;

/**
 * A table as CSV (RFC 4180, UTF-8, comma, header): one row for each cell; for each dimension its
 * code and its label, then unit, value and status, and the limits of the 95 % interval where
 * figures have one. A cell without a published figure has an empty value and a status.
 */
public final class CsvExport {

  /** Heading of the column that says what the figures are in. */
  static final String UNIT = "unit";

  /** Heading of the column of the figures. */
  static final String VALUE = "value";

  /** Heading of the column that says why there is no figure. */
  static final String STATUS = "status";

  /** Headings of the columns of the limits of the interval, where figures have one. */
  static final List<String> LIMITS = List.of("lower", "upper");

  private CsvExport() {}

  /** The file. */
  public static byte[] write(PublishableTable table, Locale locale) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      List<TableAxis> axes = table.header().axes();
      csv.writeRecord(header(table));
      boolean limits = CellStatus.hasIntervals(table);
      String unit = MeasureWords.unit(table, locale);
      for (int cell = 0; cell < table.cells().size(); cell++) {
        List<String> fields = row(table, cell, unit, locale);
        if (limits) {
          fields.add(limit(table, cell, ConfidenceInterval::lower));
          fields.add(limit(table, cell, ConfidenceInterval::upper));
        }
        csv.writeRecord(fields);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> header(PublishableTable table) {
    List<String> names = new ArrayList<>();
    for (TableAxis axis : table.header().axes()) {
      names.add(axis.dimension().id());
      names.add(labelOf(axis.dimension()));
    }
    names.addAll(List.of(UNIT, VALUE, STATUS));
    if (CellStatus.hasIntervals(table)) {
      names.addAll(LIMITS);
    }
    return names;
  }

  private static String limit(
      PublishableTable table, int cell, ToDoubleFunction<ConfidenceInterval> side) {
    return CellStatus.limit(table.cells().get(cell), table.measure(), side)
        .map(BigDecimal::toPlainString)
        .orElse("");
  }

  /** Heading of the column with the labels of a dimension. */
  static String labelOf(Dimension dimension) {
    return dimension.id() + "_label";
  }

  private static List<String> row(PublishableTable table, int cell, String unit, Locale locale) {
    List<TableAxis> axes = table.header().axes();
    CellValue value = table.cells().get(cell);
    List<String> fields = new ArrayList<>(2 * axes.size() + 3);
    for (int axis = 0; axis < axes.size(); axis++) {
      Category category = axes.get(axis).categories().get(table.header().position(cell, axis));
      fields.add(category.code());
      fields.add(category.label().in(locale));
    }
    fields.add(unit);
    fields.add(CellStatus.number(value, table.measure()).map(BigDecimal::toPlainString).orElse(""));
    fields.add(CellStatus.code(value).orElse(""));
    return fields;
  }
}
