// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.Category;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Label;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.TallyRequest.Restriction;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.cases.Wording;
import org.atalaya.statistics.Indicator.FollowUp;
import org.atalaya.statistics.QueryProblem.Kind;

/**
 * Counts. Checks a {@link StatisticsQuery}, asks the store and answers with exact counts, which
 * only {@code org.atalaya.disclosure} may take.
 */
public final class Statistics {

  private static final Wording WORDING = Wording.of(Statistics.class);

  /** How many days from a year ago a version may be to say what was known a year ago. */
  private static final int MATURITY_TOLERANCE_DAYS = 15;

  private final CaseTables tables;
  private final IndicatorCatalogue indicators;

  public Statistics(CaseTables tables, IndicatorCatalogue indicators) {
    this.tables = tables;
    this.indicators = indicators;
  }

  /** The retained versions, the newest last. */
  public List<DatasetVersion> versions() {
    return IntStream.rangeClosed(1, tables.latest().number())
        .mapToObj(tables::version)
        .flatMap(Optional::stream)
        .toList();
  }

  /** What can be asked for in the newest version of the records. */
  public StatisticsCatalogue catalogue() {
    DatasetVersion latest = tables.latest();
    List<StatisticsCatalogue.Entry> entries =
        indicators.indicators().stream()
            .filter(this::isOffered)
            .map(indicator -> entry(indicator, latest))
            .toList();
    return new StatisticsCatalogue(tables.source(), latest, entries);
  }

  /**
   * One entry of the catalogue.
   *
   * @throws QueryException if the indicator is not offered
   */
  public StatisticsCatalogue.Entry entry(String indicator) {
    return entry(indicator(indicator), tables.latest());
  }

  private StatisticsCatalogue.Entry entry(Indicator indicator, DatasetVersion version) {
    OfferedDimensions offered =
        new OfferedDimensions(indicator, tables.schema(), version, QueryScope.PUBLIC);
    Stream<Dimension> told =
        offered.dimensions().stream()
            // A cohort is the complaints of a whole year.
            .filter(dimension ->
                indicator.followUp().isEmpty()
                    || !dimension.role().isTime()
                    || dimension.id().equals("year"))
            .map(dimension -> withPeriods(dimension, offered));
    Stream<Dimension> ofCohort =
        indicator.followUp().stream()
            .flatMap(followUp -> CohortDimensions.of(followUp, tables.schema()).stream());
    return new StatisticsCatalogue.Entry(indicator, Stream.concat(told, ofCohort).toList());
  }

  private Indicator indicator(String id) {
    return indicators
        .indicator(id)
        .filter(this::isOffered)
        .orElseThrow(() ->
            QueryProblem.of(
                Kind.UNKNOWN_INDICATOR,
                "indicator",
                id,
                indicators.indicators().stream()
                    .filter(this::isOffered)
                    .map(Indicator::id)
                    .toList()));
  }

  /** Whether the records have what the indicator counts. */
  private boolean isOffered(Indicator indicator) {
    List<Dimension> dimensions = tables.schema().dimensionsOf(indicator.unit());
    return !dimensions.isEmpty()
        && indicator.where().keySet().stream()
            .allMatch(id ->
                dimensions.stream()
                    .anyMatch(
                        dimension -> dimension.id().equals(id) && indicator.isKnownIn(dimension)))
        && indicator.followUp().map(Statistics::dimensions).orElse(List.of()).stream()
            .allMatch(id -> dimensions.stream().anyMatch(dimension -> dimension.id().equals(id)));
  }

  /** What an indicator needs to follow a cohort. */
  private static List<String> dimensions(FollowUp followUp) {
    return switch (followUp) {
      case FollowUp.Funnel funnel ->
          funnel.outcomes().stream().map(FollowUp.Outcome::dimension).toList();
      case FollowUp.Incidence incidence -> List.of(incidence.course());
      case FollowUp.Quartiles quartiles -> List.of(quartiles.course());
    };
  }

