// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportReport;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.ReleaseCalendar;

/**
 * Brings what is counted of alerts into a store of cases, whose mapping says {@code handedOver:
 * true} of the unit {@code alert}.
 *
 * <pre>{@code
 * AlertCounts counts = new AlertCounts(alerts, store, mapping, clock);
 * counts.bring();
 * counts.due(profile.releases());
 * }</pre>
 *
 * <p>All tables of alerts are monthly: whenever the rows are brought, they are seen at the next
 * monthly release and not before. Without a calendar each version is a release, and whoever
 * compares two of them sees single alerts: there is no time at which that would be due.
 */
public final class AlertCounts {

  /** Long enough to try again when the store does not answer at once. */
  static final Duration BEFORE_RELEASE = Duration.ofHours(1);

  private final Alerts alerts;
  private final CaseStore store;
  private final CsvMapping mapping;
  private final Clock clock;

  /**
   * From {@code alerts} into {@code store}.
   *
   * @param mapping that of the store
   * @param clock its zone says which day is today
   * @throws IllegalArgumentException if alerts are not handed over in the mapping
   */
  public AlertCounts(Alerts alerts, CaseStore store, CsvMapping mapping, Clock clock) {
    if (!areHandedOver(mapping)) {
      throw new IllegalArgumentException(
          "the mapping has no table of the unit alert with 'handedOver: true'");
    }
    this.alerts = alerts;
    this.store = store;
    this.mapping = mapping;
    this.clock = clock;
  }

  /** Whether the alerts of a store with this mapping are handed over. */
  public static boolean areHandedOver(CsvMapping mapping) {
    return mapping.tables().stream()
        .anyMatch(table -> table.isHandedOver() && table.units().contains(CountingUnit.ALERT));
  }

  /**
   * Brings all alerts as they are now, for good by the same record keys. Repeated on the same day
   * it changes nothing but what has changed; a day later active alerts may be of another age.
   *
   * @return what changed, for staff only
   * @throws org.atalaya.cases.ImportException as of {@code CaseLoader.replace}
   */
  public ImportReport bring() {
    LocalDate today = LocalDate.now(clock);
    List<Map<String, String>> rows =
        alerts.unprotectedFacts().stream().map(fact -> AlertRecords.row(fact, today)).toList();
    return store.loader().replace(mapping, CountingUnit.ALERT, rows);
  }

  /**
   * When to bring them next: an hour before the monthly release, the one after it if less than that
   * is left.
   *
   * @return absent where there is no calendar
   */
  public Optional<Instant> due(ReleaseCalendar calendar) {
    return calendar
        .next(Tier.MONTHLY, clock.instant().plus(BEFORE_RELEASE))
        .map(release -> release.minus(BEFORE_RELEASE));
  }
}
