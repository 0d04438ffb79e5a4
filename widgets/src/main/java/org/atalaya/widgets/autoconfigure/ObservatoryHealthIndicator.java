// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.FeedStatus;
import org.atalaya.statistics.Release;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down if the store does not answer. Unknown while its feed is not followed, or an observatory
 * elsewhere is away: answers are given and are right for the day that they name, so a node must not
 * be taken away for it, as it would be if it were out of service.
 */
final class ObservatoryHealthIndicator extends AbstractHealthIndicator {

  private final Observatory observatory;
  private final Optional<CaseStore> store;

  ObservatoryHealthIndicator(Observatory observatory, Optional<CaseStore> store) {
    super("The observatory does not answer");
    this.observatory = observatory;
    this.store = store;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    store.ifPresent(CaseStore::check);
    Map<String, Object> tiers = new LinkedHashMap<>();
    for (Release release : observatory.releases()) {
      tiers.put(release.tier().id(), version(release));
    }
    health.up().withDetail("released", tiers);
    observatory
        .unavailableSince()
        .ifPresent(since -> health.unknown().withDetail("unavailableSince", since.toString()));
    store
        .flatMap(records -> records.loader().feedStatus())
        .ifPresent(status -> tell(health, status));
  }

  private static Map<String, Object> version(Release release) {
    return release.version().number() == 0
        ? Map.of("version", 0)
        : Map.of(
            "version", release.version().number(), "asOf", release.version().asOf().toString());
  }

  private static void tell(Health.Builder health, FeedStatus status) {
    Map<String, Object> feed = new LinkedHashMap<>();
    status.asOf().ifPresent(time -> feed.put("asOf", time.toString()));
    status.lag().map(Duration::toSeconds).ifPresent(lag -> feed.put("lagSeconds", lag));
    status
        .sincePass()
        .map(Duration::toSeconds)
        .ifPresent(since -> feed.put("sincePassSeconds", since));
    feed.put("rowsSetAside", status.rowsSetAside());
    status
        .problem()
        .ifPresent(problem -> {
          feed.put("problem", problem);
          health.unknown();
        });
    health.withDetail("feed", feed);
  }
}
