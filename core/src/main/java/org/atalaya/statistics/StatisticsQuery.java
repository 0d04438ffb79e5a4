// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.statistics.QueryProblem.Kind;

/**
 * A question for a table, as written in an address; not yet checked against what there is.
 *
 * <pre>{@code
 * StatisticsQuery query =
 *     StatisticsQuery.of("victims").by("department", "victim-sex").where("year", "2011");
 * }</pre>
 *
 * @param indicator id of the indicator
 * @param by dimensions by which to tell apart, in this order
 * @param filters codes by dimension: one code restricts the table to it, several list rows
 * @param from first period, included
 * @param to last period, included
 * @param measure what the figures say; the indicator's default where absent
 * @param sort order of the rows
 * @param top how many rows to list before the rest, 1 to 400; in descending order
 * @param version dataset version; where absent that which is released for such a table
 */
public record StatisticsQuery(
    String indicator,
    List<String> by,
    Map<String, List<String>> filters,
    Optional<CalendarPeriod> from,
    Optional<CalendarPeriod> to,
    Optional<Measure> measure,
    Sort sort,
    OptionalInt top,
    OptionalInt version) {

  /** Parameters that are not dimensions. */
  public static final List<String> PARAMETERS =
      List.of("by", "measure", "from", "to", "sort", "top", "version");

  /** Most dimensions of a table, filters included. */
  public static final int MAX_DIMENSIONS = 3;

  /**
   * What the dimension of the years to date adds to the id of the years that it is made from:
   * {@code year-to-date}.
   */
  static final String TO_DATE = "-to-date";

  /** Most codes in one question. */
  public static final int MAX_CODES = 400;

  /** Order of the rows. */
  public enum Sort {
    /** As declared: by code, by time, unknown last. */
    DECLARED("code"),
    ASCENDING("value"),
    DESCENDING("-value");

    private final String id;

    Sort(String id) {
      this.id = id;
    }

    /** The value in addresses. */
    public String id() {
      return id;
    }
  }

  public StatisticsQuery {
    by = List.copyOf(by);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    filters.forEach((dimension, codes) -> copy.put(dimension, List.copyOf(codes)));
    filters = Collections.unmodifiableMap(copy);
  }

  /** A question for the total of an indicator. */
  public static StatisticsQuery of(String indicator) {
    return new StatisticsQuery(
        indicator,
        List.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Sort.DECLARED,
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  /**
   * Reads a question from the parameters of an address. A parameter that is not in {@link
   * #PARAMETERS} is taken for a dimension and checked when the question is asked.
   *
   * @throws QueryException if a value cannot be read
   */
  public static StatisticsQuery parse(String indicator, Map<String, List<String>> parameters) {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    Map<String, String> settings = new LinkedHashMap<>();
    parameters.forEach((name, values) -> {
      if (values.size() != 1) {
        throw QueryProblem.of(Kind.REPEATED_PARAMETER, shorten(name), String.join(" & ", values));
      }
      if (PARAMETERS.contains(name)) {
        settings.put(name, values.getFirst());
      } else {
        filters.put(shorten(name), split(name, values.getFirst()));
      }
    });
    return new StatisticsQuery(
        indicator,
        settings.containsKey("by") ? split("by", settings.getOrDefault("by", "")) : List.of(),
        filters,
        period("from", settings),
        period("to", settings),
        measure(settings),
        sort(settings),
        number("top", settings),
        number("version", settings));
  }

  /** The same question, told apart by these dimensions. */
  public StatisticsQuery by(String... dimensions) {
    return new StatisticsQuery(
        indicator, List.of(dimensions), filters, from, to, measure, sort, top, version);
  }

  /** The same question, restricted to one category or to several that are listed as rows. */
  public StatisticsQuery where(String dimension, String... codes) {
    Map<String, List<String>> more = new LinkedHashMap<>(filters);
    more.put(dimension, List.of(codes));
    return new StatisticsQuery(indicator, by, more, from, to, measure, sort, top, version);
  }

  /** The same question for these periods, both included. */
  public StatisticsQuery between(CalendarPeriod first, CalendarPeriod last) {
    return new StatisticsQuery(
        indicator, by, filters, Optional.of(first), Optional.of(last), measure, sort, top, version);
  }

  /** The same question for another measure. */
  public StatisticsQuery measure(Measure other) {
    return new StatisticsQuery(
        indicator, by, filters, from, to, Optional.of(other), sort, top, version);
  }

  /** The same question in another order. */
  public StatisticsQuery sort(Sort other) {
    return new StatisticsQuery(indicator, by, filters, from, to, measure, other, top, version);
  }

  /** The same question for the {@code rows} largest. */
  public StatisticsQuery top(int rows) {
    return new StatisticsQuery(
        indicator, by, filters, from, to, measure, sort, OptionalInt.of(rows), version);
  }

  /** The same question for all rows. */
  public StatisticsQuery withoutTop() {
    return new StatisticsQuery(
        indicator, by, filters, from, to, measure, sort, OptionalInt.empty(), version);
  }

  /** The same question of an earlier state of the records. */
  public StatisticsQuery version(int number) {
    return new StatisticsQuery(
        indicator, by, filters, from, to, measure, sort, top, OptionalInt.of(number));
  }

  /** Whether the categories of a dimension with this id are the years to date. */
  public static boolean isToDate(String dimension) {
    return dimension.endsWith(TO_DATE);
  }

  /** The id of the years of which the years to date are made; of any other dimension its own. */
  public static String withoutToDate(String dimension) {
    return isToDate(dimension)
        ? dimension.substring(0, dimension.length() - TO_DATE.length())
        : dimension;
  }

  private static String shorten(String name) {
    return name.length() <= 80 ? name : name.substring(0, 80);
  }

  private static List<String> split(String parameter, String value) {
    String[] parts = value.split(",", MAX_CODES + 2);
    if (parts.length > MAX_CODES) {
      throw QueryProblem.of(Kind.TOO_MANY_CODES, shorten(parameter), "> " + MAX_CODES);
    }
    Set<String> seen = new HashSet<>();
    for (String part : parts) {
      if (part.isBlank() || !seen.add(part)) {
        throw QueryProblem.of(Kind.INVALID_VALUE, shorten(parameter), value);
      }
    }
    return Arrays.asList(parts);
  }

  private static Optional<CalendarPeriod> period(String name, Map<String, String> settings) {
    String value = settings.get(name);
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(
        CalendarPeriod.parse(value)
            .orElseThrow(() ->
                QueryProblem.of(
                    Kind.INVALID_PERIOD, name, value, List.of("2011", "2011-Q3", "2011-08"))));
  }

  private static Optional<Measure> measure(Map<String, String> settings) {
    Optional<String> value = Optional.ofNullable(settings.get("measure"));
    Optional<Measure> measure = value.flatMap(Measure::byId);
    if (value.isPresent() && measure.isEmpty()) {
      throw QueryProblem.of(
          Kind.UNKNOWN_MEASURE,
          "measure",
          value.get(),
          Arrays.stream(Measure.values()).map(Measure::id).toList());
    }
    return measure;
  }

  private static Sort sort(Map<String, String> settings) {
    String value = settings.getOrDefault("sort", Sort.DECLARED.id());
    return Arrays.stream(Sort.values())
        .filter(sort -> sort.id().equals(value))
        .findFirst()
        .orElseThrow(() ->
            QueryProblem.of(
                Kind.INVALID_VALUE,
                "sort",
                value,
                Arrays.stream(Sort.values()).map(Sort::id).toList()));
  }

  private static OptionalInt number(String name, Map<String, String> settings) {
    String value = settings.get(name);
    if (value == null) {
      return OptionalInt.empty();
    }
    if (!value.matches("[1-9][0-9]{0,6}")) {
      throw QueryProblem.of(Kind.INVALID_VALUE, name, value);
    }
    int number = Integer.parseInt(value);
    if (name.equals("top") && number > MAX_CODES) {
      throw QueryProblem.of(Kind.INVALID_VALUE, name, value, List.of("1–" + MAX_CODES));
    }
    return OptionalInt.of(number);
  }
}
