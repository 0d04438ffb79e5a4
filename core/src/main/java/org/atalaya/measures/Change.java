// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.internal.MonthlyDispersion;
import org.atalaya.measures.internal.QuasiPoisson;
import org.atalaya.measures.internal.QuasiPoisson.Dispersion;
import org.atalaya.measures.internal.QuasiPoisson.RelativeChange;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.QueryScope;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;

/**
 * Difference to the year or month before, in percent of it: {@code 100 · (now − before) / before},
 * both as published. Where the table does not list the period before, there is no change, and none
 * where one of the two is not covered by the records from its first day to its last.
 *
 * <p>Complaints come in clusters, so the interval is that of a quasi-Poisson model: the dispersion
 * is estimated from the months of the same series, and the variance of the noise is added. Where
 * the series is too short to estimate it there is no interval.
 */
public final class Change {

  private Change() {}

  /** The changes of the table that {@code query} asks for, along its first time axis. */
  static PublishableTable of(StatisticsQuery query, PublishedCounts counts) {
    PublishableTable table = counts.counts(query, QueryScope.PUBLIC);
    return of(table, months(query, table.header(), counts));
  }

  /**
   * The changes of a table of counts, along its first time axis.
   *
   * @param months counts by the same other axes, in the same order, and by months as the last axis
   * @throws IllegalArgumentException if the table has no time axis
   */
  static PublishableTable of(PublishableTable counts, Optional<PublishableTable> months) {
    TableHeader header = counts.header();
    int time = timeAxis(header);
    int stride =
        header.axes().stream().skip(time + 1L).mapToInt(TableAxis::size).reduce(1, (a, b) -> a * b);
    int periods = header.axes().get(time).size();
    TableAxis axis = header.axes().get(time);
    List<OptionalInt> before = positionsBefore(axis);
    List<Boolean> covered =
        axis.categories().stream()
            .map(period -> CoveredPeriods.covers(header.version(), axis.dimension(), period))
            .toList();
    Map<Integer, Optional<Dispersion>> dispersions = new LinkedHashMap<>();
    List<CellValue> changes = new ArrayList<>(header.cells());
    for (int cell = 0; cell < header.cells(); cell++) {
      int position = header.position(cell, time);
      OptionalInt earlier = before.get(position);
      if (earlier.isEmpty()) {
        changes.add(new NotDefined(Reason.NO_EARLIER_PERIOD));
        continue;
      }
      if (!covered.get(position) || !covered.get(earlier.getAsInt())) {
        changes.add(new NotDefined(Reason.PERIOD_INCOMPLETE));
        continue;
      }
      // The series to which the cell belongs: its place on all axes but time.
      int series = cell / (stride * periods) * stride + cell % stride;
      Optional<Dispersion> dispersion =
          dispersions.computeIfAbsent(series, one -> months.flatMap(table -> of(table, one)));
      changes.add(
          change(
              counts.cells().get(cell - (position - earlier.getAsInt()) * stride),
              counts.cells().get(cell),
              dispersion,
              counts.noiseVariance()));
    }
    return counts.derive(header, Measure.CHANGE, changes, Optional.empty());
  }

  private static int timeAxis(TableHeader header) {
    return IntStream.range(0, header.axes().size())
        .filter(axis -> header.axes().get(axis).dimension().role().isTime())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("changes need a time axis"));
  }

  /** The months that the changes of a table need, whatever periods it lists. */
  static List<String> further(StatisticsQuery query, StatisticsCatalogue.Entry entry) {
    Set<String> used =
        Stream.concat(query.by().stream(), query.filters().keySet().stream())
            .map(StatisticsQuery::withoutToDate)
            .collect(Collectors.toSet());
    return entry.dimensions().stream()
        .filter(one -> one.role() == Role.MONTH && one.parent().filter(used::contains).isPresent())
        .map(Dimension::id)
        .toList();
  }

  /** The months of the same series; absent where there are none, or too many for one table. */
  private static Optional<PublishableTable> months(
      StatisticsQuery query, TableHeader header, PublishedCounts counts) {
    int time = timeAxis(header);
    Dimension dimension = header.axes().get(time).dimension();
    Optional<String> month =
        dimension.role() == Role.MONTH
            ? Optional.of(dimension.id())
            : counts.entry(query.indicator()).dimensions().stream()
                .filter(one -> one.role() == Role.MONTH)
                .filter(one ->
                    one.parent()
                        .filter(year -> StatisticsQuery.withoutToDate(dimension.id()).equals(year))
                        .isPresent())
                .map(Dimension::id)
                .findFirst();
    if (month.isEmpty()) {
      return Optional.empty();
    }
    List<String> by = new ArrayList<>();
    StatisticsQuery series = StatisticsQuery.of(query.indicator());
    for (int axis = 0; axis < header.axes().size(); axis++) {
      String id = header.axes().get(axis).dimension().id();
      if (axis != time) {
        by.add(id);
        List<String> codes = query.filters().get(id);
        series = codes == null ? series : series.where(id, codes.toArray(String[]::new));
      }
    }
    by.add(month.get());
    if (query.version().isPresent()) {
      series = series.version(query.version().getAsInt());
    }
    try {
      return Optional.of(counts.counts(series.by(by.toArray(String[]::new)), QueryScope.MEASURES));
    } catch (QueryException e) {
      if (e.problem().kind() == Kind.TOO_MANY_CELLS) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Optional<Dispersion> of(PublishableTable months, int series) {
    TableAxis axis = months.header().axes().getLast();
    Map<CalendarPeriod, Double> counts = new LinkedHashMap<>();
    for (int i = 0; i < axis.size(); i++) {
      Optional<CalendarPeriod> period = CalendarPeriod.parse(axis.categories().get(i).code());
      CellValue value = months.cells().get(series * axis.size() + i);
      boolean whole =
          period
              .filter(one -> !one.last().atEndOfMonth().isAfter(months.header().version().asOf()))
              .isPresent();
      if (whole) {
        counts.put(period.get(), WithheldCells.number(value));
      }
    }
    return MonthlyDispersion.of(counts);
  }

  /** For each period of the axis, where on it the period before stands. */
  private static List<OptionalInt> positionsBefore(TableAxis axis) {
    List<Optional<CalendarPeriod>> periods =
        axis.categories().stream().map(category -> CalendarPeriod.parse(category.code())).toList();
    List<OptionalInt> before = new ArrayList<>(periods.size());
    for (Optional<CalendarPeriod> period : periods) {
      int position = period.isEmpty() ? -1 : periods.indexOf(period.map(CalendarPeriod::previous));
      before.add(position < 0 ? OptionalInt.empty() : OptionalInt.of(position));
    }
    return before;
  }

  private static CellValue change(
      CellValue before, CellValue now, Optional<Dispersion> dispersion, double noiseVariance) {
    return switch (now) {
      case Published current ->
          switch (before) {
            case Published base when base.value() == 0 -> new NotDefined(Reason.BASE_IS_ZERO);
            case Published base ->
                new Published(
                    100 * (current.value() - base.value()) / base.value(),
                    dispersion
                        .flatMap(found ->
                            QuasiPoisson.change(
                                base.value(),
                                current.value(),
                                found.phi(),
                                OptionalInt.of(found.degreesOfFreedom()),
                                noiseVariance))
                        .map(RelativeChange::interval),
                    Set.of());
            case Suppressed withheld -> new NotDefined(Reason.BASE_IS_SUPPRESSED);
            case NotDefined undefined -> undefined;
          };
      case Suppressed withheld -> new NotDefined(Reason.BASE_IS_SUPPRESSED);
      case NotDefined undefined -> undefined;
    };
  }
}
