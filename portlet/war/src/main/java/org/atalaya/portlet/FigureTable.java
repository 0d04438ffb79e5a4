// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.util.List;
import java.util.Locale;
import org.atalaya.cases.Category;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.TableAxis;

/** A table of figures: the last dimension in columns, the others in rows. */
final class FigureTable {

  /** Of more rows a portlet shows no more; the files have them all. */
  private static final int MOST_ROWS = 400;

  private final Markup out;
  private final PublishableTable table;
  private final Locale locale;
  private final boolean crossed;
  private final int columns;
  private final List<TableAxis> rowAxes;

  FigureTable(Markup out, PublishableTable table, Locale locale) {
    this.out = out;
    this.table = table;
    this.locale = locale;
    List<TableAxis> variable = table.header().variableAxes();
    crossed = variable.size() >= 2;
    columns = crossed ? variable.getLast().size() : 1;
    rowAxes = crossed ? variable.subList(0, variable.size() - 1) : variable;
  }

  /** Writes it. */
  void write(String caption) {
    out.start("table").element("caption", caption);
    head();
    out.start("tbody");
    int rows = table.cells().size() / columns;
    for (int row = 0; row < Math.min(rows, MOST_ROWS); row++) {
      out.start("tr");
      labels(row, rows, caption);
      for (int column = 0; column < columns; column++) {
        value(table.cells().get(row * columns + column));
      }
      out.end();
    }
    out.end().end();
    if (rows > MOST_ROWS) {
      out.element("p", new Words(locale).text("rows", MOST_ROWS, rows));
    }
  }

  private void head() {
    out.start("thead").start("tr");
    if (rowAxes.isEmpty()) {
      out.element("td", "");
    }
    for (TableAxis axis : rowAxes) {
      out.element("th", axis.dimension().label().in(locale), "scope", "col");
    }
    if (crossed) {
      for (Category category : table.header().variableAxes().getLast().categories()) {
        out.element("th", category.label().in(locale), "scope", "col");
      }
    } else {
      String unit = CellText.unit(table.measure(), table.header().indicator(), locale);
      out.element("th", unit, "scope", "col");
    }
    out.end().end();
  }

  private void labels(int row, int rows, String caption) {
    if (rowAxes.isEmpty()) {
      out.element("th", caption, "scope", "row");
    }
    int below = rows;
    for (TableAxis axis : rowAxes) {
      below /= axis.size();
      String label = axis.categories().get(row / below % axis.size()).label().in(locale);
      out.element("th", label, "scope", "row");
    }
  }

  private void value(CellValue value) {
    String style = value instanceof CellValue.Published ? "" : "none";
    out.element("td", CellText.of(value, table.measure(), locale), "class", style);
  }
}
