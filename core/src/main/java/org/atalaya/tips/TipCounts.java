// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.time.Clock;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.statistics.HandedOverCounts;

/** What is counted of tips, brought into a store of cases. */
public final class TipCounts {

  private TipCounts() {}

  /**
   * Of {@code inbox} into {@code store}.
   *
   * @param codes by which envelopes are read
   * @param mapping that of the store
   * @param clock its zone says on which day a tip came
   * @throws IllegalArgumentException if tips are not handed over in the mapping
   */
  public static HandedOverCounts of(
      TipInbox inbox, TipCodes codes, CaseStore store, CsvMapping mapping, Clock clock) {
    return new HandedOverCounts(
        CountingUnit.TIP,
        today ->
            inbox.unprotectedFacts(codes, clock.getZone()).stream().map(TipRecords::row).toList(),
        store,
        mapping,
        clock);
  }
}
