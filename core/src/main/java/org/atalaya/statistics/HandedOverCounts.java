// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportReport;
import org.atalaya.statistics.Indicator.Tier;

/**
 * Brings what a program counts itself, as alerts and tips, into a store of cases, whose mapping
 * says {@code handedOver: true} of the unit.
 *
 * <pre>{@code
 * HandedOverCounts counts = AlertCounts.of(alerts, store, mapping, clock);
 * counts.bring();
 * counts.due(profile.releases());
 * }</pre>
 *
 * <p>All tables of such units are monthly: whenever the rows are brought, they are seen at the next
 * monthly release and not before. Without a calendar each version is a release, and whoever
 * compares two of them sees single records: there is no time at which that would be due.
 */
public final class HandedOverCounts {

  /** Long enough to try again when the store does not answer at once. */
  static final Duration BEFORE_RELEASE = Duration.ofHours(1);

  private final CountingUnit unit;
  private final Function<LocalDate, List<Map<String, String>>> rows;
  private final CaseStore store;
  private final CsvMapping mapping;
  private final Clock clock;

  /**
   * Into {@code store}.
   *
   * @param unit of what is counted
   * @param rows all of them as they are on a day, by the columns that the mapping names
   * @param mapping that of the store
   * @param clock its zone says which day is today
   * @throws IllegalArgumentException if the unit is not handed over in the mapping
   */
  public HandedOverCounts(
      CountingUnit unit,
      Function<LocalDate, List<Map<String, String>>> rows,
      CaseStore store,
      CsvMapping mapping,
      Clock clock) {
    if (!areHandedOver(unit, mapping)) {
      throw new IllegalArgumentException(
          "the mapping has no table of the unit %s with 'handedOver: true'".formatted(unit.id()));
    }
    this.unit = unit;
    this.rows = rows;
    this.store = store;
    this.mapping = mapping;
    this.clock = clock;
  }

  /** Whether the records of a unit are handed over to a store with this mapping. */
  public static boolean areHandedOver(CountingUnit unit, CsvMapping mapping) {
    return mapping.tables().stream()
        .anyMatch(table -> table.isHandedOver() && table.units().contains(unit));
  }

  /**
   * Brings all as they are now, for good by the same record keys. Repeated on the same day it
   * changes nothing but what has changed.
   *
   * @return what changed, for staff only
   * @throws org.atalaya.cases.ImportException as of {@code CaseLoader.replace}
   */
  public ImportReport bring() {
    return store.loader().replace(mapping, unit, rows.apply(LocalDate.now(clock)));
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
