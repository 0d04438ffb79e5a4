// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;

/** Marks the figures of periods that still fill up, in every table alike. */
final class ProvisionalPeriods {

  private final List<Completeness> measured;

  /**
   * What is provisional in tables of the same version and tier. It is measured from tables that are
   * no slower than these: slower ones may not tell of this version, and what only they have (the
   * months of events) these do not have either.
   */
  ProvisionalPeriods(TableHeader header, PublishedCounts counts) {
    StatisticsCatalogue catalogue = counts.catalogue();
    int number = header.version().number();
    List<DatasetVersion> versions =
        counts.versions(header.tier()).stream()
            .filter(version -> version.number() <= number)
            .toList();
    measured =
        Stream.of(
                Completeness.ofRegistration(catalogue, header.tier(), versions, counts),
                Completeness.ofEvents(catalogue, header.tier(), versions.getLast(), counts))
            .flatMap(Optional::stream)
            .toList();
  }

  /**
   * The table with its provisional figures marked, those of its margin like those of the table that
   * asks for them alone.
   */
  PublishableTable mark(PublishableTable table) {
    TableHeader header = table.header();
    List<CellValue> cells = new ArrayList<>(table.cells());
    Optional<List<CellValue>> margin = table.margin().map(ArrayList::new);
    boolean changed = false;
    for (int axis = 0; axis < header.axes().size(); axis++) {
      int marked = axis;
      List<Boolean> provisional = provisional(header, header.axes().get(axis));
      if (provisional.contains(true)) {
        changed |= mark(cells, cell -> provisional.get(header.position(cell, marked)));
        TableAxis last = header.axes().getLast();
        if (margin.isPresent() && header.axes().get(axis) != last) {
          changed |=
              mark(
                  margin.get(),
                  total -> provisional.get(header.position(total * last.size(), marked)));
        }
      }
    }
    return changed ? table.derive(header, table.measure(), cells, margin) : table;
  }

  private static boolean mark(List<CellValue> values, IntPredicate provisional) {
    boolean changed = false;
    for (int value = 0; value < values.size(); value++) {
      if (provisional.test(value) && values.get(value) instanceof Published published) {
        values.set(value, published.with(Caution.PROVISIONAL));
        changed = true;
      }
    }
    return changed;
  }

  private List<Boolean> provisional(TableHeader header, TableAxis axis) {
    return axis.categories().stream()
        .map(category -> axis.dimension().role().isTime() && isProvisional(header, axis, category))
        .toList();
  }

  private boolean isProvisional(TableHeader header, TableAxis axis, Category category) {
    Optional<CalendarPeriod> period = CalendarPeriod.parse(category.code());
    if (period.isEmpty()) {
      return false;
    }
    String id = axis.dimension().id();
    boolean toDate = StatisticsQuery.isToDate(axis.dimension().id());
    if (toDate) {
      // Of the years to date only the current one still fills up; it has no later months.
      return period.get().first().getYear() == header.version().asOf().getYear()
          && lastWholeMonthIsProvisional(header, id);
    }
    boolean notEnded = period.get().last().atEndOfMonth().isAfter(header.version().asOf());
    return notEnded
        || measured.stream()
            .filter(one -> belongsTo(one, id))
            .anyMatch(one -> one.isProvisional(period.get()));
  }

  private boolean lastWholeMonthIsProvisional(TableHeader header, String id) {
    YearMonth whole = CalendarPeriod.lastMonthEndedOn(header.version().asOf());
    return measured.stream()
        .filter(one -> belongsTo(one, StatisticsQuery.withoutToDate(id)))
        .anyMatch(one -> one.isProvisional(new CalendarPeriod(whole, 1)));
  }

  /** Whether a dimension of years or months is that whose months were measured. */
  private static boolean belongsTo(Completeness one, String id) {
    return one.dimension().equals(id.replace("year", "month"));
  }
}
