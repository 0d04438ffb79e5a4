// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.Label;

/**
 * Something that is published.
 *
 * @param id identifier in addresses
 * @param unit what is counted
 * @param title full title
 * @param shortTitle title where there is little room
 * @param unitLabel the unit in the plural, as printed behind a number
 * @param definition what exactly is counted
 * @param note what a reader must know; printed with every figure
 * @param tier how fresh its figures are
 * @param measures the measures that may be asked for
 */
public record Indicator(
    String id,
    CountingUnit unit,
    Label title,
    Label shortTitle,
    Label unitLabel,
    Label definition,
    Label note,
    Tier tier,
    Set<Measure> measures) {

  public Indicator {
    measures = Set.copyOf(measures);
    if (!measures.contains(Measure.COUNT)) {
      throw new IllegalArgumentException("indicator " + id + " must allow the measure 'count'");
    }
  }

  /** How fresh figures are: fixed beforehand for a kind of table, never decided by the data. */
  public enum Tier {
    /** Within seconds: a short declared list of national counters. */
    LIVE,
    DAILY,
    MONTHLY;

    /** The identifier in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The tier with this identifier, if there is one. */
    public static Optional<Tier> byId(String id) {
      return Arrays.stream(values()).filter(tier -> tier.id().equals(id)).findFirst();
    }
  }
}
