// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;

/**
 * What a reader has chosen to see of every page. It is kept in the address, so that a view can be
 * bookmarked, sent and gone back to.
 *
 * @param year code of a year
 * @param department code of a department
 */
record PortalFilter(Optional<String> year, Optional<String> department) {

  static final String YEAR = "year";
  static final String DEPARTMENT = "department";

  /** The filter in an address. What it says is taken only if there is such a category. */
  static PortalFilter of(QueryParameters parameters, StatisticsCatalogue catalogue) {
    return new PortalFilter(
        known(parameters, YEAR, catalogue), known(parameters, DEPARTMENT, catalogue));
  }

  /** What an address asks for although there is no such category, by the names of parameters. */
  static Map<String, String> unknown(QueryParameters parameters, StatisticsCatalogue catalogue) {
    Map<String, String> unknown = new LinkedHashMap<>();
    for (String name : List.of(YEAR, DEPARTMENT)) {
      parameters
          .getSingleParameter(name)
          .filter(given -> !given.isEmpty() && known(parameters, name, catalogue).isEmpty())
          .ifPresent(given -> unknown.put(name, given));
    }
    return unknown;
  }

  private static Optional<String> known(
      QueryParameters parameters, String dimension, StatisticsCatalogue catalogue) {
    return parameters
        .getSingleParameter(dimension)
        .filter(given ->
            CatalogueWords.categories(catalogue, "complaints", dimension).stream()
                .anyMatch(category -> category.code().equals(given)));
  }

  PortalFilter withYear(Optional<String> code) {
    return new PortalFilter(code, department);
  }

  PortalFilter withDepartment(Optional<String> code) {
    return new PortalFilter(year, code);
  }

  boolean isEmpty() {
    return year.isEmpty() && department.isEmpty();
  }

  /** The parameters of an address with this filter. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    year.ifPresent(code -> parameters.put(YEAR, code));
    department.ifPresent(code -> parameters.put(DEPARTMENT, code));
    return parameters;
  }

  /**
   * The question restricted to this filter. Where filters leave no room for all the dimensions by
   * which it tells apart, the last of these are given up.
   *
   * @param query a question that tells apart by what is more important first
   * @param entry the indicator that it asks for
   */
  StatisticsQuery applyTo(StatisticsQuery query, StatisticsCatalogue.Entry entry) {
    StatisticsQuery restricted = query;
    for (Map.Entry<String, String> filter : parameters().entrySet()) {
      if (CatalogueWords.has(entry, filter.getKey())) {
        restricted = restricted.where(filter.getKey(), filter.getValue());
      }
    }
    long room = StatisticsQuery.MAX_DIMENSIONS - taken(entry.indicator());
    StatisticsQuery asked = restricted;
    long filters = asked.filters().keySet().stream().filter(id -> !asked.by().contains(id)).count();
    int rows = (int) Math.min(asked.by().size(), Math.max(0, room - filters));
    return asked.by(asked.by().subList(0, rows).toArray(String[]::new));
  }

  /** An indicator's own restriction may be a dimension like any other, and is taken for one. */
  private static int taken(Indicator indicator) {
    return indicator.where().size();
  }
}
