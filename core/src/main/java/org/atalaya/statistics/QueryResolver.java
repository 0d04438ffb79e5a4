// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.statistics.QueryProblem.Kind;

/**
 * Checks a question against what there is and lays out the axes of its table. Everything is decided
 * here, before any record is looked at.
 *
 * <p>The limits (at most three dimensions with filters, no sums over chosen codes or ranges) are
 * part of the protection: unions of cells are a way around the noise (Asghar and Kaafar, PETS
 * 2020).
 */
final class QueryResolver {

  static final int MAX_CELLS = 250_000;

  private final StatisticsQuery query;
  private final Indicator indicator;
  private final CaseSchema schema;
  private final OfferedDimensions offered;
  private final QueryScope scope;
  private final int dimensionsTaken;

  /**
   * A resolver for one question.
   *
   * @param dimensionsTaken how many of the dimensions of a table the indicator itself has used up
   */
  QueryResolver(
      StatisticsQuery query,
      Indicator indicator,
      CaseSchema schema,
      OfferedDimensions offered,
      QueryScope scope,
      int dimensionsTaken) {
    this.query = query;
    this.indicator = indicator;
    this.schema = schema;
    this.offered = offered;
    this.scope = scope;
    this.dimensionsTaken = dimensionsTaken;
  }

