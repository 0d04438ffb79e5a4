// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** A plain table: the first column names its row, what can be compared stands to the right. */
final class PortalTable extends Div {

  private static final long serialVersionUID = 1L;
  private static final String NUMBER = "portal-number";

  private final NativeTable table = new NativeTable();
  private final int texts;

  /**
   * A table without rows.
   *
   * @param caption what it is about
   * @param columns names of its columns
   * @param texts how many of the first columns hold texts; the others hold figures
   */
  PortalTable(String caption, List<String> columns, int texts) {
    this.texts = texts;
    addClassName("portal-table");
    // What is wider than the page can be scrolled by keyboard as well.
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", caption);
    table.setCaptionText(caption);
    NativeTableRow head = table.getHead().addRow();
    for (int column = 0; column < columns.size(); column++) {
      NativeTableHeaderCell cell = head.addHeaderCell();
      cell.setText(columns.get(column));
      cell.getElement().setAttribute("scope", "col");
      if (column >= texts) {
        cell.addClassName(NUMBER);
      }
    }
    add(table);
  }

  /** Adds a row with its name, and components for the other columns. */
  void row(String name, Component... cells) {
    NativeTableRow row = table.getBody().addRow();
    NativeTableHeaderCell head = row.addHeaderCell();
    head.setText(name);
    head.getElement().setAttribute("scope", "row");
    for (Component cell : cells) {
      row.addDataCell().add(cell);
    }
  }

  /** Adds a row with a text for each column. */
  void row(String... cells) {
    NativeTableRow row = table.getBody().addRow();
    NativeTableHeaderCell name = row.addHeaderCell();
    name.setText(cells[0]);
    name.getElement().setAttribute("scope", "row");
    for (int column = 1; column < cells.length; column++) {
      NativeTableCell cell = row.addDataCell();
      cell.setText(cells[column]);
      if (column >= texts) {
        cell.addClassName(NUMBER);
      }
    }
  }
}
