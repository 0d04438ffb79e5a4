// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Dimension;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.exchange.TableAddress;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.StatisticsQuery;

/**
 * What one part of a portlet shows, as an editor set it up. Whether the observatory can answer it
 * is not checked here.
 *
 * @param kind which element shows it
 * @param query the question; without a version
 * @param form the form of a chart
 * @param height of the box that the page reserves, in CSS pixels, one of {@link #HEIGHTS}
 * @param title the editor's own, empty for the observatory's
 */
public record Presentation(Kind kind, StatisticsQuery query, Form form, int height, String title) {

  /** Heights of boxes: a strict content security policy allows no style attribute. */
  public static final List<Integer> HEIGHTS = List.of(200, 240, 320, 400, 480, 560, 640, 800);

  /** Most characters of a title. */
  public static final int MOST_TITLE = 120;

  private static final int MOST_FILTERS = 1000;

  /** Which element shows it. */
  public enum Kind {
    CHART,
    TABLE,
    FIGURE;

    /** The value in preferences. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The element's tag. */
    public String tag() {
      return "atalaya-" + id();
    }
  }

  /** The fields of the form, which are the names of preferences. */
  public enum Field {
    KIND,
    INDICATOR,
    BY,
    MEASURE,
    FILTERS,
    FORM,
    HEIGHT,
    TITLE;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads it from its fields.
   *
   * @param values by the id of a {@link Field}, empty where there is none
   * @throws InvalidFieldException if one of them cannot be read
   */
  public static Presentation read(UnaryOperator<String> values) {
    Kind kind = one(Field.KIND, values, Kind.values(), Kind::id, Kind.CHART);
    Form form = one(Field.FORM, values, Form.values(), Form::id, Form.AUTO);
    String title = values.apply(Field.TITLE.id()).strip();
    if (title.length() > MOST_TITLE || title.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidFieldException(Field.TITLE.id(), List.of("≤ " + MOST_TITLE));
    }
    return new Presentation(kind, query(values), form, height(values), title);
  }

  private static int height(UnaryOperator<String> values) {
    String given = values.apply(Field.HEIGHT.id()).strip();
    return given.isEmpty()
        ? HEIGHTS.get(3)
        : HEIGHTS.stream()
            .filter(height -> given.equals(Integer.toString(height)))
            .findFirst()
            .orElseThrow(() ->
                new InvalidFieldException(
                    Field.HEIGHT.id(), HEIGHTS.stream().map(String::valueOf).toList()));
  }

  private static <T> T one(
      Field field,
      UnaryOperator<String> values,
      T[] all,
      java.util.function.Function<T, String> id,
      T absent) {
    String given = values.apply(field.id()).strip();
    return given.isEmpty()
        ? absent
        : Arrays.stream(all)
            .filter(each -> id.apply(each).equals(given))
            .findFirst()
            .orElseThrow(
                () -> new InvalidFieldException(field.id(), Arrays.stream(all).map(id).toList()));
  }

  private static StatisticsQuery query(UnaryOperator<String> values) {
    String indicator = values.apply(Field.INDICATOR.id()).strip();
    if (!Dimension.isId(indicator)) {
      throw new InvalidFieldException(Field.INDICATOR.id(), List.of("complaints", "victims", "…"));
    }
    String filters = values.apply(Field.FILTERS.id()).strip();
    Map<String, List<String>> parameters = parameters(filters);
    put(parameters, Field.BY, values);
    put(parameters, Field.MEASURE, values);
    try {
      StatisticsQuery query = StatisticsQuery.parse(indicator, parameters);
      if (!query.by().stream().allMatch(Dimension::isId)) {
        throw new InvalidFieldException(Field.BY.id(), List.of("year", "department", "…"));
      }
      long dimensions =
          Stream.concat(query.by().stream(), query.filters().keySet().stream()).distinct().count();
      if (dimensions > StatisticsQuery.MAX_DIMENSIONS) {
        throw new InvalidFieldException(
            Field.BY.id(), List.of("≤ " + StatisticsQuery.MAX_DIMENSIONS));
      }
      return query;
    } catch (QueryException e) {
      throw new InvalidFieldException(Field.FILTERS.id(), e);
    }
  }

  /** Filters as in an address; of other parameters only those that a question has. */
  private static Map<String, List<String>> parameters(String filters) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : filters.isEmpty() ? new String[0] : filters.split("&")) {
      String[] parts = pair.split("=", 2);
      boolean known =
          Dimension.isId(parts[0])
              && (!Dimension.RESERVED.contains(parts[0])
                  || List.of("from", "to", "sort", "top").contains(parts[0]));
      if (filters.length() > MOST_FILTERS
          || parts.length != 2
          || !known
          || parameters.put(parts[0], List.of(decoded(parts[1]))) != null) {
        throw new InvalidFieldException(
            Field.FILTERS.id(), List.of("year=2010&department=01", "from=2009-04&to=2010-03"));
      }
    }
    return parameters;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException(Field.FILTERS.id(), List.of("year=2010&department=01"));
    }
  }

  private static void put(
      Map<String, List<String>> parameters, Field field, UnaryOperator<String> values) {
    String value = values.apply(field.id()).strip();
    if (!value.isEmpty()) {
      parameters.put(field.id(), List.of(value));
    }
  }

  /** The same with another question. */
  public Presentation with(StatisticsQuery other) {
    return new Presentation(kind, other, form, height, title);
  }

  /** The element's attributes that say what it shows: names and values. */
  List<String> attributes() {
    return List.of(
        "indicator", query.indicator(),
        "by", String.join(",", query.by()),
        "measure", query.measure().map(Measure::id).orElse(""),
        "filters", TableAddress.query(query.filters()),
        "from", query.from().map(CalendarPeriod::code).orElse(""),
        "to", query.to().map(CalendarPeriod::code).orElse(""),
        "sort", query.sort() == StatisticsQuery.Sort.DECLARED ? "" : query.sort().id(),
        "top", query.top().isPresent() ? Integer.toString(query.top().getAsInt()) : "",
        "form", kind == Kind.CHART && form != Form.AUTO ? form.id() : "",
        "heading", title);
  }

  /** The question as the observatory's addresses have it. */
  TableAddress address(String api) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(query.filters());
    List<String> attributes = attributes();
    for (int i = 0; i < attributes.size(); i += 2) {
      String name = attributes.get(i);
      boolean asked = StatisticsQuery.PARAMETERS.contains(name) && !attributes.get(i + 1).isEmpty();
      if (asked) {
        parameters.put(name, List.of(attributes.get(i + 1)));
      }
    }
    return new TableAddress(api, query.indicator(), parameters);
  }
}
