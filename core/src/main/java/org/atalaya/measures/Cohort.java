// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.Course;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.internal.CumulativeIncidence;
import org.atalaya.measures.internal.Proportion;
import org.atalaya.statistics.CohortDimensions;
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
  private static final int LEAST_EVENTS = 30;

  /** Which part of a sum may be withheld for the sum to be told from the middles of the rest. */
  private static final double MOST_WITHHELD = 0.05;

  private static final String YEAR = "year";
  private static final String MONTH = "month";

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
        entry.dimensions().stream()
            .filter(dimension -> dimension.id().equals(YEAR))
            .findFirst()
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
              curves(incidence.course(), base, sizes, rows).stream().map(Cohort::points).toList();
          case FollowUp.Quartiles quartiles ->
              curves(quartiles.course(), base, sizes, rows).stream()
                  .map(curve -> quartiles(curve, quartiles.exit()))
                  .toList();
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
      case FollowUp.Incidence incidence -> "cohort.observed";
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

  private static String key(String before, String code) {
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

  private static StatisticsQuery more(StatisticsQuery base, String dimension) {
    return base.by(Stream.concat(base.by().stream(), Stream.of(dimension)).toArray(String[]::new));
  }

  /** The last day on which a complaint of the row's cohort was registered. */
  private LocalDate lastDay(TableHeader header, int row) {
    return cohort(header, row)
        .map(period -> period.last().atEndOfMonth())
        // Complaints of an unknown year are followed up for an unknown time.
        .orElse(LocalDate.MAX.minusYears(1_000_000));
  }

  private Optional<CalendarPeriod> cohort(TableHeader header, int row) {
    for (int i = 0; i < header.axes().size(); i++) {
      TableAxis axis = header.axes().get(i);
      if (axis.dimension().id().equals(year.id())) {
        return CalendarPeriod.parse(axis.categories().get(header.position(row, i)).code());
      }
    }
    return Optional.empty();
  }

  /**
   * A curve of one cohort.
   *
   * @param course what it follows
   * @param incidence the estimate; absent where it would rest on too few events, or on nothing
   * @param reason why it is absent
   */
  private record Curve(Course course, Optional<CumulativeIncidence> incidence, Reason reason) {}

  private List<Curve> curves(String id, StatisticsQuery base, PublishableTable sizes, int rows) {
    PublishableTable steps = counts.counts(more(base, id), QueryScope.MEASURES);
    TableAxis axis = steps.header().axes().getLast();
    Course course = axis.dimension().course().orElseThrow();
    List<Curve> curves = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<CellValue> own = steps.cells().subList(row * axis.size(), (row + 1) * axis.size());
      Optional<CalendarPeriod> cohort = cohort(sizes.header(), row);
      curves.add(
          cohort.isPresent() && sizes.cells().get(row) instanceof Published all
              ? curve(course, axis, own, all.value(), pending(id, course, base, sizes, row), steps)
              : new Curve(course, Optional.empty(), Reason.BASE_IS_SUPPRESSED));
    }
    return curves;
  }

  private static Curve curve(
      Course course,
      TableAxis axis,
      List<CellValue> cells,
      double all,
      double[] censored,
      PublishableTable steps) {
    double[] filled = WithheldCells.fill(all, cells);
    // The last band is open: who leaves or is last seen in it has outlasted all the others.
    int last = course.bands() - 1;
    double[][] exits = new double[course.exits().size()][last];
    double remaining = censored[last];
    double events = 0;
    for (int i = 0; i < axis.size(); i++) {
      Optional<Course.Step> step = course.step(axis.categories().get(i).code());
      if (step.isPresent()) {
        int exit = course.exits().indexOf(step.get().exit().orElseThrow());
        int band = course.band(step.get().firstDay());
        if (band == last) {
          remaining += filled[i];
        } else {
          exits[exit][band] = filled[i];
        }
        events += filled[i];
      }
    }
    if (events < LEAST_EVENTS) {
      return new Curve(course, Optional.empty(), Reason.TOO_FEW_EVENTS);
    }
    double[] ends = course.lowerBounds().stream().skip(1).mapToDouble(Integer::intValue).toArray();
    return new Curve(
        course,
        Optional.of(
            CumulativeIncidence.of(
                ends, exits, Arrays.copyOf(censored, last), remaining, steps.noiseVariance())),
        Reason.FOLLOW_UP_INCOMPLETE);
  }

  /**
   * The cases of a cohort that have not left, by the band in which they were last seen. Those
   * registered in a month are taken to have been registered on its fifteenth day.
   */
  private double[] pending(
      String id, Course course, StatisticsQuery base, PublishableTable sizes, int row) {
    double[] censored = new double[course.bands()];
    CalendarPeriod cohort = cohort(sizes.header(), row).orElseThrow();
    DatasetVersion version = sizes.header().version();
    StatisticsQuery still = StatisticsQuery.of(query.indicator()).measure(Measure.COUNT);
    for (int i = 0; i < sizes.header().axes().size(); i++) {
      TableAxis axis = sizes.header().axes().get(i);
      if (!axis.dimension().id().equals(year.id())) {
        int position = sizes.header().position(row, i);
        still = still.where(axis.dimension().id(), axis.categories().get(position).code());
      }
    }
    still = still.by(MONTH).where(id, course.none());
    if (base.version().isPresent()) {
      still = still.version(base.version().getAsInt());
    }
    PublishableTable table = counts.counts(still, QueryScope.MEASURES);
    List<Category> months = table.header().axes().getLast().categories();
    for (int i = 0; i < months.size(); i++) {
      if (!months.get(i).parent().equals(Optional.of(cohort.code()))) {
        continue;
      }
      LocalDate middle = YearMonth.parse(months.get(i).code()).atDay(15);
      int days = (int) Math.max(0, ChronoUnit.DAYS.between(middle, version.asOf()));
      censored[course.band(days)] +=
          switch (table.cells().get(i)) {
            case Published published -> published.value();
            case Suppressed withheld -> WithheldCells.middle(withheld);
            case NotDefined undefined -> 0;
          };
    }
    return censored;
  }

  private static Map<String, CellValue> points(Curve curve) {
    Map<String, CellValue> points = new LinkedHashMap<>();
    for (int exit = 0; exit < curve.course().exits().size(); exit++) {
      for (int band = 0; band + 1 < curve.course().bands(); band++) {
        points.put(
            key(
                curve.course().exits().get(exit).id(),
                Integer.toString(curve.course().firstDay(band + 1))),
            point(curve, exit, band));
      }
    }
    return points;
  }

  private static CellValue point(Curve curve, int exit, int band) {
    List<CumulativeIncidence.Point> points =
        curve.incidence().map(CumulativeIncidence::points).orElse(List.of());
    if (band >= points.size() || points.get(band).atRisk() < LEAST_EVENTS) {
      return new NotDefined(curve.reason());
    }
    CumulativeIncidence.Incidence incidence = points.get(band).exits().get(exit);
    return new Published(
        100 * incidence.part(),
        incidence
            .interval()
            .map(limits -> new ConfidenceInterval(100 * limits.lower(), 100 * limits.upper())),
        Set.of());
  }

  private static Map<String, CellValue> quartiles(Curve curve, String exitId) {
    Map<String, CellValue> quartiles = new LinkedHashMap<>();
    int exit = curve.course().exits().stream().map(Course.Exit::id).toList().indexOf(exitId);
    for (int part : new int[] {25, 50, 75}) {
      CellValue value = new NotDefined(curve.reason());
      if (curve.incidence().isPresent()) {
        OptionalDouble days = curve.incidence().get().quantile(exit, part / 100.0);
        value =
            days.isPresent()
                ? new Published(days.getAsDouble())
                : new NotDefined(Reason.NOT_REACHED);
      }
      quartiles.put(Integer.toString(part), value);
    }
    return quartiles;
  }
}
