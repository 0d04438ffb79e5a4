// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.charts.ChartSettings;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.StatisticsCatalogue;

/**
 * A dashboard that another site shows in a frame: its parts are told one after the other.
 *
 * <pre>
 * ?filters=year,department&amp;part=figure/complaints&amp;part=chart/victims?by=month%26form=line
 * </pre>
 *
 * @param parts the parts, 1 to {@value #MOST_PARTS}; language and colours are those of the
 *     dashboard
 * @param filters dimensions by which readers steer the parts, none or several
 * @param drawing language and colours
 */
record DashboardRequest(List<EmbedRequest> parts, List<String> filters, PublicQuery drawing) {

  static final int MOST_PARTS = 8;
  private static final String PART = "part";
  private static final String FILTERS = "filters";
  private static final List<String> PERIOD = List.of("from", "to");
  private static final List<String> OF_ALL = List.of("lang", "theme");

  DashboardRequest {
    parts = List.copyOf(parts);
    filters = List.copyOf(filters);
  }

  /**
   * Reads the parameters of a dashboard's address; what other sites added is passed over.
   *
   * @throws ProblemException if a part is no widget
   * @throws org.atalaya.statistics.QueryException if a part or a filter is not there or wrong
   */
  static DashboardRequest of(PublicQuery query, StatisticsCatalogue catalogue) {
    List<String> told = query.parameters().getOrDefault(PART, List.of());
    if (told.isEmpty() || told.size() > MOST_PARTS) {
      throw QueryProblem.of(
          Kind.INVALID_VALUE,
          PART,
          Integer.toString(told.size()),
          List.of("1–" + MOST_PARTS, PART + "=chart/{indicator}?{query}"));
    }
    Map<String, List<String>> ofAll = new LinkedHashMap<>(query.parameters());
    ofAll.keySet().retainAll(OF_ALL);
    return new DashboardRequest(
        told.stream().map(text -> part(text, ofAll, catalogue)).toList(),
        filters(query, catalogue),
        new PublicQuery(ofAll));
  }

  private static EmbedRequest part(
      String text, Map<String, List<String>> ofAll, StatisticsCatalogue catalogue) {
    String[] address = text.split("\\?", 2);
    int slash = address[0].indexOf('/');
    String widget = slash < 0 ? "" : address[0].substring(0, slash);
    if (!Widget.idsOfParts().contains(widget)) {
      throw QueryProblem.of(
          Kind.INVALID_VALUE,
          PART,
          text,
          Widget.idsOfParts().stream().map(id -> id + "/{indicator}?{query}").toList());
    }
    Map<String, List<String>> own =
        new LinkedHashMap<>(PublicQuery.parse(address.length > 1 ? address[1] : "").parameters());
    own.put(EmbedRequest.INDICATOR, List.of(address[0].substring(slash + 1)));
    OF_ALL.forEach(own::remove);
    own.putAll(ofAll);
    return EmbedRequest.of(widget, new PublicQuery(own), catalogue);
  }

  private static List<String> filters(PublicQuery query, StatisticsCatalogue catalogue) {
    List<String> asked = new ArrayList<>();
    for (String given : query.parameters().getOrDefault(FILTERS, List.of())) {
      Stream.of(given.split(",", -1)).filter(id -> !id.isEmpty()).forEach(asked::add);
    }
    List<String> known =
        Stream.concat(
                catalogue.entries().stream()
                    .flatMap(entry -> entry.dimensions().stream())
                    .map(dimension -> dimension.id()),
                PERIOD.stream())
            .distinct()
            .toList();
    for (String id : asked) {
      if (!known.contains(id)) {
        throw QueryProblem.of(Kind.UNKNOWN_DIMENSION, FILTERS, id, known);
      }
    }
    return asked.stream().distinct().toList();
  }

  ChartSettings settings() {
    return drawing.drawing();
  }

  /** The same for equal requests, whatever other sites added. */
  String key() {
    return "/embed/dashboard "
        + String.join(",", filters)
        + drawing.normalised()
        + parts.stream().map(EmbedRequest::key).collect(Collectors.joining(" "));
  }
}
