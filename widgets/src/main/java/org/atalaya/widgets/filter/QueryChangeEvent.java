// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.filter;

import com.vaadin.flow.component.ComponentEvent;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.element.StoredQuery;

/** Another question came out of what is chosen in a filter. */
public class QueryChangeEvent extends ComponentEvent<StatisticsFilter> {

  private static final long serialVersionUID = 1L;

  private final StoredQuery query;

  /**
   * The event.
   *
   * @param fromClient whether a reader chose, rather than the host or the address
   */
  public QueryChangeEvent(StatisticsFilter source, boolean fromClient, StatisticsQuery query) {
    super(source, fromClient);
    this.query = StoredQuery.of(query);
  }

  /** The question. */
  public StatisticsQuery getQuery() {
    return query.query();
  }
}
