// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.Collection;
import java.util.List;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryScope;
import org.atalaya.statistics.Release;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableHeader;

/** Where measures get counts from: protected ones only. */
public interface PublishedCounts {

  /** What can be asked for. */
  StatisticsCatalogue catalogue();

  /**
   * The version itself and those before it with which its tables of this tier may be compared, the
   * newest last.
   */
  List<DatasetVersion> versions(Tier tier, DatasetVersion upTo);

  /**
   * Of which state of the records the answer to {@code query} tells.
   *
   * @param further ids of dimensions that only other tables have from which the answer is made
   * @throws QueryException if the indicator is not offered, or the version that the question names
   *     was not released
   */
  Release release(StatisticsQuery query, Collection<String> further);

  /**
   * An indicator by its id.
   *
   * @throws QueryException if it is not offered
   */
  Indicator indicator(String id);

  /**
   * An indicator with its dimensions.
   *
   * @throws QueryException if it is not offered
   */
  StatisticsCatalogue.Entry entry(String indicator);

  /**
   * What the table for {@code query} will be about, without counting.
   *
   * @throws QueryException if the question cannot be answered
   */
  TableHeader header(StatisticsQuery query, QueryScope scope);

  /**
   * The protected counts for {@code query}, whatever its measure and its order.
   *
   * @throws QueryException if the question cannot be answered
   */
  PublishableTable counts(StatisticsQuery query, QueryScope scope);
}