  private static Dimension withPeriods(Dimension dimension, OfferedDimensions offered) {
    if (!dimension.role().isTime()) {
      return dimension;
    }
    List<Category> periods = new ArrayList<>(offered.categories(dimension));
    if (periods.stream().noneMatch(Category::isResidual)) {
      dimension.category(Category.UNKNOWN).ifPresent(periods::add);
    }
    return dimension.withCategories(periods);
  }

  /**
   * What the answer to {@code query} will be about. Everything about a question is checked here,
   * before any record is looked at.
   *
   * @throws QueryException if the question cannot be answered
   */
  public TableHeader header(StatisticsQuery query, QueryScope scope) {
    return resolve(query, scope).header();
  }

  /**
   * Counts what {@code query} asks for. Its order and its measure are not applied: both work on
   * protected figures.
   *
   * @throws QueryException if the question cannot be answered
   */
  public UnprotectedTable count(StatisticsQuery query, QueryScope scope) {
    Resolved resolved = resolve(query, scope);
    UnprotectedTally cells = tally(resolved, resolved.header().axes());
    return new UnprotectedTable(resolved.header(), cells, margin(resolved, cells));
  }

  /** Counts what anyone may ask for. */
  public UnprotectedTable count(StatisticsQuery query) {
    return count(query, QueryScope.PUBLIC);
  }

  /** A checked question. */
  private record Resolved(TableHeader header, OfferedDimensions offered, boolean hasMargin) {

    /** The axis whose categories are the year to date of several years, or −1. */
    private static int toDate(List<TableAxis> axes, OfferedDimensions offered) {
      return IntStream.range(0, axes.size())
          .filter(axis -> offered.yearToDate(axes.get(axis).dimension()).isPresent())
          .findFirst()
          .orElse(-1);
    }
  }

  private Resolved resolve(StatisticsQuery query, QueryScope scope) {
    Indicator indicator = indicator(query.indicator());
    DatasetVersion version = version(query);
    OfferedDimensions offered = new OfferedDimensions(indicator, tables.schema(), version, scope);
    QueryResolver resolver =
        new QueryResolver(
            query,
            indicator,
            tables.schema(),
            offered,
            scope,
            indicators.dimensionsTakenBy(indicator));
    List<TableAxis> axes = resolver.axes();
    TableHeader header =
        new TableHeader(
            indicator, axes, tables.source(), version, notes(indicator, axes, offered, version));
    return new Resolved(header, offered, resolver.hasMargin(axes));
  }

  private DatasetVersion version(StatisticsQuery query) {
    DatasetVersion latest = tables.latest();
    if (latest.number() == 0) {
      throw QueryProblem.of(Kind.NO_DATA, "indicator", query.indicator());
    }
    if (query.version().isEmpty()) {
      return latest;
    }
    int number = query.version().getAsInt();
    return tables
        .version(number)
        .orElseThrow(() ->
            QueryProblem.of(
                Kind.UNKNOWN_VERSION,
                "version",
                Integer.toString(number),
                List.of("1–" + latest.number())));
  }

  private List<Label> notes(
      Indicator indicator,
      List<TableAxis> axes,
      OfferedDimensions offered,
      DatasetVersion version) {
    List<Label> notes = new ArrayList<>();
    for (TableAxis axis : axes) {
      List<CalendarPeriod> periods =
          axis.categories().stream()
              .flatMap(category -> CalendarPeriod.parse(category.code()).stream())
              .toList();
      if (axis.dimension().role().isTime() && !periods.isEmpty()) {
        for (Indicator.Break one : indicator.breaks()) {
          boolean inside =
              periods.getFirst().first().isBefore(one.from().first())
                  && !periods.getLast().last().isBefore(one.from().first());
          if (inside) {
            notes.add(WORDING.label("break", one.from().code()).joined(": ", one.note()));
          }
        }
      }
      Optional<YearToDate> toDate = offered.yearToDate(axis.dimension());
      if (toDate.isPresent() && !axis.isConstant()) {
        boolean asKnownThen =
            axis.categories().stream()
                .allMatch(year -> asKnown(version, toDate.get().yearsAgo(year)).isPresent());
        notes.add(WORDING.label(asKnownThen ? "maturity.equal" : "maturity.unequal"));
      }
    }
    return notes;
  }

