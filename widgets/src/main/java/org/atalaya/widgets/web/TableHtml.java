// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;

/** A table of figures within a page: the last dimension in columns, the others in rows. */
final class TableHtml {

  private static final Wording WORDING = Wording.of(TableHtml.class);

  private final HtmlWriter out;
  private final PublishableTable table;
  private final Locale locale;

  TableHtml(HtmlWriter out, PublishableTable table, Locale locale) {
    this.out = out;
    this.table = table;
    this.locale = locale;
  }

  /** Writes the table. */
  void write(String caption) throws XMLStreamException {
    List<TableAxis> variable = table.header().variableAxes();
    boolean crossed = variable.size() >= 2;
    int columns = crossed ? variable.getLast().size() : 1;
    List<TableAxis> rowAxes = crossed ? variable.subList(0, variable.size() - 1) : variable;
    boolean totals = crossed && hasRowTotals(variable);
    out.start("table");
    out.element("caption", caption);
    head(variable, rowAxes, crossed, totals);
    out.start("tbody");
    int rows = table.cells().size() / columns;
    for (int row = 0; row < rows; row++) {
      out.start("tr");
      rowLabels(rowAxes, row, rows, caption);
      for (int column = 0; column < columns; column++) {
        value(table.cells().get(row * columns + column), "");
      }
      if (totals) {
        value(table.margin().orElseThrow().get(row), "total");
      }
      out.end();
    }
    out.end();
    if (!crossed && variable.size() == 1 && hasRowTotals(variable)) {
      foot();
    }
    out.end();
  }

  /** The margin is over the last axis; only if that one varies does it belong beside the rows. */
  private boolean hasRowTotals(List<TableAxis> variable) {
    return table.margin().isPresent()
        && table.measure() == Measure.COUNT
        && table.header().axes().getLast().equals(variable.getLast());
  }

  private void head(
      List<TableAxis> variable, List<TableAxis> rowAxes, boolean crossed, boolean totals)
      throws XMLStreamException {
    out.start("thead");
    out.start("tr");
    if (rowAxes.isEmpty()) {
      header("col", "");
    }
    for (TableAxis axis : rowAxes) {
      header("col", axis.dimension().label().in(locale));
    }
    if (crossed) {
      for (var category : variable.getLast().categories()) {
        header("col", category.label().in(locale));
      }
    } else {
      header("col", table.header().indicator().unitLabel().in(locale));
    }
    if (totals) {
      header("col", WORDING.text(locale, "page.total"));
    }
    out.end();
    out.end();
  }

  private void rowLabels(List<TableAxis> axes, int row, int rows, String caption)
      throws XMLStreamException {
    if (axes.isEmpty()) {
      header("row", caption);
    }
    int below = rows;
    for (TableAxis axis : axes) {
      below /= axis.size();
      header("row", axis.categories().get(row / below % axis.size()).label().in(locale));
    }
  }

  private void foot() throws XMLStreamException {
    out.start("tfoot");
    out.start("tr", "class", "total");
    header("row", WORDING.text(locale, "page.total"));
    value(table.margin().orElseThrow().getFirst(), "");
    out.end();
    out.end();
  }

  private void value(CellValue value, String style) throws XMLStreamException {
    boolean published = value instanceof CellValue.Published;
    out.element(
        "td", CellText.of(value, table.measure(), locale), "class", published ? style : "none");
  }

  private void header(String scope, String text) throws XMLStreamException {
    out.element("th", text, "scope", scope);
  }
}
