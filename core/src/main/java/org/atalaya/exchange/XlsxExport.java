// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;

/**
 * A table as a workbook (Office Open XML, {@code .xlsx}): a sheet with one row for each cell, and a
 * sheet with everything that must be read with it.
 *
 * <p>Codes are text, so that {@code 01} stays {@code 01}; figures are numbers with the digits of
 * their measure; the first day of a period is a date. No cell is a formula, whatever a label begins
 * with. Equal tables give equal bytes: the file does not say when or by whom it was made.
 */
public final class XlsxExport {

  private static final Wording WORDING = Wording.of(XlsxExport.class);
  private static final int WIDEST = 60;

  private final PublishableTable table;
  private final List<TableAxis> axes;
  private final String unit;
  private final Map<String, String> statuses;
  private final boolean limits;
  private final Locale locale;
  private final SheetWriter out;

  private XlsxExport(PublishableTable table, Locale locale, SheetWriter out) {
    this.table = table;
    this.axes = table.header().axes();
    this.unit = MeasureWords.unit(table, locale);
    this.statuses = MeasureWords.statuses(table, locale);
    this.limits = CellStatus.hasIntervals(table);
    this.locale = locale;
    this.out = out;
  }

  /** The workbook of a table that has no address. */
  public static byte[] write(PublishableTable table, Locale locale) {
    return write(table, Optional.empty(), locale);
  }

  /**
   * The workbook.
   *
   * @param address where the table is published, if it is
   */
  public static byte[] write(
      PublishableTable table, Optional<TableAddress> address, Locale locale) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    try (SheetWriter out = new SheetWriter(bytes)) {
      new XlsxExport(table, locale, out).data();
      NotesSheet.write(out, table, address, locale);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * A column.
   *
   * @param heading what stands over it
   * @param longest characters of its longest text
   */
  private record Column(String heading, int longest) {
    int width() {
      return Math.min(Math.max(heading.length(), longest) + 3, WIDEST);
    }
  }

  private void data() throws IOException {
    List<Column> columns = columns();
    out.sheet(WORDING.text(locale, "sheet.data"), columns.stream().map(Column::width).toList());
    out.row();
    for (Column column : columns) {
      out.text(column.heading(), SheetStyle.HEADING);
    }
    for (int cell = 0; cell < table.cells().size(); cell++) {
      row(cell);
    }
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (TableAxis axis : axes) {
      String label = axis.dimension().label().in(locale);
      columns.add(
          new Column(WORDING.text(locale, "heading.code", label), longest(axis, Category::code)));
      columns.add(new Column(label, longest(axis, category -> category.label().in(locale))));
      if (axis.dimension().role().isTime()) {
        columns.add(new Column(WORDING.text(locale, "heading.start", label), 10));
      }
    }
    columns.add(new Column(WORDING.text(locale, "heading.unit"), unit.length()));
    columns.add(new Column(MeasureWords.name(table, locale), 10));
    columns.add(
        new Column(WORDING.text(locale, "heading.status"), longest(statuses.values().stream())));
    if (limits) {
      for (String limit : CsvExport.LIMITS) {
        columns.add(new Column(WORDING.text(locale, "heading." + limit), 10));
      }
    }
    return columns;
  }

  private static int longest(TableAxis axis, Function<Category, String> text) {
    return longest(axis.categories().stream().map(text));
  }

  private static int longest(Stream<String> texts) {
    return texts.mapToInt(String::length).max().orElse(0);
  }

  private void row(int cell) throws IOException {
    out.row();
    for (int axis = 0; axis < axes.size(); axis++) {
      Category category = axes.get(axis).categories().get(table.header().position(cell, axis));
      out.text(category.code(), SheetStyle.PLAIN);
      out.text(category.label().in(locale), SheetStyle.PLAIN);
      if (axes.get(axis).dimension().role().isTime()) {
        start(category);
      }
    }
    out.text(unit, SheetStyle.PLAIN);
    CellValue value = table.cells().get(cell);
    number(CellStatus.number(value, table.measure()));
    String code = CellStatus.code(value).orElse("");
    if (code.isEmpty()) {
      out.blank();
    } else {
      out.text(statuses.getOrDefault(code, code), SheetStyle.PLAIN);
    }
    if (limits) {
      number(CellStatus.limit(value, table.measure(), ConfidenceInterval::lower));
      number(CellStatus.limit(value, table.measure(), ConfidenceInterval::upper));
    }
  }

  /** The first day of a period, so that rows can be sorted and drawn by date. */
  private void start(Category category) throws IOException {
    Optional<CalendarPeriod> period = CalendarPeriod.parse(category.code());
    if (period.isPresent()) {
      out.date(period.get().first().atDay(1), SheetStyle.DATE);
    } else {
      out.blank();
    }
  }

  private void number(Optional<BigDecimal> number) throws IOException {
    if (number.isPresent()) {
      out.number(number.get(), style(table.measure()));
    } else {
      out.blank();
    }
  }

  private static SheetStyle style(Measure measure) {
    return measure == Measure.CHANGE
        ? SheetStyle.CHANGE
        : measure.decimals() == 0 ? SheetStyle.WHOLE : SheetStyle.TENTHS;
  }
}
