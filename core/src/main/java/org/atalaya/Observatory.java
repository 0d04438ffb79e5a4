// SPDX-License-Identifier: Apache-2.0
package org.atalaya;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Fingerprint;
import org.atalaya.cases.Label;
import org.atalaya.disclosure.DisclosureControl;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.DataQuality;
import org.atalaya.measures.Measures;
import org.atalaya.measures.Population;
import org.atalaya.measures.PublishedCounts;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.IndicatorCatalogue;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryScope;
import org.atalaya.statistics.Release;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableHeader;
import org.atalaya.statistics.TierReleases;

/**
 * The public questions. Every answer is protected, and is a function of the records' version and
 * the question alone, so it can be cached by anyone.
 *
 * <pre>{@code
 * Observatory observatory = Observatory.inProcess(store, Guatemala.indicators(), profile);
 * PublishableTable table = observatory.table(StatisticsQuery.of("victims").by("victim-sex"));
 * }</pre>
 */
public interface Observatory {

  /**
   * An observatory over a store in this process, which stays the caller's to close. It knows no
   * population and therefore no rates.
   */
  static Observatory inProcess(
      CaseStore store, IndicatorCatalogue indicators, DisclosureProfile profile) {
    return inProcess(store, indicators, profile, Optional.empty());
  }

  /**
   * An observatory over a store in this process, which stays the caller's to close.
   *
   * @param population of whom rates are taken
   */
  static Observatory inProcess(
      CaseStore store,
      IndicatorCatalogue indicators,
      DisclosureProfile profile,
      Optional<Population> population) {
    return inProcess(store, indicators, profile, population, InstantSource.system());
  }

  /**
   * An observatory over a store in this process, which stays the caller's to close.
   *
   * @param population of whom rates are taken
   * @param clock says what the profile's calendar has released by now
   * @throws IllegalArgumentException if the profile is for staff: what an observatory answers can
   *     be seen by anyone
   */
  static Observatory inProcess(
      CaseStore store,
      IndicatorCatalogue indicators,
      DisclosureProfile profile,
      Optional<Population> population,
      InstantSource clock) {
    if (profile.isForStaff()) {
      throw new IllegalArgumentException(
          "the profile '%s' shows exact figures, which no observatory answers with; use the profile 'public', or 'open' for a source that is public microdata"
              .formatted(profile.id()));
    }
    Statistics statistics = new Statistics(store.tables(), indicators, profile.releases(), clock);
    DisclosureControl control = new DisclosureControl(profile);
    Measures measures = new Measures(published(statistics, control), population);
    FollowedFreshness freshness = new FollowedFreshness(store.loader(), clock);
    return new Observatory() {
      @Override
      public StatisticsCatalogue catalogue() {
        return statistics.catalogue();
      }

      @Override
      public PublishableTable table(StatisticsQuery query) {
        return measures.apply(query);
      }

      @Override
      public DataQuality quality() {
        return measures.quality();
      }

      @Override
      public Release release(StatisticsQuery query) {
        return measures.release(query);
      }

      @Override
      public List<Release> releases() {
        return statistics.releases();
      }

      @Override
      public List<TierReleases> tierReleases() {
        return statistics.tierReleases();
      }

      @Override
      public Optional<Freshness> freshness() {
        return freshness.get();
      }

      @Override
      public List<Label> protection() {
        return profile.notes();
      }

      @Override
      public Optional<String> fingerprint() {
        return Optional.of(
            Fingerprint.of(
                profile.id(),
                profile.version(),
                profile.releases(),
                indicators,
                store.tables().schema(),
                store.source(),
                population.map(Population::fingerprint)));
      }
    };
  }

  private static PublishedCounts published(Statistics statistics, DisclosureControl control) {
    return new PublishedCounts() {
      @Override
      public StatisticsCatalogue catalogue() {
        return statistics.catalogue();
      }

      @Override
      public List<DatasetVersion> versions(Tier tier, DatasetVersion upTo) {
        return statistics.versions(tier, upTo);
      }

      @Override
      public Release release(StatisticsQuery query, Collection<String> further) {
        return statistics.release(query, further);
      }

      @Override
      public Indicator indicator(String id) {
        return statistics.indicator(id);
      }

      @Override
      public StatisticsCatalogue.Entry entry(String indicator) {
        return statistics.entry(indicator);
      }

      @Override
      public TableHeader header(StatisticsQuery query, QueryScope scope) {
        TableHeader header = statistics.header(query, scope);
        permit(header, scope);
        return header;
      }

      @Override
      public PublishableTable counts(StatisticsQuery query, QueryScope scope) {
        PublishableTable table =
            control.protect(statistics.count(query, scope, header -> permit(header, scope)));
        if (scope == QueryScope.PUBLIC) {
          control.check(table);
        }
        return table;
      }

      /** Measures may count in more detail, as nobody sees those counts. */
      private void permit(TableHeader header, QueryScope scope) {
        if (scope == QueryScope.PUBLIC) {
          control.check(header);
        }
      }
    };
  }

  /** What can be asked for. */
  StatisticsCatalogue catalogue();

  /**
   * The table that {@code query} asks for.
   *
   * @throws QueryException if the question cannot be answered
   */
  PublishableTable table(StatisticsQuery query);

  /**
   * How good the records are, from published figures: coverage, unknowns, revisions, delay. It asks
   * for many tables, so keep what it says for as long as the version stays the same.
   */
  DataQuality quality();

  /**
   * Of which state of the records the answer to {@code query} tells, and until when: it changes
   * only with that state.
   *
   * @throws QueryException if the indicator is not offered, there are no records, or the version
   *     that the question names was not released for such a table
   */
  Release release(StatisticsQuery query);

  /** What is released of each tier that a table can have, the quickest first. */
  List<Release> releases();

  /**
   * What was released of each kind of table, and when more will be, the quickest first. Where it is
   * not known, as of an observatory elsewhere: the next release alone.
   */
  default List<TierReleases> tierReleases() {
    return releases().stream()
        .map(release ->
            new TierReleases(release.tier(), List.of(), release.next().stream().toList()))
        .toList();
  }

  /**
   * The version of the records that is released for every kind of table: what is said of the
   * records as a whole changes only when it does.
   */
  default int version() {
    return releases().getLast().version().number();
  }

  /**
   * How far it follows a live system; absent where it follows none, or has not read all of it yet.
   * It may be some seconds old.
   */
  default Optional<Freshness> freshness() {
    return Optional.empty();
  }

  /** How figures are protected, in sentences for readers. */
  List<Label> protection();

  /**
   * Since when the records cannot be asked and last good answers are given, which may be older than
   * those of others; absent while they can, and where no answer is given without them.
   */
  default Optional<Instant> unavailableSince() {
    return Optional.empty();
  }

  /**
   * Tells the configuration from every other that may give another answer about the same records:
   * rules of protection, noise and calendar, indicators, mapping, source, inhabitants. Absent where
   * it is not known; then no answer may outlive the process that keeps it.
   */
  default Optional<String> fingerprint() {
    return Optional.empty();
  }
}
