// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import jakarta.portlet.MutableRenderParameters;
import jakarta.portlet.PortletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.atalaya.cases.Dimension;
import org.atalaya.exchange.TableAddress;
import org.atalaya.statistics.StatisticsCatalogue.Entry;
import org.atalaya.statistics.StatisticsQuery;
import org.jspecify.annotations.Nullable;

/**
 * What the reader chose for all portlets of a page: the public render parameters {@code year},
 * {@code department} and {@code crime}.
 *
 * @param codes by parameter, as they stand in the address and not yet checked
 */
public record PublicFilters(Map<String, String> codes) {

  /** The parameters, in the order of the form. */
  public static final List<String> PARAMETERS = List.of("year", "department", "crime");

  /** What a filter tells other portlets: {@link #text}, which every class loader knows. */
  public static final QName EVENT = new QName("https://atalaya.org/portlet", "filter");

  private static final int MOST_CHARACTERS = 100;

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
    return read(name -> request.getRenderParameters().getValue(name));
  }

  /**
   * Reads them.
   *
   * @param values by parameter; what is blank or longer than any code holds for nothing
   */
  public static PublicFilters read(Function<String, @Nullable String> values) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (String parameter : PARAMETERS) {
      String code = values.apply(parameter);
      if (code != null && !code.isBlank() && code.length() <= MOST_CHARACTERS) {
        codes.put(parameter, code);
      }
    }
    return new PublicFilters(codes);
  }

  /** Reads {@link #text}; absent where it is none. */
  static Optional<PublicFilters> parse(String text) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length != 2 || !PARAMETERS.contains(parts[0])) {
        return Optional.empty();
      }
      try {
        codes.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.of(read(codes::get));
  }

  /** As the query of an address, {@code department=01&year=2010}; empty where nothing is chosen. */
  public String text() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    codes.forEach((parameter, code) -> parameters.put(parameter, List.of(code)));
    return TableAddress.query(parameters);
  }

  /** Puts them into the page's address. */
  public void keep(MutableRenderParameters address) {
    for (String parameter : PARAMETERS) {
      String code = codes.get(parameter);
      if (code == null) {
        address.removeParameter(parameter);
      } else {
        address.setValue(parameter, code);
      }
    }
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
