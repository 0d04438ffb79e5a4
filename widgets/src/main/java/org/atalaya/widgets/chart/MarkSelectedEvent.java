// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.chart;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import org.jspecify.annotations.Nullable;

/** A reader chose a value of a chart. Everything in it comes from the browser. */
@DomEvent("atalaya-mark-select")
public class MarkSelectedEvent extends ComponentEvent<AtalayaChart> {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String category;
  private final String series;

  /**
   * The event.
   *
   * @param fromClient whether it comes from the browser
   */
  public MarkSelectedEvent(
      AtalayaChart source,
      boolean fromClient,
      @EventData("event.detail.code") @Nullable String code,
      @EventData("event.detail.category") @Nullable String category,
      @EventData("event.detail.series") @Nullable String series) {
    super(source, fromClient);
    this.code = code == null ? "" : code;
    this.category = category == null ? "" : category;
    this.series = series == null ? "" : series;
  }

  /** Code of the category, for example {@code 01}. */
  public String getCode() {
    return code;
  }

  /** Label of the category. */
  public String getCategory() {
    return category;
  }

  /** Label of the series; empty where there is only one. */
  public String getSeries() {
    return series;
  }
}
