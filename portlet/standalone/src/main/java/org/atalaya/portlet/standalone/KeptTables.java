// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.standalone;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.atalaya.Freshness;
import org.atalaya.Observatory;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Label;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.DataQuality;
import org.atalaya.statistics.Release;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.jspecify.annotations.Nullable;

/**
 * An observatory whose tables are kept for as long as what they tell of is released: a page of a
 * portal asks for several each time that somebody looks at it.
 */
final class KeptTables implements Observatory {

  /** Cells in all tables together, at some fifty bytes each. */
  private static final long MOST_CELLS = 500_000;

  private record Question(DatasetVersion version, StatisticsQuery query) {}

  private final Observatory counted;
  private final Cache<Question, PublishableTable> tables =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CELLS)
          .weigher((Question question, PublishableTable table) -> table.cells().size() + 20)
          .build();

  KeptTables(Observatory counted) {
    this.counted = counted;
  }

  @Override
  public PublishableTable table(StatisticsQuery query) {
    DatasetVersion version = counted.release(query).version();
    Question question = new Question(version, query.version(version.number()));
    @Nullable PublishableTable known = tables.getIfPresent(question);
    if (known != null) {
      return known;
    }
    PublishableTable table = counted.table(question.query());
    tables.put(question, table);
    return table;
  }

  @Override
  public StatisticsCatalogue catalogue() {
    return counted.catalogue();
  }

  @Override
  public DataQuality quality() {
    return counted.quality();
  }

  @Override
  public Release release(StatisticsQuery query) {
    return counted.release(query);
  }

  @Override
  public List<Release> releases() {
    return counted.releases();
  }

  @Override
  public Optional<Freshness> freshness() {
    return counted.freshness();
  }

  @Override
  public List<Label> protection() {
    return counted.protection();
  }

  @Override
  public Optional<String> fingerprint() {
    return counted.fingerprint();
  }
}
