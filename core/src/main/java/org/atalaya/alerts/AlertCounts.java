// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.time.Clock;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.statistics.HandedOverCounts;

/** What is counted of alerts, brought into a store of cases. */
public final class AlertCounts {

  private AlertCounts() {}

  /**
   * Of {@code alerts} into {@code store}. A day later active alerts may be of another age.
   *
   * @param mapping that of the store
   * @param clock its zone says which day is today
   * @throws IllegalArgumentException if alerts are not handed over in the mapping
   */
  public static HandedOverCounts of(
      Alerts alerts, CaseStore store, CsvMapping mapping, Clock clock) {
    return new HandedOverCounts(
        CountingUnit.ALERT,
        today ->
            alerts.unprotectedFacts().stream().map(fact -> AlertRecords.row(fact, today)).toList(),
        store,
        mapping,
        clock);
  }
}
