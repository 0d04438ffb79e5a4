// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.FeedStatus;
import org.atalaya.remote.ObservatoryUnavailableException;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.Release;

/**
 * What is released, and how the following of a feed goes. Nothing here is counted out of records:
 * no number of cases, by whatever property. What is not known is not a number.
 */
final class ObservatoryMeters implements MeterBinder {

  private final Observatory observatory;
  private final Optional<CaseStore> store;

  ObservatoryMeters(Observatory observatory, Optional<CaseStore> store) {
    this.observatory = observatory;
    this.store = store;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Tier tier : tiers()) {
      Gauge.builder("atalaya.release.version", () -> current(tier).version().number())
          .description("Dataset version of which the tables of a tier tell")
          .tag("tier", tier.id())
          .register(registry);
      TimeGauge.builder("atalaya.release.as.of", () -> asOf(current(tier)), TimeUnit.SECONDS)
          .description("Day up to which that version knows the records, as Unix time")
          .tag("tier", tier.id())
          .register(registry);
    }
    if (store.isPresent()) {
      bindFeed(registry, store.get());
    }
  }

  private List<Tier> tiers() {
    try {
      return observatory.releases().stream().map(Release::tier).toList();
    } catch (ObservatoryUnavailableException e) {
      // An application starts while the observatory elsewhere is away, which may then have any.
      return List.of(Tier.values());
    }
  }

  private Release current(Tier tier) {
    return observatory.releases().stream()
        .filter(release -> release.tier() == tier)
        .findFirst()
        .orElseThrow();
  }

  private static double asOf(Release release) {
    return release.version().number() == 0
        ? Double.NaN
        : release.version().asOf().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }

  private static void bindFeed(MeterRegistry registry, CaseStore store) {
    seconds(
        registry,
        store,
        "atalaya.feed.lag",
        "How far the store is behind the case system",
        FeedStatus::lag);
    seconds(
        registry,
        store,
        "atalaya.feed.since.pass",
        "How long ago all changes were read that there were",
        FeedStatus::sincePass);
    Gauge.builder("atalaya.feed.rows.set.aside", () -> of(store, FeedStatus::rowsSetAside))
        .description("Changes that could not be applied")
        .register(registry);
    Gauge.builder("atalaya.feed.failing", () -> of(store, ObservatoryMeters::failing))
        .description("1 while the feed is not followed, 0 while it is")
        .register(registry);
  }

  private static void seconds(
      MeterRegistry registry,
      CaseStore store,
      String name,
      String description,
      Function<FeedStatus, Optional<Duration>> time) {
    TimeGauge.builder(
            name,
            () ->
                store
                    .loader()
                    .feedStatus()
                    .flatMap(time)
                    .map(known -> (double) known.toMillis())
                    .orElse(Double.NaN),
            TimeUnit.MILLISECONDS)
        .description(description)
        .register(registry);
  }

  private static double of(CaseStore store, Function<FeedStatus, Number> number) {
    return store
        .loader()
        .feedStatus()
        .map(status -> number.apply(status).doubleValue())
        .orElse(Double.NaN);
  }

  private static int failing(FeedStatus status) {
    return status.problem().isPresent() ? 1 : 0;
  }
}
