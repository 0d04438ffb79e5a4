// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.atalaya.Freshness;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Label;
import org.atalaya.cases.SourceDescription;
import org.atalaya.statistics.DimensionTiers;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Release;
import org.atalaya.statistics.StatisticsCatalogue;

/**
 * A catalogue as it is sent: each dimension once, however many indicators have it.
 *
 * @param dimensions the dimensions to which entries point
 */
record WholeCatalogue(
    int number,
    SourceDescription source,
    DatasetVersion version,
    DimensionTiers tiers,
    List<Dimension> dimensions,
    List<Entry> entries,
    List<Release> releases,
    Optional<Freshness> freshness,
    List<Label> protection)
    implements WholeJson.Numbered {

  WholeCatalogue {
    dimensions = List.copyOf(dimensions);
    entries = List.copyOf(entries);
    releases = List.copyOf(releases);
    protection = List.copyOf(protection);
    if (releases.isEmpty()) {
      throw new IllegalArgumentException("a catalogue tells of at least one tier");
    }
  }

  /**
   * An indicator.
   *
   * @param dimensions positions of its dimensions
   */
  record Entry(Indicator indicator, Release release, List<Integer> dimensions) {
    Entry {
      dimensions = List.copyOf(dimensions);
    }
  }

  static WholeCatalogue of(
      StatisticsCatalogue catalogue,
      List<Release> releases,
      Optional<Freshness> freshness,
      List<Label> protection) {
    List<Dimension> dimensions =
        catalogue.entries().stream()
            .flatMap(entry -> entry.dimensions().stream())
            .distinct()
            .toList();
    return new WholeCatalogue(
        WholeJson.NUMBER,
        catalogue.source(),
        catalogue.version(),
        catalogue.tiers(),
        dimensions,
        catalogue.entries().stream()
            .map(entry ->
                new Entry(
                    entry.indicator(),
                    entry.release(),
                    entry.dimensions().stream().map(dimensions::indexOf).toList()))
            .toList(),
        releases,
        freshness,
        protection);
  }

  /** The same, unless an entry points to no dimension. */
  WholeCatalogue checked() {
    entries.forEach(entry ->
        entry.dimensions().forEach(position -> Objects.checkIndex(position, dimensions.size())));
    return this;
  }

  StatisticsCatalogue catalogue() {
    return new StatisticsCatalogue(
        source,
        version,
        tiers,
        entries.stream()
            .map(entry ->
                new StatisticsCatalogue.Entry(
                    entry.indicator(),
                    entry.release(),
                    entry.dimensions().stream().map(dimensions::get).toList()))
            .toList());
  }
}
