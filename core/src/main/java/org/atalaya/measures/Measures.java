// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.Optional;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.QueryScope;
import org.atalaya.statistics.StatisticsQuery;

/** Applies what a question asks for beyond counts: its measure, its order, its top rows. */
public final class Measures {

  private final PublishedCounts counts;
  private final Optional<Population> population;
  private volatile Optional<MeasuredVersion> measured = Optional.empty();

  /** What is provisional in the newest version that was asked for without its number. */
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
    Measure measure =
        query.measure().orElse(counts.entry(query.indicator()).indicator().defaultMeasure());
    PublishableTable table = table(query, measure);
    return provisional(table.header().version().number()).mark(table);
  }

  /** How good the records are of which the counts are made. */
  public DataQuality quality() {
    return DataQuality.of(counts);
  }

  private ProvisionalPeriods provisional(int version) {
    Optional<MeasuredVersion> known = measured.filter(one -> one.version() == version);
    if (known.isPresent()) {
      return known.get().periods();
    }
    ProvisionalPeriods periods = new ProvisionalPeriods(version, counts);
    if (version == counts.versions().getLast().number()) {
      measured = Optional.of(new MeasuredVersion(version, periods));
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
