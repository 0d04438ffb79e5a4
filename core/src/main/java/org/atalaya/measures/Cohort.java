// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.Course;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.internal.Proportion;
import org.atalaya.statistics.CohortDimensions;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Indicator.FollowUp;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.QueryScope;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;

/**
 * What became of the complaints of a year, from published counts only. A table has the cohort's
 * years, at most one more dimension, and the dimensions of {@link CohortDimensions}.
 *
 * <p>A share within a time is told only for a year all of whose complaints were followed up for so
 * long. Curves and quartiles also use what is not yet followed up whole (Aalen–Johansen with
 * competing exits), and rest on at least 30 events.
 */
final class Cohort {

  private static final Wording WORDING = Wording.of(Cohort.class);

  /** Which part of a sum may be withheld for the sum to be told from the middles of the rest. */
  private static final double MOST_WITHHELD = 0.05;

  private static final String YEAR = "year";

  private final StatisticsQuery query;
  private final PublishedCounts counts;
  private final StatisticsCatalogue.Entry entry;
  private final Dimension year;
  private final List<Dimension> own;

  private Cohort(StatisticsQuery query, PublishedCounts counts) {
    this.query = query;
    this.counts = counts;
    this.entry = counts.entry(query.indicator());
    this.year =
        entry
            .dimension(YEAR)
            .orElseThrow(
                () -> QueryProblem.of(Kind.COHORT_NEEDS_YEAR, "indicator", query.indicator()));
    this.own = entry.dimensions().stream().filter(Cohort::isOwn).toList();
  }

  private static boolean isOwn(Dimension dimension) {
    return Stream.of(
            CohortDimensions.OUTCOME,
            CohortDimensions.HORIZON,
            CohortDimensions.EXIT,
            CohortDimensions.DAYS,
            CohortDimensions.QUARTILE)
        .anyMatch(dimension.id()::equals);
  }

  /** The table that {@code query} asks for. */
  static PublishableTable of(StatisticsQuery query, PublishedCounts counts) {
    return new Cohort(query, counts).table();
  }

  /** The dimensions that follow a cohort, beside those of a question. */
  static List<String> further(Indicator indicator) {
    return indicator.followUp().map(FollowUp::dimensions).orElse(List.of());
  }

  private PublishableTable table() {
    check();
    List<TableAxis> axes = new ArrayList<>();
    StatisticsQuery base = base();
    axes.addAll(counts.header(base, QueryScope.MEASURES).axes());
    int rows = axes.stream().mapToInt(TableAxis::size).reduce(1, (a, b) -> a * b);
    List<TableAxis> listed = own.stream().map(this::listed).toList();
    List<CellValue> cells = new ArrayList<>();
    PublishableTable sizes = counts.counts(base, QueryScope.MEASURES);
    List<Map<String, CellValue>> figures =
        switch (entry.indicator().followUp().orElseThrow()) {
          case FollowUp.Funnel funnel -> funnel(funnel, base, sizes, rows);
          case FollowUp.Incidence incidence ->
              new CohortCurves(counts, base, sizes, incidence.course()).points();
          case FollowUp.Quartiles quartiles ->
              new CohortCurves(counts, base, sizes, quartiles.course()).quartiles(quartiles.exit());
        };
    for (int row = 0; row < rows; row++) {
      boolean whole =
          cohort(sizes.header(), row)
              .map(period -> CoveredPeriods.begins(sizes.header().version(), year, period))
              .orElse(true);
      for (String key : keys(listed)) {
        // Of a year that the records begin in, the complaints are those of its last months only.
        cells.add(
            whole
                ? figures.get(row).getOrDefault(key, new NotDefined(Reason.FOLLOW_UP_INCOMPLETE))
                : new NotDefined(Reason.PERIOD_INCOMPLETE));
      }
    }
    axes.addAll(listed);
    TableHeader header = sizes.header().withAxes(axes).withNote(WORDING.label(note()));
    return sizes.derive(header, entry.indicator().defaultMeasure(), cells, Optional.empty());
  }

  private String note() {
    return switch (entry.indicator().followUp().orElseThrow()) {
      case FollowUp.Funnel funnel -> "cohort.months";
      case FollowUp.Incidence incidence ->
          entry.indicator().unit() == CountingUnit.ALERT
              ? "cohort.observed.alert"
              : "cohort.observed";
      case FollowUp.Quartiles quartiles -> "cohort.observed";
    };
  }

  /** The codes of all combinations of these axes, the last varying fastest. */
  private static List<String> keys(List<TableAxis> axes) {
    List<String> keys = List.of("");
    for (TableAxis axis : axes) {
      keys =
          keys.stream()
              .flatMap(before ->
                  axis.categories().stream().map(category -> key(before, category.code())))
              .toList();
    }
    return keys;
  }

  /** The key of a figure: codes joined. */
  static String key(String before, String code) {
    return before.isEmpty() ? code : before + "/" + code;
  }

  private void check() {
    Measure only = entry.indicator().defaultMeasure();
    query
        .measure()
        .filter(measure -> measure != only)
        .ifPresent(measure -> {
          throw QueryProblem.of(Kind.UNKNOWN_MEASURE, "measure", measure.id(), List.of(only.id()));
        });
    for (String id : query.by()) {
      known(id, Kind.UNKNOWN_DIMENSION, "by");
    }
    for (String id : query.filters().keySet()) {
      known(id, Kind.UNKNOWN_PARAMETER, id);
    }
    if (query.top().isPresent()) {
      throw QueryProblem.of(Kind.RANKING_NEEDS_ONE_DIMENSION, "top", String.join(",", query.by()));
    }
    if (query.sort() != StatisticsQuery.Sort.DECLARED) {
      throw QueryProblem.of(Kind.RANKING_NEEDS_ONE_DIMENSION, "sort", String.join(",", query.by()));
    }
  }

