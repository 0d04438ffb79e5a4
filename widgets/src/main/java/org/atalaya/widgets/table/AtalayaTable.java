// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.table;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.element.AnswerComponent;

/**
 * A table of the observatory that readers sort and take away, shown by the element {@code
 * atalaya-table}. For many rows and Vaadin's own look there is {@code StatisticsGrid}.
 *
 * <pre>{@code
 * AtalayaTable table =
 *     new AtalayaTable(StatisticsQuery.of("victims").by("department", "victim-sex"));
 * table.setRows(10);
 * add(table);
 * }</pre>
 *
 * <h2>Size</h2>
 *
 * The table fills the width of its container, 440 pixels high, and scrolls inside.
 *
 * <h2>Accessibility</h2>
 *
 * A table with headings and a caption in a region that scrolls by keyboard; heads are buttons that
 * say how they sort. What is withheld or provisional is told in words.
 */
// this-escape: Flow components set themselves up by their own inherited methods.
@SuppressWarnings("this-escape")
@Tag("atalaya-table")
@JsModule("context://" + ElementsVersion.PATH + "/table.js")
public class AtalayaTable extends AnswerComponent<AtalayaTable> {

  private static final long serialVersionUID = 1L;

  /** A table that shows nothing until it has a query. */
  public AtalayaTable() {
    setHeight("440px");
  }

  /** The table that {@code query} asks for. */
  public AtalayaTable(StatisticsQuery query) {
    this();
    setQuery(query);
  }

  /**
   * Sets how many rows are shown before a reader asks for all.
   *
   * @param rows 1 or above; 20 by default
   */
  public void setRows(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("rows must be >= 1. Provided value: " + rows);
    }
    attribute("rows", Integer.toString(rows));
  }

  /** How many rows are shown before a reader asks for all. */
  public int getRows() {
    return Integer.parseInt(getElement().getAttribute("rows") instanceof String set ? set : "20");
  }

  /** As {@link #setRows}. */
  public AtalayaTable withRows(int rows) {
    setRows(rows);
    return this;
  }
}
