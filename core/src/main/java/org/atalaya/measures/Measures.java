// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryScope;
import org.atalaya.statistics.StatisticsQuery;

/** Applies what a question asks for beyond counts: its measure, its order, its top rows. */
public final class Measures {

  private final PublishedCounts counts;

  /** Measures computed from these counts. */
  public Measures(PublishedCounts counts) {
    this.counts = counts;
  }

  /**
   * The table that {@code query} asks for.
   *
   * @throws QueryException if the question cannot be answered
   */
  public PublishableTable apply(StatisticsQuery query) {
    Measure measure =
        query.measure().orElse(counts.entry(query.indicator()).indicator().defaultMeasure());
    return switch (measure) {
      case COUNT -> ranked(query, counts.counts(query, QueryScope.PUBLIC));
      // Ranked as counts, whose limits say which rest is withheld; the order of shares is the same.
      case SHARE -> Share.of(ranked(query, counts.counts(query, QueryScope.PUBLIC)));
      case CHANGE -> ranked(query, Change.of(counts.counts(query, QueryScope.PUBLIC)));
      case RATE, STANDARDISED_RATE, COHORT_SHARE, CUMULATIVE_INCIDENCE, QUARTILE ->
          throw new UnsupportedOperationException(measure.id());
    };
  }

  private static PublishableTable ranked(StatisticsQuery query, PublishableTable table) {
    return query.top().isPresent()
        ? Ranking.top(table, query.top().getAsInt())
        : Ranking.sort(table, query.sort());
  }
}