  private void known(String id, Kind unknown, String parameter) {
    List<String> possible = entry.dimensions().stream().map(Dimension::id).toList();
    if (!possible.contains(id)) {
      throw QueryProblem.of(unknown, parameter, id, possible);
    }
  }

  /** The question for the sizes of the cohorts. */
  private StatisticsQuery base() {
    List<String> ownIds = own.stream().map(Dimension::id).toList();
    List<String> by = new ArrayList<>(query.by());
    by.removeAll(ownIds);
    boolean hasYear =
        by.contains(year.id())
            || query.filters().containsKey(year.id())
            || query.from().isPresent()
            || query.to().isPresent();
    if (!hasYear) {
      by.addFirst(year.id());
    }
    Map<String, List<String>> filters = new LinkedHashMap<>(query.filters());
    filters.keySet().removeAll(ownIds);
    return new StatisticsQuery(
        query.indicator(),
        by,
        filters,
        query.from(),
        query.to(),
        Optional.of(Measure.COUNT),
        StatisticsQuery.Sort.DECLARED,
        query.top(),
        query.version());
  }

  /** An axis of the cohort's own: all its categories, or those that the question lists. */
  private TableAxis listed(Dimension dimension) {
    List<Category> all =
        dimension.categories().stream().filter(category -> !category.isResidual()).toList();
    List<String> wanted = query.filters().get(dimension.id());
    if (wanted == null) {
      return new TableAxis(dimension, all, true);
    }
    return TableAxis.listing(dimension, all, wanted);
  }

  /** For each row of the cohorts: figure by outcome and horizon. */
  private List<Map<String, CellValue>> funnel(
      FollowUp.Funnel funnel, StatisticsQuery base, PublishableTable sizes, int rows) {
    List<Map<String, CellValue>> figures = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      figures.add(new LinkedHashMap<>());
    }
    for (FollowUp.Outcome outcome : funnel.outcomes()) {
      PublishableTable times = counts.counts(more(base, outcome.dimension()), QueryScope.MEASURES);
      TableAxis bands = times.header().axes().getLast();
      Course course = bands.dimension().course().orElseThrow();
      for (int row = 0; row < rows; row++) {
        LocalDate last = lastDay(sizes.header(), row);
        for (int horizon : course.lowerBounds().stream().skip(1).toList()) {
          boolean followed = !last.plusDays(horizon).isAfter(times.header().version().asOf());
          CellValue share =
              followed
                  ? share(times, bands, course, row, horizon, sizes.cells().get(row))
                  : new NotDefined(Reason.FOLLOW_UP_INCOMPLETE);
          figures
              .get(row)
              .put(key(outcome.code(), Integer.toString(CohortDimensions.months(horizon))), share);
        }
      }
    }
    return figures;
  }

  private static CellValue share(
      PublishableTable times,
      TableAxis bands,
      Course course,
      int row,
      int horizon,
      CellValue size) {
    if (!(size instanceof Published all)) {
      return new NotDefined(Reason.BASE_IS_SUPPRESSED);
    }
    if (all.value() <= 0) {
      return new NotDefined(Reason.BASE_IS_ZERO);
    }
    double reached = 0;
    double variance = 0;
    double unknown = 0;
    for (int i = 0; i < bands.size(); i++) {
      Optional<Course.Step> step = course.step(bands.categories().get(i).code());
      boolean within =
          step.filter(one -> one.lastDay().orElse(Integer.MAX_VALUE) < horizon).isPresent();
      if (within) {
        switch (times.cells().get(row * bands.size() + i)) {
          case Published published -> {
            reached += published.value();
            variance += times.noiseVariance();
          }
          case Suppressed withheld -> {
            reached += WithheldCells.middle(withheld);
            // That of a uniform distribution over what is told of it.
            variance += Math.pow(withheld.below() - 1, 2) / 12;
            unknown += withheld.below() - 1;
          }
          case NotDefined undefined -> {}
        }
      }
    }
    if (unknown > MOST_WITHHELD * reached) {
      return new NotDefined(Reason.BASE_IS_SUPPRESSED);
    }
    ConfidenceInterval interval =
        Proportion.interval(reached, all.value(), variance, times.noiseVariance());
    return new Published(
        Math.min(100, 100 * reached / all.value()),
        new ConfidenceInterval(100 * interval.lower(), 100 * interval.upper()));
  }

  /** The same question, told apart by one more dimension. */
  static StatisticsQuery more(StatisticsQuery base, String dimension) {
    return base.by(Stream.concat(base.by().stream(), Stream.of(dimension)).toArray(String[]::new));
  }

  /** The last day on which a complaint of the row's cohort was registered. */
  private LocalDate lastDay(TableHeader header, int row) {
    return cohort(header, row)
        .map(period -> period.last().atEndOfMonth())
        // Complaints of an unknown year are followed up for an unknown time.
        .orElse(LocalDate.MAX.minusYears(1_000_000));
  }

  /** Whether an axis tells the cohorts apart. */
  static boolean isYear(TableAxis axis) {
    return axis.dimension().id().equals(YEAR);
  }

  /** The year of a row's cohort; absent where it is not known. */
  static Optional<CalendarPeriod> cohort(TableHeader header, int row) {
    for (int i = 0; i < header.axes().size(); i++) {
      TableAxis axis = header.axes().get(i);
      if (isYear(axis)) {
        return CalendarPeriod.parse(axis.categories().get(header.position(row, i)).code());
      }
    }
    return Optional.empty();
  }
}
