// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.Category;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.Label;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.TallyRequest.Restriction;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.cases.Wording;
import org.atalaya.statistics.Indicator.FollowUp;
import org.atalaya.statistics.Indicator.Tier;
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
  private final ReleaseCalendar calendar;
  private final InstantSource clock;

  /** Counts in every version, as soon as it is loaded. */
  public Statistics(CaseTables tables, IndicatorCatalogue indicators) {
    this(tables, indicators, new ReleaseCalendar.EveryVersion(), InstantSource.system());
  }

  /**
   * Counts in the versions that are released.
   *
   * @param clock says what is released by now
   */
  public Statistics(
      CaseTables tables,
      IndicatorCatalogue indicators,
      ReleaseCalendar calendar,
      InstantSource clock) {
    this.tables = tables;
    this.indicators = indicators;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** The retained versions, released or not, the newest last. */
  public List<DatasetVersion> versions() {
    return tables.versions();
  }

  /** The versions in which tables of this tier can be asked for, the newest last. */
  public List<DatasetVersion> versions(Tier tier) {
    return calendar.released(tier, tables.versions(), clock.instant());
  }

  /** What is released of each tier that a table can have, the quickest first. */
  public List<Release> releases() {
    return Arrays.stream(Tier.values())
        .filter(tier -> tier != Tier.LIVE || isAnyLive())
        .map(this::release)
        .toList();
  }

  private boolean isAnyLive() {
    return indicators.indicators().stream()
        .filter(this::isOffered)
        .anyMatch(indicator -> indicators.tier(indicator, List.of()) == Tier.LIVE);
  }

  private Release release(Tier tier) {
    Instant now = clock.instant();
    return new Release(
        tier, calendar.current(tier, tables.versions(), now), calendar.next(tier, now));
  }

  /**
   * Of which state of the records the answer to {@code query} tells.
   *
   * @param further ids of dimensions that only other tables have from which the answer is made: it
   *     is of the state that is released for the slowest of them
   * @throws QueryException if the indicator is not offered, there are no records, or the version
   *     that the question names was not released
   */
  public Release release(StatisticsQuery query, Collection<String> further) {
    Indicator indicator = indicator(query.indicator());
    Tier tier = tier(query, indicator).slower(indicators.tier(indicator, further));
    return release(query, tier);
  }

  /** Decided by the question alone, and before it is known whether it can be answered. */
  private Tier tier(StatisticsQuery query, Indicator indicator) {
    List<String> used = new ArrayList<>(query.by());
    used.addAll(query.filters().keySet());
    if (query.from().isPresent() || query.to().isPresent()) {
      OfferedDimensions offered =
          new OfferedDimensions(
              indicator, tables.schema(), DatasetVersion.EMPTY, QueryScope.MEASURES);
      Stream.of(Role.YEAR, Role.MONTH)
          .flatMap(role -> offered.first(role).stream())
          .forEach(dimension -> used.add(dimension.id()));
    }
    return indicators.tier(indicator, used);
  }

  /** What can be asked for, whatever the kind of table. */
  public StatisticsCatalogue catalogue() {
    DatasetVersion version = release(Tier.MONTHLY).version();
    List<StatisticsCatalogue.Entry> entries =
        indicators.indicators().stream()
            .filter(this::isOffered)
            .map(indicator -> entry(indicator, version))
            .toList();
    return new StatisticsCatalogue(tables.source(), version, indicators.tiers(), entries);
  }

  /**
   * One entry of the catalogue.
   *
   * @throws QueryException if the indicator is not offered
   */
  public StatisticsCatalogue.Entry entry(String indicator) {
    return entry(indicator(indicator), release(Tier.MONTHLY).version());
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
    return new StatisticsCatalogue.Entry(
        indicator,
        release(indicators.tier(indicator, List.of())),
        Stream.concat(told, ofCohort).toList());
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
        && indicator.followUp().map(FollowUp::dimensions).orElse(List.of()).stream()
            .allMatch(id -> dimensions.stream().anyMatch(dimension -> dimension.id().equals(id)));
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
    return count(query, scope, header -> {});
  }

  /**
   * The same, if {@code permission} does not refuse what the table is about.
   *
   * @param permission throws before anything is counted what is not to be counted
   * @throws QueryException if the question cannot be answered
   */
  public UnprotectedTable count(
      StatisticsQuery query, QueryScope scope, Consumer<TableHeader> permission) {
    Resolved resolved = resolve(query, scope);
    permission.accept(resolved.header());
    UnprotectedTally cells = tally(resolved);
    return table(resolved, cells);
  }

  private UnprotectedTable table(Resolved resolved, UnprotectedTally cells) {
    TableHeader header = resolved.header();
    Optional<UnprotectedTally> margin = margin(resolved, cells);
    return new UnprotectedTable(
        header,
        cells,
        margin,
        groups(resolved, header.axes(), cells),
        margin
            .map(tally -> groups(resolved, resolved.axesOfMargin(), tally))
            .orElse(UnprotectedGroups.NONE));
  }

  private UnprotectedGroups groups(
      Resolved resolved, List<TableAxis> axes, UnprotectedTally cells) {
    return new WiderGroups(
            axes,
            resolved.header().indicator().where(),
            tables.schema(),
            resolved.offered(),
            (wider, where) -> tally(resolved.of(wider, where)))
        .of(cells);
  }

  /** Counts what anyone may ask for. */
  public UnprotectedTable count(StatisticsQuery query) {
    return count(query, QueryScope.PUBLIC);
  }

  /**
   * A checked question.
   *
   * @param where the categories to which all records are restricted
   */
  private record Resolved(
      TableHeader header, OfferedDimensions offered, Map<String, String> where, boolean hasMargin) {

    /** The same about other records, without a margin. */
    Resolved of(List<TableAxis> axes, Map<String, String> otherWhere) {
      return new Resolved(header.withAxes(axes), offered, otherWhere, false);
    }

    /** What the margin is told apart by. */
    List<TableAxis> axesOfMargin() {
      List<TableAxis> axes = header.axes();
      return hasOwnMargin() ? axes.subList(0, axes.size() - 1) : axes;
    }

    /** The axis whose categories are the year to date of several years, or −1. */
    int toDate() {
      List<TableAxis> axes = header.axes();
      return IntStream.range(0, axes.size())
          .filter(axis -> offered.yearToDate(axes.get(axis).dimension()).isPresent())
          .findFirst()
          .orElse(-1);
    }

    /** Whether the margin is another figure than the cells: not that of a single year to date. */
    boolean hasOwnMargin() {
      int axes = header.axes().size();
      return hasMargin && axes > 0 && toDate() != axes - 1;
    }
  }

  private Resolved resolve(StatisticsQuery query, QueryScope scope) {
    Indicator indicator = indicator(query.indicator());
    Tier tier = tier(query, indicator);
    DatasetVersion version = release(query, tier).version();
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
            indicator,
            axes,
            tables.source(),
            version,
            tier,
            notes(indicator, axes, offered, version, tier));
    return new Resolved(header, offered, indicator.where(), resolver.hasMargin(axes));
  }

  private Release release(StatisticsQuery query, Tier tier) {
    Release current = release(tier);
    if (current.version().number() == 0) {
      throw QueryProblem.of(Kind.NO_DATA, "indicator", query.indicator());
    }
    if (query.version().isEmpty()) {
      return current;
    }
    int number = query.version().getAsInt();
    List<DatasetVersion> released = versions(tier);
    return released.stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .map(version -> new Release(tier, version, Optional.empty()))
        .orElseThrow(() ->
            QueryProblem.of(
                Kind.UNKNOWN_VERSION, "version", Integer.toString(number), ranges(released)));
  }

  /** The numbers of versions, those that follow one another as "first–last". */
  private static List<String> ranges(List<DatasetVersion> versions) {
    List<String> ranges = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < versions.size(); i++) {
      int number = versions.get(i).number();
      if (i + 1 == versions.size() || versions.get(i + 1).number() != number + 1) {
        int from = versions.get(first).number();
        ranges.add(from == number ? Integer.toString(number) : from + "–" + number);
        first = i + 1;
      }
    }
    return ranges;
  }

  private List<Label> notes(
      Indicator indicator,
      List<TableAxis> axes,
      OfferedDimensions offered,
      DatasetVersion version,
      Tier tier) {
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
        notes.add(WORDING.label(maturity(axis, toDate.get(), version, tier)));
      }
    }
    return notes;
  }

  /** Whether earlier years are as mature as the current one is now: all, the last one, none. */
  private String maturity(TableAxis axis, YearToDate toDate, DatasetVersion version, Tier tier) {
    long earlier = axis.categories().stream().filter(year -> toDate.yearsAgo(year) > 0).count();
    List<Integer> asKnown =
        axis.categories().stream()
            .map(toDate::yearsAgo)
            .filter(years -> years > 0 && asKnown(version, tier, years).isPresent())
            .toList();
    if (asKnown.size() == earlier) {
      return "maturity.equal";
    }
    return asKnown.contains(1) ? "maturity.mixed" : "maturity.unequal";
  }

  /** The version that said, so many years before, what {@code version} says now. */
  private Optional<DatasetVersion> asKnown(DatasetVersion version, Tier tier, int yearsAgo) {
    if (yearsAgo == 0) {
      return Optional.of(version);
    }
    LocalDate then = version.asOf().minusYears(yearsAgo);
    // Of the released ones: which of those before a released version are, never changes any more.
    return versions(tier).stream()
        .filter(earlier -> earlier.number() < version.number())
        .filter(earlier -> distance(earlier, then) <= MATURITY_TOLERANCE_DAYS)
        // Of several from the same day the last: it holds their corrections.
        .min(
            Comparator.<DatasetVersion>comparingLong(earlier -> distance(earlier, then))
                .thenComparing(DatasetVersion::number, Comparator.reverseOrder()));
  }

  private static long distance(DatasetVersion version, LocalDate day) {
    return Math.abs(ChronoUnit.DAYS.between(version.asOf(), day));
  }

  private UnprotectedTally tally(Resolved resolved) {
    TableHeader header = resolved.header();
    List<TableAxis> axes = header.axes();
    int toDate = resolved.toDate();
    if (toDate < 0) {
      return tables.tally(
          request(resolved, axes.stream().map(Statistics::requested).toList(), header.version()));
    }
    TableAxis years = axes.get(toDate);
    YearToDate period = resolved.offered().yearToDate(years.dimension()).orElseThrow();
    Map<DatasetVersion, List<Integer>> known = new LinkedHashMap<>();
    for (int year = 0; year < years.size(); year++) {
      int yearsAgo = period.yearsAgo(years.categories().get(year));
      known
          .computeIfAbsent(
              asKnown(header.version(), header.tier(), yearsAgo).orElse(header.version()),
              version -> new ArrayList<>())
          .add(year);
    }
    // One question for each version, however many years it tells.
    Map<List<Integer>, UnprotectedTally> parts = new LinkedHashMap<>();
    known.forEach((version, told) -> {
      List<TallyRequest.Axis> requested = new ArrayList<>();
      for (TableAxis axis : axes) {
        requested.add(
            axis == years
                ? period.requested(told.stream().map(years.categories()::get).toList())
                : requested(axis));
      }
      parts.put(told, tables.tally(request(resolved, requested, version)));
    });
    return joined(parts, axes, toDate);
  }

  private static TallyRequest request(
      Resolved resolved, List<TallyRequest.Axis> axes, DatasetVersion version) {
    List<Restriction> where =
        resolved.where().entrySet().stream()
            .map(entry -> new Restriction(entry.getKey(), List.of(entry.getValue())))
            .toList();
    return new TallyRequest(
        resolved.header().indicator().unit(),
        axes,
        where,
        version.number(),
        resolved.hasOwnMargin());
  }

  private static TallyRequest.Axis requested(TableAxis axis) {
    return new TallyRequest.Axis(
        axis.dimension().id(),
        axis.categories().stream().map(Category::code).toList(),
        axis.complete());
  }

  /** One tally out of several, each of some positions on the axis {@code toDate}. */
  private static UnprotectedTally joined(
      Map<List<Integer>, UnprotectedTally> parts, List<TableAxis> axes, int toDate) {
    int years = axes.get(toDate).size();
    int inner = WiderGroups.cells(axes.subList(toDate + 1, axes.size()));
    long[] counts = new long[WiderGroups.cells(axes)];
    long[] keySums = new long[counts.length];
    Map<List<Integer>, UnprotectedTally> margins = new LinkedHashMap<>();
    parts.forEach((told, part) -> {
      for (int cell = 0; cell < part.size(); cell++) {
        int year = told.get(cell / inner % told.size());
        int target = (cell / inner / told.size() * years + year) * inner + cell % inner;
        counts[target] = part.count(cell);
        keySums[target] = part.keySum(cell);
      }
      part.margin().ifPresent(margin -> margins.put(told, margin));
    });
    return new UnprotectedTally(
        counts,
        keySums,
        margins.isEmpty()
            ? Optional.empty()
            : Optional.of(joined(margins, axes.subList(0, axes.size() - 1), toDate)));
  }

  private static Optional<UnprotectedTally> margin(Resolved resolved, UnprotectedTally cells) {
    if (resolved.hasOwnMargin()) {
      return cells.margin();
    }
    return resolved.hasMargin() ? Optional.of(cells) : Optional.empty();
  }
}
