// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import jakarta.portlet.PortletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.Dimension;
import org.atalaya.statistics.StatisticsCatalogue.Entry;
import org.atalaya.statistics.StatisticsQuery;

/**
 * What the reader chose for all portlets of a page: the public render parameters {@code year},
 * {@code department} and {@code crime}.
 *
 * @param codes by parameter, as they stand in the address and not yet checked
 */
public record PublicFilters(Map<String, String> codes) {

  /** The parameters, in the order of the form. */
  public static final List<String> PARAMETERS = List.of("year", "department", "crime");

  public PublicFilters {
    codes = Map.copyOf(codes);
  }

  /**
   * A question with the filters that hold for it.
   *
   * @param ignored parameters that do not
   */
  public record Filtered(StatisticsQuery query, List<String> ignored) {}

  /** The filters of a request. */
  public static PublicFilters of(PortletRequest request) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (String parameter : PARAMETERS) {
      String code = request.getRenderParameters().getValue(parameter);
      if (code != null && !code.isBlank()) {
        codes.put(parameter, code);
      }
    }
    return new PublicFilters(codes);
  }

  /** The dimension that a parameter filters: of crimes their groups, where there are any. */
  public static Optional<Dimension> dimension(Entry entry, String parameter) {
    return parameter.equals("crime")
        ? entry.dimension("crime-group").or(() -> entry.dimension(parameter))
        : entry.dimension(parameter);
  }

  /**
   * The question as the reader wants it. A filter holds where the indicator has the dimension and
   * the category, the question does not list that dimension, and has room for it; it takes the
   * place of the editor's own filter.
   */
  public Filtered apply(StatisticsQuery query, Entry entry) {
    StatisticsQuery filtered = query;
    List<String> ignored = new ArrayList<>();
    for (String parameter : PARAMETERS) {
      String code = codes.get(parameter);
      if (code == null) {
        continue;
      }
      Optional<Dimension> dimension =
          dimension(entry, parameter).filter(each -> each.category(code).isPresent());
      StatisticsQuery before = filtered;
      if (dimension.filter(each -> hasRoom(before, each.id())).isPresent()) {
        filtered = before.where(dimension.get().id(), code);
      } else {
        ignored.add(parameter);
      }
    }
    return new Filtered(filtered, ignored);
  }

  private static boolean hasRoom(StatisticsQuery query, String dimension) {
    Set<String> dimensions = new LinkedHashSet<>(query.by());
    dimensions.addAll(query.filters().keySet());
    dimensions.add(dimension);
    return !query.by().contains(dimension) && dimensions.size() <= StatisticsQuery.MAX_DIMENSIONS;
  }
}
