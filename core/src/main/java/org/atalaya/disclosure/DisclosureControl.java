// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableHeader;
import org.atalaya.statistics.UnprotectedTable;

/**
 * Turns exact counts into what may be published.
 *
 * <pre>{@code
 * DisclosureControl control =
 *     new DisclosureControl(DisclosureProfile.publicWith(List.of(new MinimumFrequencyRule(5))));
 * PublishableTable table = control.protect(statistics.count(query));
 * }</pre>
 */
public final class DisclosureControl {

  private final DisclosureProfile profile;

  public DisclosureControl(DisclosureProfile profile) {
    this.profile = profile;
  }

  public DisclosureProfile profile() {
    return profile;
  }

  /**
   * Applies the rules of the profile to every cell and to the margin.
   *
   * @throws IllegalStateException if the profile is {@code open}, but for another source
   */
  public PublishableTable protect(UnprotectedTable table) {
    TableHeader header = table.header();
    if (profile.rules().isEmpty() && !profile.isOpenFor(header.source())) {
      throw new IllegalStateException(
          "the profile 'open' was declared for another source than " + header.source().id());
    }
    List<CellValue> cells = protect(table.cells());
    Optional<List<CellValue>> margin = table.margin().map(this::protect);
    return new PublishableTable(header, Measure.COUNT, cells, margin, profile.protection());
  }

  private List<CellValue> protect(UnprotectedTally tally) {
    List<CellValue> cells = new ArrayList<>(tally.size());
    for (int cell = 0; cell < tally.size(); cell++) {
      cells.add(protect(tally.count(cell), tally.keySum(cell)));
    }
    return cells;
  }

  private CellValue protect(long count, long keySum) {
    CellValue value = new CellValue.Published(count);
    for (DisclosureRule rule : profile.rules()) {
      if (value instanceof CellValue.Published) {
        value =
            switch (rule) {
              case MinimumFrequencyRule minimum -> minimum.apply(count);
              case CellKeyRule cellKey -> cellKey.apply(count, keySum);
            };
      }
    }
    return value;
  }
}
