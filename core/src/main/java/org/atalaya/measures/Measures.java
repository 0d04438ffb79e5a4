// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.StatisticsQuery;

/** Applies what a question asks for beyond counts: its measure, its order, its top rows. */
public final class Measures {

  private Measures() {}

  /** The table that {@code query} asks for, from the protected counts for it. */
  public static PublishableTable apply(StatisticsQuery query, PublishableTable counts) {
    return switch (query.measure()) {
      case COUNT -> ranked(query, counts);
      // Ranked as counts, whose limits say which rest is withheld; the order of shares is the same.
      case SHARE -> Share.of(ranked(query, counts));
      case CHANGE -> ranked(query, Change.of(counts));
    };
  }

  private static PublishableTable ranked(StatisticsQuery query, PublishableTable table) {
    return query.top().isPresent()
        ? Ranking.top(table, query.top().getAsInt())
        : Ranking.sort(table, query.sort());
  }
}
