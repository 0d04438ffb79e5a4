// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.QueryScope;
import org.atalaya.statistics.Release;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableHeader;

/** Applies what a question asks for beyond counts: its measure, its order, its top rows. */
public final class Measures {

  private final PublishedCounts counts;
  private final Optional<Population> population;
  private final Map<Tier, MeasuredVersion> measured = new ConcurrentHashMap<>();

  /** What is provisional in the newest version of a tier. */
  private record MeasuredVersion(int version, ProvisionalPeriods periods) {}

  /**
   * Measures computed from these counts.
   *
   * @param population of whom rates are taken; without it there are none
   */
  public Measures(PublishedCounts counts, Optional<Population> population) {
    this.counts = counts;
    this.population = population;
  }

  /**
   * The table that {@code query} asks for.
   *
   * @throws QueryException if the question cannot be answered
   */
  public PublishableTable apply(StatisticsQuery query) {
    Release release = release(query);
    // All tables from which the answer is made tell of the same state.
    StatisticsQuery asked = query.version(release.version().number());
    Indicator indicator = counts.indicator(query.indicator());
    PublishableTable table = table(asked, measure(query, indicator));
    TableHeader header = table.header().withTier(release.tier());
    PublishableTable told = table.derive(header, table.measure(), table.cells(), table.margin());
    // A live figure must not wait for what is only said of periods.
    return header.axes().stream().anyMatch(axis -> axis.dimension().role().isTime())
        ? provisional(header).mark(told)
        : told;
  }

  /**
   * Of which state of the records the answer to {@code query} tells: that which is released for the
   * slowest of the tables from which it is made.
   *
   * @throws QueryException if the indicator is not offered, or the version that the question names
   *     was not released
   */
  public Release release(StatisticsQuery query) {
    Indicator indicator = counts.indicator(query.indicator());
    List<String> further =
        switch (measure(query, indicator)) {
          case COUNT, SHARE, RATE -> List.of();
          case CHANGE -> Change.further(query, counts.entry(query.indicator()));
          case STANDARDISED_RATE -> List.of(Rate.ages(indicator));
          case COHORT_SHARE, CUMULATIVE_INCIDENCE, QUARTILE -> Cohort.further(indicator);
        };
    return counts.release(query, further);
  }

  private static Measure measure(StatisticsQuery query, Indicator indicator) {
    return query.measure().orElse(indicator.defaultMeasure());
  }

  /** How good the records are of which the counts are made. */
  public DataQuality quality() {
    return DataQuality.of(counts);
  }

  private ProvisionalPeriods provisional(TableHeader header) {
    int version = header.version().number();
    MeasuredVersion known = measured.get(header.tier());
    if (known != null && known.version() == version) {
      return known.periods();
    }
    ProvisionalPeriods periods = new ProvisionalPeriods(header, counts);
    if (known == null || known.version() < version) {
      measured.put(header.tier(), new MeasuredVersion(version, periods));
    }
    return periods;
  }

  private PublishableTable table(StatisticsQuery query, Measure measure) {
    return switch (measure) {
      case COUNT -> ranked(query, counts.counts(query, QueryScope.PUBLIC));
      // Ranked as counts, whose limits say which rest is withheld; the order of shares is the same.
      case SHARE -> Share.of(ranked(query, counts.counts(query, QueryScope.PUBLIC)));
      case CHANGE -> ranked(query, Change.of(query, counts));
      case RATE -> ranked(query, rate(measure).crude(query));
      case STANDARDISED_RATE -> ranked(query, rate(measure).standardised(query));
      case COHORT_SHARE, CUMULATIVE_INCIDENCE, QUARTILE -> Cohort.of(query, counts);
    };
  }

  private Rate rate(Measure measure) {
    return new Rate(
        counts,
        population.orElseThrow(
            () -> QueryProblem.of(Kind.RATE_NEEDS_POPULATION, "measure", measure.id())));
  }

  private static PublishableTable ranked(StatisticsQuery query, PublishableTable table) {
    return query.top().isPresent()
        ? Ranking.top(table, query.top().getAsInt())
        : Ranking.sort(table, query.sort());
  }
}
