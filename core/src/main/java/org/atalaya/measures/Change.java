// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;

/**
 * Difference to the year or month before, in percent of it: {@code 100 · (now − before) / before},
 * both as published. Where the table does not list the period before, there is no change. It comes
 * without an interval and does not say whether a change is more than chance.
 */
public final class Change {

  private Change() {}

  /**
   * The changes of a table of counts, along its first time axis.
   *
   * @throws IllegalArgumentException if the table has no time axis
   */
  public static PublishableTable of(PublishableTable counts) {
    TableHeader header = counts.header();
    List<TableAxis> axes = header.axes();
    int time =
        IntStream.range(0, axes.size())
            .filter(axis -> axes.get(axis).dimension().role().isTime())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("changes need a time axis"));
    int stride = axes.stream().skip(time + 1L).mapToInt(TableAxis::size).reduce(1, (a, b) -> a * b);
    List<OptionalInt> before = positionsBefore(axes.get(time));
    List<CellValue> changes = new ArrayList<>(header.cells());
    for (int cell = 0; cell < header.cells(); cell++) {
      int position = header.position(cell, time);
      OptionalInt earlier = before.get(position);
      changes.add(
          earlier.isPresent()
              ? change(
                  counts.cells().get(cell - (position - earlier.getAsInt()) * stride),
                  counts.cells().get(cell))
              : new NotDefined(Reason.NO_EARLIER_PERIOD));
    }
    return counts.derive(header, Measure.CHANGE, changes, Optional.empty());
  }

  /** For each period of the axis, where on it the period before stands. */
  private static List<OptionalInt> positionsBefore(TableAxis axis) {
    List<Optional<CalendarPeriod>> periods =
        axis.categories().stream().map(category -> CalendarPeriod.parse(category.code())).toList();
    List<OptionalInt> before = new ArrayList<>(periods.size());
    for (Optional<CalendarPeriod> period : periods) {
      int position = period.isEmpty() ? -1 : periods.indexOf(period.map(CalendarPeriod::previous));
      before.add(position < 0 ? OptionalInt.empty() : OptionalInt.of(position));
    }
    return before;
  }

  private static CellValue change(CellValue before, CellValue now) {
    return switch (now) {
      case Published current ->
          switch (before) {
            case Published base when base.value() == 0 -> new NotDefined(Reason.BASE_IS_ZERO);
            case Published base ->
                new Published(100 * (current.value() - base.value()) / base.value());
            case Suppressed withheld -> new NotDefined(Reason.BASE_IS_SUPPRESSED);
            case NotDefined undefined -> undefined;
          };
      case Suppressed withheld -> new NotDefined(Reason.BASE_IS_SUPPRESSED);
      case NotDefined undefined -> undefined;
    };
  }
}