  /** The version that said, so many years before, what {@code version} says now. */
  private Optional<DatasetVersion> asKnown(DatasetVersion version, int yearsAgo) {
    if (yearsAgo == 0) {
      return Optional.of(version);
    }
    LocalDate then = version.asOf().minusYears(yearsAgo);
    return IntStream.range(1, version.number())
        .mapToObj(tables::version)
        .flatMap(Optional::stream)
        .filter(earlier -> distance(earlier, then) <= MATURITY_TOLERANCE_DAYS)
        // Of several from the same day the last: it holds their corrections.
        .min(
            Comparator.<DatasetVersion>comparingLong(earlier -> distance(earlier, then))
                .thenComparing(DatasetVersion::number, Comparator.reverseOrder()));
  }

  private static long distance(DatasetVersion version, LocalDate day) {
    return Math.abs(ChronoUnit.DAYS.between(version.asOf(), day));
  }

  private UnprotectedTally tally(Resolved resolved, List<TableAxis> axes) {
    TableHeader header = resolved.header();
    List<TallyRequest.Axis> requested = axes.stream().map(Statistics::requested).toList();
    List<Restriction> where =
        header.indicator().where().entrySet().stream()
            .map(entry -> new Restriction(entry.getKey(), List.of(entry.getValue())))
            .toList();
    int toDate = Resolved.toDate(axes, resolved.offered());
    if (toDate < 0) {
      return tables.tally(
          new TallyRequest(header.indicator().unit(), requested, where, header.version().number()));
    }
    TableAxis years = axes.get(toDate);
    YearToDate period = resolved.offered().yearToDate(years.dimension()).orElseThrow();
    List<TallyRequest.Axis> others = new ArrayList<>(requested);
    others.remove(toDate);
    int inner =
        axes.stream().skip(toDate + 1L).mapToInt(TableAxis::size).reduce(1, (a, b) -> a * b);
    int cells = axes.stream().mapToInt(TableAxis::size).reduce(1, (a, b) -> a * b);
    long[] counts = new long[cells];
    long[] keySums = new long[cells];
    for (int year = 0; year < years.size(); year++) {
      Category category = years.categories().get(year);
      List<Restriction> restrictions = new ArrayList<>(where);
      restrictions.add(new Restriction(period.month().id(), period.monthsOf(category)));
      DatasetVersion known =
          asKnown(header.version(), period.yearsAgo(category)).orElse(header.version());
      UnprotectedTally one =
          tables.tally(
              new TallyRequest(header.indicator().unit(), others, restrictions, known.number()));
      for (int cell = 0; cell < one.size(); cell++) {
        int target = (cell / inner * years.size() + year) * inner + cell % inner;
        counts[target] = one.count(cell);
        keySums[target] = one.keySum(cell);
      }
    }
    return new UnprotectedTally(counts, keySums);
  }

  private static TallyRequest.Axis requested(TableAxis axis) {
    return new TallyRequest.Axis(
        axis.dimension().id(),
        axis.categories().stream().map(Category::code).toList(),
        axis.complete());
  }

  private Optional<UnprotectedTally> margin(Resolved resolved, UnprotectedTally cells) {
    List<TableAxis> axes = resolved.header().axes();
    if (!resolved.hasMargin()) {
      return Optional.empty();
    }
    if (axes.isEmpty()) {
      return Optional.of(cells);
    }
    TableAxis last = axes.getLast();
    if (resolved.offered().yearToDate(last.dimension()).isPresent()) {
      return Optional.of(cells);
    }
    if (!last.complete() || last.dimension().multiValued()) {
      return Optional.of(tally(resolved, axes.subList(0, axes.size() - 1)));
    }
    // Every record is in exactly one cell of each line, so the line's sums are its margin.
    int width = last.size();
    long[] counts = new long[cells.size() / width];
    long[] keySums = new long[counts.length];
    for (int cell = 0; cell < cells.size(); cell++) {
      counts[cell / width] += cells.count(cell);
      keySums[cell / width] += cells.keySum(cell);
    }
    return Optional.of(new UnprotectedTally(counts, keySums));
  }
}
