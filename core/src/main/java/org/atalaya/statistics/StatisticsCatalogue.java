// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.List;
import java.util.Optional;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.SourceDescription;

/**
 * What can be asked for.
 *
 * @param source where the records come from
 * @param version the state that is released for every kind of table: what is listed here can be
 *     asked for in any combination; quicker tables may know of later periods
 * @param tiers how fresh a table by each dimension is at most
 * @param entries the indicators in the order in which they are offered
 */
public record StatisticsCatalogue(
    SourceDescription source, DatasetVersion version, DimensionTiers tiers, List<Entry> entries) {

  public StatisticsCatalogue {
    entries = List.copyOf(entries);
  }

  /** The entry of this indicator, if it is offered. */
  public Optional<Entry> entry(String indicator) {
    return entries.stream().filter(entry -> entry.indicator().id().equals(indicator)).findFirst();
  }

  /**
   * One indicator.
   *
   * @param indicator the indicator
   * @param release of which state its total tells; by slower dimensions it is an earlier one
   * @param dimensions the dimensions by which it can be told apart, with the categories of each,
   *     the periods of time dimensions included
   */
  public record Entry(Indicator indicator, Release release, List<Dimension> dimensions) {
    public Entry {
      dimensions = List.copyOf(dimensions);
    }

    /** The dimension with this id, if the indicator can be told apart by it. */
    public Optional<Dimension> dimension(String id) {
      return dimensions.stream().filter(dimension -> dimension.id().equals(id)).findFirst();
    }
  }
}
