// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.charts.ChartSettings;
import org.atalaya.exchange.TableAddress;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;

/**
 * A widget that another site shows, as it is asked for by a frame's address. Sites add parameters
 * of their own to addresses, so what nobody here knows is passed over.
 *
 * @param indicator what is counted
 * @param query the parameters that choose figures and drawing, without those of other sites
 */
record EmbedRequest(Widget widget, String indicator, PublicQuery query) {

  static final String INDICATOR = "indicator";
  static final String FORM = "form";
  private static final Pattern FRAME = Pattern.compile("/embed/([a-z-]+)");
  private static final Pattern CHART = Pattern.compile("/v1/charts/([A-Za-z0-9_-]+)\\.([a-z]+)");

  /**
   * Reads what follows {@code {base}/embed/} in an address.
   *
   * @throws ProblemException if there is no such widget
   * @throws org.atalaya.statistics.QueryException if no indicator is named, or more than one
   */
  static EmbedRequest of(String widget, PublicQuery query, StatisticsCatalogue catalogue) {
    Widget asked =
        Widget.byId(widget)
            .orElseThrow(() ->
                new ProblemException(
                    RequestProblem.UNKNOWN_RESOURCE,
                    "/embed/" + widget,
                    Widget.ids().stream().map(id -> "/embed/" + id).toList()));
    List<String> indicators = query.parameters().getOrDefault(INDICATOR, List.of(""));
    if (indicators.size() > 1) {
      throw QueryProblem.of(Kind.REPEATED_PARAMETER, INDICATOR, String.join(" & ", indicators));
    }
    String indicator = indicators.getFirst();
    if (catalogue.entry(indicator).isEmpty()) {
      List<String> allowed =
          catalogue.entries().stream().map(entry -> entry.indicator().id()).toList();
      throw QueryProblem.of(Kind.UNKNOWN_INDICATOR, INDICATOR, indicator, allowed);
    }
    return new EmbedRequest(asked, indicator, drawnAs(asked, known(query, catalogue)));
  }

  /** A figure has no other form. */
  private static PublicQuery drawnAs(Widget widget, PublicQuery query) {
    if (widget != Widget.FIGURE) {
      return query;
    }
    Map<String, List<String>> own = new LinkedHashMap<>(query.parameters());
    own.put(FORM, List.of(ChartSettings.Form.FIGURE.id()));
    return new PublicQuery(own);
  }

  /**
   * What an address of this observatory shows; nothing for any other address. Compared as text, so
   * that no reading of it can lead elsewhere.
   *
   * @param api address below which the public API lies, without a slash at its end
   */
  static Optional<EmbedRequest> at(String url, String api, StatisticsCatalogue catalogue) {
    if (!url.startsWith(api + "/")) {
      return Optional.empty();
    }
    String[] parts = url.substring(api.length()).split("#", 2)[0].split("\\?", 2);
    PublicQuery query = PublicQuery.parse(parts.length > 1 ? parts[1] : "");
    Matcher frame = FRAME.matcher(parts[0]);
    if (frame.matches() && Widget.idsOfParts().contains(frame.group(1))) {
      return Widget.byId(frame.group(1)).map(widget -> of(widget.id(), query, catalogue));
    }
    Matcher chart = CHART.matcher(parts[0]);
    return chart.matches()
            && ChartFormat.byId(chart.group(2)).isPresent()
            && catalogue.entry(chart.group(1)).isPresent()
        ? Optional.of(new EmbedRequest(Widget.CHART, chart.group(1), known(query, catalogue)))
        : Optional.empty();
  }

  private static PublicQuery known(PublicQuery query, StatisticsCatalogue catalogue) {
    Set<String> names = new TreeSet<>(StatisticsQuery.PARAMETERS);
    names.addAll(ChartSettings.PARAMETERS);
    catalogue
        .entries()
        .forEach(entry -> entry.dimensions().forEach(dimension -> names.add(dimension.id())));
    Map<String, List<String>> own = new LinkedHashMap<>(query.parameters());
    own.keySet().retainAll(names);
    return new PublicQuery(own);
  }

  /** The same for equal requests, whatever other sites added. */
  String key() {
    return "/embed/" + widget.id() + "/" + indicator + query.normalised();
  }

  /** The address of its page for frames. */
  String frame(String api) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(query.parameters());
    parameters.put(INDICATOR, List.of(indicator));
    return api + "/embed/" + widget.id() + "?" + TableAddress.query(parameters);
  }

  /** The address of the page that is read by itself. */
  String page(String api) {
    return new TableAddress(api, indicator, query.parameters()).chart(ChartFormat.HTML.id());
  }

  /** Where the table is published that it shows. */
  TableAddress table(String api) {
    return new TableAddress(api, indicator, query.figures());
  }
}
