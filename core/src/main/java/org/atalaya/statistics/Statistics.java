// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.Category;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;
import org.atalaya.statistics.Indicator.FollowUp;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.QueryProblem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Counts. Checks a {@link StatisticsQuery}, asks the store and answers with exact counts, which
 * only {@code org.atalaya.disclosure} may take.
 */
public final class Statistics {

  private static final Wording WORDING = Wording.of(Statistics.class);
  private static final int OFFERS_KEPT = 200;

  private final CaseTables tables;
  private final IndicatorCatalogue indicators;
  private final ReleasedVersions versions;
  private final TableCounter counter;

  /** Each question looks here what it may ask for; hundreds of periods are laid out only once. */
  private final Cache<Offer, List<Dimension>> dimensions =
      Caffeine.newBuilder().maximumSize(OFFERS_KEPT).build();

  private volatile @Nullable Offered offered;

  /** The indicators whose records a schema has. */
  private record Offered(CaseSchema schema, Map<String, Indicator> indicators) {}

  /** What an indicator offers in a version. */
  private record Offer(String indicator, int version) {}

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
    versions = new ReleasedVersions(tables, calendar, clock);
    counter = new TableCounter(tables, versions);
  }

  /** The retained versions, released or not, the newest last. */
  public List<DatasetVersion> versions() {
    return tables.versions();
  }

  /** The versions in which tables of this tier can be asked for, the newest last. */
  public List<DatasetVersion> versions(Tier tier) {
    return versions.of(tier);
  }

  /**
   * The version itself and those before it with which its tables of this tier may be compared, the
   * newest last.
   */
  public List<DatasetVersion> versions(Tier tier, DatasetVersion upTo) {
    return versions.upTo(upTo, tier);
  }

  /** What is released of each tier that a table can have, the quickest first. */
  public List<Release> releases() {
    return Arrays.stream(Tier.values())
        .filter(tier -> tier != Tier.LIVE || isAnyLive())
        .map(versions::current)
        .toList();
  }

  /** What was released of each of these tiers, and when more will be. */
  public List<TierReleases> tierReleases() {
    return releases().stream().map(release -> versions.all(release.tier())).toList();
  }

  private boolean isAnyLive() {
    return offered().values().stream()
        .anyMatch(indicator -> indicators.tier(indicator, List.of()) == Tier.LIVE);
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
    return versions.asked(query, tier);
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
    DatasetVersion version = versions.current(Tier.MONTHLY).version();
    List<StatisticsCatalogue.Entry> entries =
        offered().values().stream().map(indicator -> entry(indicator, version)).toList();
    return new StatisticsCatalogue(tables.source(), version, indicators.tiers(), entries);
  }

  /**
   * One entry of the catalogue.
   *
   * @throws QueryException if the indicator is not offered
   */
  public StatisticsCatalogue.Entry entry(String indicator) {
    return entry(indicator(indicator), versions.current(Tier.MONTHLY).version());
  }

  private StatisticsCatalogue.Entry entry(Indicator indicator, DatasetVersion version) {
    return new StatisticsCatalogue.Entry(
        indicator,
        versions.current(indicators.tier(indicator, List.of())),
        dimensions.get(
            new Offer(indicator.id(), version.number()), offer -> dimensions(indicator, version)));
  }

  private List<Dimension> dimensions(Indicator indicator, DatasetVersion version) {
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
            .flatMap(followUp ->
                CohortDimensions.of(followUp, indicator.unit(), tables.schema()).stream());
    return Stream.concat(told, ofCohort).toList();
  }

  /**
   * An indicator by its id.
   *
   * @throws QueryException if the indicator is not offered
   */
  public Indicator indicator(String id) {
    Map<String, Indicator> known = offered();
    Indicator indicator = known.get(id);
    if (indicator == null) {
      throw QueryProblem.of(Kind.UNKNOWN_INDICATOR, "indicator", id, List.copyOf(known.keySet()));
    }
    return indicator;
  }

  /** By id, in the order of the catalogue. Each request asks, so it is worked out once a schema. */
  private Map<String, Indicator> offered() {
    CaseSchema schema = tables.schema();
    Offered known = offered;
    if (known == null || !known.schema().equals(schema)) {
      Map<String, Indicator> byId = new LinkedHashMap<>();
      indicators.indicators().stream()
          .filter(indicator -> isOffered(indicator, schema))
          .forEach(indicator -> byId.put(indicator.id(), indicator));
      known = new Offered(schema, Collections.unmodifiableMap(byId));
      offered = known;
    }
    return known.indicators();
  }

  /** Whether the records have what the indicator counts. */
  private static boolean isOffered(Indicator indicator, CaseSchema schema) {
    List<Dimension> dimensions = schema.dimensionsOf(indicator.unit());
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
    ResolvedQuery resolved = resolve(query, scope);
    permission.accept(resolved.header());
    return counter.count(resolved);
  }

  /** Counts what anyone may ask for. */
  public UnprotectedTable count(StatisticsQuery query) {
    return count(query, QueryScope.PUBLIC);
  }

  private ResolvedQuery resolve(StatisticsQuery query, QueryScope scope) {
    Indicator indicator = indicator(query.indicator());
    Tier tier = tier(query, indicator);
    DatasetVersion version = versions.asked(query, tier).version();
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
    return new ResolvedQuery(header, offered, indicator.where(), resolver.hasMargin(axes));
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
            .filter(years -> years > 0 && versions.asKnown(version, tier, years).isPresent())
            .toList();
    if (asKnown.size() == earlier) {
      return "maturity.equal";
    }
    return asKnown.contains(1) ? "maturity.mixed" : "maturity.unequal";
  }
}