  /** The axes: what is only filtered first, then what is told apart, in the order asked for. */
  List<TableAxis> axes() {
    checkMeasure();
    checkLists();
    List<Dimension> dimensions = new ArrayList<>();
    for (String id : query.filters().keySet()) {
      Dimension dimension = dimension(id, Kind.UNKNOWN_PARAMETER, id);
      if (!query.by().contains(id)) {
        dimensions.add(dimension);
      }
    }
    for (String id : query.by()) {
      dimensions.add(dimension("by", Kind.UNKNOWN_DIMENSION, id));
    }
    Optional<Dimension> ranged = rangedDimension(dimensions);
    ranged
        .filter(dimension -> !dimensions.contains(dimension))
        .ifPresent(dimension -> dimensions.addFirst(dimension));
    checkCounts(dimensions);
    dimensions.forEach(this::checkCodes);
    List<TableAxis> axes = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      axes.add(axis(dimension, ranged.filter(dimension::equals).isPresent()));
    }
    checkTable(axes);
    return axes;
  }

  private void checkMeasure() {
    query
        .measure()
        .filter(measure -> scope == QueryScope.PUBLIC && !indicator.measures().contains(measure))
        .ifPresent(measure -> {
          throw QueryProblem.of(
              Kind.UNKNOWN_MEASURE,
              "measure",
              measure.id(),
              indicator.measures().stream().map(Measure::id).toList());
        });
  }

  private Dimension dimension(String parameter, Kind unknown, String id) {
    return offered.dimension(id).orElseThrow(() -> refusal(parameter, unknown, id));
  }

  private QueryException refusal(String parameter, Kind unknown, String id) {
    Optional<Dimension> known = schema.dimension(id).filter(dimension -> !dimension.internal());
    List<String> possible = offered.dimensions().stream().map(Dimension::id).toList();
    if (known.isEmpty()) {
      return QueryProblem.of(unknown, parameter, id, possible);
    }
    boolean ofUnit = schema.dimensionsOf(indicator.unit()).contains(known.get());
    return QueryProblem.of(
        ofUnit ? Kind.DIMENSION_NOT_OFFERED : Kind.DIMENSION_NOT_OF_UNIT, parameter, id, possible);
  }

  /** What parsing an address has checked already, for questions that were put together in code. */
  private void checkLists() {
    checkList("by", query.by());
    query
        .filters()
        .forEach((dimension, codes) -> {
          checkList(dimension, codes);
          if (codes.isEmpty()) {
            throw QueryProblem.of(Kind.INVALID_VALUE, dimension, "");
          }
        });
    int rows = query.top().orElse(1);
    if (rows < 1 || rows > StatisticsQuery.MAX_CODES) {
      throw QueryProblem.of(
          Kind.INVALID_VALUE,
          "top",
          Integer.toString(rows),
          List.of("1–" + StatisticsQuery.MAX_CODES));
    }
  }

  private static void checkList(String parameter, List<String> values) {
    if (Set.copyOf(values).size() < values.size()) {
      throw QueryProblem.of(Kind.INVALID_VALUE, parameter, String.join(",", values));
    }
  }

  private void checkCounts(List<Dimension> dimensions) {
    if (dimensions.size() + dimensionsTaken > StatisticsQuery.MAX_DIMENSIONS) {
      throw QueryProblem.of(
          Kind.TOO_MANY_DIMENSIONS,
          "by",
          Stream.concat(
                  indicator.where().keySet().stream().limit(dimensionsTaken),
                  dimensions.stream().map(Dimension::id))
              .collect(Collectors.joining(",")));
    }
    List<String> toDate =
        dimensions.stream()
            .filter(dimension -> offered.yearToDate(dimension).isPresent())
            .map(Dimension::id)
            .toList();
    if (toDate.size() > 1) {
      throw QueryProblem.of(Kind.INVALID_VALUE, "by", String.join(",", toDate));
    }
    int codes = query.filters().values().stream().mapToInt(List::size).sum();
    if (codes > StatisticsQuery.MAX_CODES) {
      throw QueryProblem.of(
          Kind.TOO_MANY_CODES, query.filters().keySet().iterator().next(), Integer.toString(codes));
    }
  }

  /** Before any axis is laid out, because an axis lists what lies within the codes of another. */
  private void checkCodes(Dimension dimension) {
    List<String> codes = query.filters().get(dimension.id());
    if (codes != null) {
      TableAxis.listing(dimension, offered.categories(dimension), codes);
    }
  }

  private void checkTable(List<TableAxis> axes) {
    long cells = axes.stream().mapToLong(TableAxis::size).reduce(1, Math::multiplyExact);
    if (cells > MAX_CELLS) {
      throw QueryProblem.of(Kind.TOO_MANY_CELLS, "by", Long.toString(cells));
    }
    boolean ranked = query.top().isPresent() || query.sort() != StatisticsQuery.Sort.DECLARED;
    long variable = axes.stream().filter(axis -> !axis.isConstant()).count();
    if (ranked && variable != 1) {
      throw QueryProblem.of(
          Kind.RANKING_NEEDS_ONE_DIMENSION,
          query.top().isPresent() ? "top" : "sort",
          String.join(",", query.by()));
    }
    Measure measure = query.measure().orElse(indicator.defaultMeasure());
    if (measure == Measure.CHANGE
        && axes.stream().noneMatch(axis -> axis.dimension().role().isTime())) {
      throw QueryProblem.of(
          Kind.NO_PERIOD_DIMENSION,
          "measure",
          measure.id(),
          List.of("by=year", "by=month", "by=year-to-date"));
    }
    if (measure == Measure.SHARE && !hasMargin(axes)) {
      throw QueryProblem.of(Kind.PARTIAL_SHARE, "measure", axes.getLast().dimension().id());
    }
  }

  /**
   * Whether the total over the last axis is that of a declared period (all of them, or the year
   * whose months are listed) rather than of a free range.
   */
  boolean hasMargin(List<TableAxis> axes) {
    if (axes.isEmpty()) {
      return true;
    }
    TableAxis last = axes.getLast();
    if (offered.yearToDate(last.dimension()).isPresent()) {
      return last.isConstant();
    }
    return last.complete()
        || last.isConstant()
        || !last.dimension().role().isTime()
        || axes.stream()
            .anyMatch(axis -> last.dimension().parent().equals(Optional.of(axis.dimension().id())));
  }

  /** The time dimension that from and to restrict. */
  private Optional<Dimension> rangedDimension(List<Dimension> dimensions) {
    if (query.from().isEmpty() && query.to().isEmpty()) {
      return Optional.empty();
    }
    String parameter = query.from().isPresent() ? "from" : "to";
    for (Role role : List.of(Role.MONTH, Role.YEAR)) {
      for (Dimension dimension : dimensions) {
        if (dimension.role() == role
            && offered.yearToDate(dimension).isEmpty()
            && query.by().contains(dimension.id())) {
          if (query.filters().containsKey(dimension.id())) {
            throw QueryProblem.of(Kind.REPEATED_DIMENSION, parameter, dimension.id());
          }
          return Optional.of(dimension);
        }
      }
    }
    Optional<Dimension> whole = dimensionOfSinglePeriod();
    if (whole.isEmpty()) {
      throw QueryProblem.of(
          Kind.PERIODS_SUMMED, parameter, range(), List.of("by=year", "by=month"));
    }
    whole
        .filter(dimensions::contains)
        .ifPresent(dimension -> {
          throw QueryProblem.of(Kind.REPEATED_DIMENSION, parameter, dimension.id());
        });
    return whole;
  }

  /** Without rows for periods, from and to can only name one year or one month. */
  private Optional<Dimension> dimensionOfSinglePeriod() {
    if (!query.from().equals(query.to())) {
      return Optional.empty();
    }
    return query
        .from()
        .flatMap(period ->
            switch (period.months()) {
              case 12 -> offered.first(Role.YEAR);
              case 1 -> offered.first(Role.MONTH);
              default -> Optional.<Dimension>empty();
            });
  }

  private String range() {
    return query.from().map(CalendarPeriod::code).orElse("")
        + "…"
        + query.to().map(CalendarPeriod::code).orElse("");
  }

  private TableAxis axis(Dimension dimension, boolean ranged) {
    List<Category> all = offered.categories(dimension);
    if (ranged) {
      return rangedAxis(dimension, all);
    }
    List<String> wanted = query.filters().get(dimension.id());
    if (wanted != null) {
      return TableAxis.listing(dimension, all, wanted);
    }
    List<Category> inside = all.stream().filter(insideParent(dimension)).toList();
    return new TableAxis(dimension, inside, inside.size() == all.size());
  }

  /**
   * Within a filtered department only its own municipalities are listed; likewise months of a year.
   */
  private Predicate<Category> insideParent(Dimension dimension) {
    Optional<List<String>> parents =
        dimension.parent().map(parent -> query.filters().getOrDefault(parent, List.of()));
    return category ->
        parents.isEmpty()
            || parents.get().isEmpty()
            || category.isResidual()
            || category.parent().filter(parents.get()::contains).isPresent();
  }

  private TableAxis rangedAxis(Dimension dimension, List<Category> all) {
    CalendarPeriod from = query.from().orElse(null);
    CalendarPeriod to = query.to().orElse(null);
    if (dimension.role() == Role.YEAR) {
      checkWholeYears(
          "from", query.from().map(CalendarPeriod::first).map(m -> m.getMonthValue() == 1));
      checkWholeYears("to", query.to().map(CalendarPeriod::last).map(m -> m.getMonthValue() == 12));
    }
    List<Category> inside = new ArrayList<>();
    for (Category category : all) {
      Optional<CalendarPeriod> period = CalendarPeriod.parse(category.code());
      boolean after =
          from == null || period.filter(p -> !p.first().isBefore(from.first())).isPresent();
      boolean before = to == null || period.filter(p -> !p.last().isAfter(to.last())).isPresent();
      if (period.isPresent() && after && before) {
        inside.add(category);
      }
    }
    if (inside.isEmpty()) {
      throw QueryProblem.of(
          Kind.INVALID_PERIOD,
          query.from().isPresent() ? "from" : "to",
          range(),
          List.of(all.getFirst().code() + "…" + lastPeriod(all)));
    }
    return new TableAxis(dimension, inside, inside.size() == all.size());
  }

  private void checkWholeYears(String parameter, Optional<Boolean> whole) {
    if (whole.filter(isWhole -> !isWhole).isPresent()) {
      throw QueryProblem.of(Kind.INVALID_PERIOD, parameter, range(), List.of("2010", "2011"));
    }
  }

  private static String lastPeriod(List<Category> all) {
    return all.reversed().stream()
        .filter(category -> !category.isResidual())
        .findFirst()
        .map(Category::code)
        .orElse("");
  }
}
