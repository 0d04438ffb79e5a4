// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.List;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryScope;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableHeader;

/** Where measures get counts from: protected ones only. */
public interface PublishedCounts {

  /** What can be asked for in the newest version. */
  StatisticsCatalogue catalogue();

  /** The retained versions, the newest last. */
  List<DatasetVersion> versions();

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
