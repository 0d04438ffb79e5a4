// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.dashboard;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A reader chose filters of a dashboard. Everything in it comes from the browser. */
@DomEvent("atalaya-filter-change")
public class FilterChangeEvent extends ComponentEvent<AtalayaDashboard> {

  private static final long serialVersionUID = 1L;

  private final Map<String, String> filters;

  /**
   * The event.
   *
   * @param fromClient whether it comes from the browser
   */
  public FilterChangeEvent(
      AtalayaDashboard source,
      boolean fromClient,
      @EventData("event.detail.filters") JsonNode filters) {
    super(source, fromClient);
    Map<String, String> codes = new LinkedHashMap<>();
    filters.properties().forEach(each -> codes.put(each.getKey(), each.getValue().asString()));
    this.filters = Collections.unmodifiableMap(codes);
  }

  /** All filters that hold now: codes by dimension. */
  public Map<String, String> getFilters() {
    return filters;
  }
}
