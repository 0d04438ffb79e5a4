// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.element;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;

/**
 * A question in the form in which components keep it: that of an address, which can be stored with
 * a session.
 *
 * @param indicator id of the indicator
 * @param parameters everything else that the question says, by the names of {@link
 *     StatisticsQuery#PARAMETERS} and of dimensions; several codes are joined by commas
 */
public record StoredQuery(String indicator, Map<String, String> parameters)
    implements Serializable {

  public StoredQuery {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The form in which to keep {@code query}. */
  public static StoredQuery of(StatisticsQuery query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (!query.by().isEmpty()) {
      parameters.put("by", String.join(",", query.by()));
    }
    query
        .filters()
        .forEach((dimension, codes) -> parameters.put(dimension, String.join(",", codes)));
    query.from().map(CalendarPeriod::code).ifPresent(code -> parameters.put("from", code));
    query.to().map(CalendarPeriod::code).ifPresent(code -> parameters.put("to", code));
    query.measure().map(Measure::id).ifPresent(id -> parameters.put("measure", id));
    if (query.sort() != Sort.DECLARED) {
      parameters.put("sort", query.sort().id());
    }
    query.top().ifPresent(rows -> parameters.put("top", Integer.toString(rows)));
    query.version().ifPresent(number -> parameters.put("version", Integer.toString(number)));
    return new StoredQuery(query.indicator(), parameters);
  }

  /** The question. */
  public StatisticsQuery query() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    parameters.forEach((name, value) -> values.put(name, List.of(value)));
    return StatisticsQuery.parse(indicator, values);
  }
}
