// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.Category;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.DatasetVersion.TimeSpan;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.Label;
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

  static final int MAX_DIMENSIONS = 3;
  static final int MAX_CELLS = 250_000;

  private final StatisticsQuery query;
  private final Indicator indicator;
  private final CaseSchema schema;
  private final DatasetVersion version;

  QueryResolver(
      StatisticsQuery query, Indicator indicator, CaseSchema schema, DatasetVersion version) {
    this.query = query;
    this.indicator = indicator;
    this.schema = schema;
    this.version = version;
  }

  /** The axes: what is only filtered first, then what is told apart, in the order asked for. */
  List<TableAxis> axes() {
    if (!indicator.measures().contains(query.measure())) {
      throw QueryProblem.of(
          Kind.UNKNOWN_MEASURE,
          "measure",
          query.measure().id(),
          indicator.measures().stream().map(Measure::id).sorted().toList());
    }
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

  private Dimension dimension(String parameter, Kind unknown, String id) {
    Optional<Dimension> known = schema.dimension(id);
    List<String> possible =
        schema.dimensionsOf(indicator.unit()).stream().map(Dimension::id).toList();
    if (known.isEmpty()) {
      throw QueryProblem.of(unknown, parameter, id, possible);
    }
    if (!possible.contains(id)) {
      throw QueryProblem.of(Kind.DIMENSION_NOT_OF_UNIT, parameter, id, possible);
    }
    return known.get();
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
    if (dimensions.size() > MAX_DIMENSIONS) {
      throw QueryProblem.of(
          Kind.TOO_MANY_DIMENSIONS,
          "by",
          String.join(",", dimensions.stream().map(Dimension::id).toList()));
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
      wanted(dimension, categories(dimension), codes);
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
    if (query.measure() == Measure.CHANGE
        && axes.stream().noneMatch(axis -> axis.dimension().role().isTime())) {
      throw QueryProblem.of(
          Kind.NO_PERIOD_DIMENSION,
          "measure",
          query.measure().id(),
          List.of("by=year", "by=month"));
    }
    if (query.measure() == Measure.SHARE && !axes.isEmpty() && !hasMargin(axes)) {
      throw QueryProblem.of(Kind.PARTIAL_SHARE, "measure", axes.getLast().dimension().id());
    }
  }

  /**
   * Whether the total over the last axis is that of a declared period (all of them, or the year
   * whose months are listed) rather than of a free range.
   */
  static boolean hasMargin(List<TableAxis> axes) {
    if (axes.isEmpty()) {
      return true;
    }
    TableAxis last = axes.getLast();
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
        if (dimension.role() == role && query.by().contains(dimension.id())) {
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
              case 12 -> firstWithRole(Role.YEAR);
              case 1 -> firstWithRole(Role.MONTH);
              default -> Optional.<Dimension>empty();
            });
  }

  private Optional<Dimension> firstWithRole(Role role) {
    return schema.dimensionsOf(indicator.unit()).stream()
        .filter(dimension -> dimension.role() == role)
        .findFirst();
  }

  private String range() {
    return query.from().map(CalendarPeriod::code).orElse("")
        + "…"
        + query.to().map(CalendarPeriod::code).orElse("");
  }

  private TableAxis axis(Dimension dimension, boolean ranged) {
    List<Category> all = categories(dimension);
    if (ranged) {
      return rangedAxis(dimension, all);
    }
    List<String> wanted = query.filters().get(dimension.id());
    if (wanted != null) {
      return new TableAxis(dimension, wanted(dimension, all, wanted), false);
    }
    List<Category> inside = all.stream().filter(insideParent(dimension)).toList();
    return new TableAxis(dimension, inside, inside.size() == all.size());
  }

  private List<Category> categories(Dimension dimension) {
    return dimension.role().isTime() ? periods(dimension, version) : dimension.categories();
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

  private static List<Category> wanted(
      Dimension dimension, List<Category> all, List<String> codes) {
    List<Category> found = new ArrayList<>();
    for (String code : codes) {
      found.add(
          all.stream()
              .filter(category -> category.code().equals(code))
              .findFirst()
              .orElseThrow(() ->
                  QueryProblem.of(
                      Kind.UNKNOWN_CATEGORY,
                      dimension.id(),
                      code,
                      all.stream().map(Category::code).toList())));
    }
    return found;
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

  /** The periods of a time dimension that a version covers, "unknown" last where it occurs. */
  static List<Category> periods(Dimension dimension, DatasetVersion version) {
    TimeSpan span = version.spans().get(dimension.id());
    List<Category> periods = new ArrayList<>();
    if (span != null) {
      for (int ordinal = span.first(); ordinal <= span.last(); ordinal++) {
        CalendarPeriod period = CalendarPeriod.ofOrdinal(dimension.role(), ordinal);
        Optional<String> parent =
            dimension.role() == Role.MONTH
                ? Optional.of(CalendarPeriod.year(period.first().getYear()).code())
                : Optional.empty();
        periods.add(new Category(period.code(), Label.same(period.code()), parent));
      }
    }
    if (span == null || span.unknown()) {
      dimension.category(Category.UNKNOWN).ifPresent(periods::add);
    }
    return periods;
  }
}
