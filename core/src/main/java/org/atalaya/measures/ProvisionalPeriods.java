// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  /** How far back the registering of complaints says how it goes now. */
  private static final long MONTHS = 36;

  private final List<Completeness> measured;

  /**
   * What is provisional in tables of the same version and tier. It is measured from tables that are
   * no slower than these: slower ones may not tell of this version, and what only they have (the
   * months of events) these do not have either.
   */
  ProvisionalPeriods(TableHeader header, PublishedCounts counts) {
    StatisticsCatalogue catalogue = counts.catalogue();
    DatasetVersion version = header.version();
    measured =
        Stream.of(
                Completeness.ofRegistration(
                    catalogue,
                    header.tier(),
                    onePerMonth(counts.versions(header.tier(), version), version),
                    counts),
                Completeness.ofEvents(catalogue, header.tier(), version, counts))
            .flatMap(Optional::stream)
            .toList();
  }

  /**
   * Of daily versions those of the same day of earlier months, as far as there are: at that age
   * this version's months are, and hundreds would be counted for no more.
   */
  private static List<DatasetVersion> onePerMonth(
      List<DatasetVersion> versions, DatasetVersion version) {
    Map<Long, DatasetVersion> nearest = new TreeMap<>(Comparator.reverseOrder());
    for (DatasetVersion one : versions) {
      long months = monthsBefore(version.asOf(), one.asOf());
      if (months <= MONTHS) {
        nearest.merge(
            months,
            one,
            (other, later) ->
                distance(version.asOf(), months, later) <= distance(version.asOf(), months, other)
                    ? later
                    : other);
      }
    }
    nearest.put(0L, version);
    return List.copyOf(nearest.values());
  }

  /** In whole months, rounded. */
  private static long monthsBefore(LocalDate day, LocalDate earlier) {
    return ChronoUnit.MONTHS.between(earlier.minusDays(15), day);
  }

  private static long distance(LocalDate day, long months, DatasetVersion version) {
    return Math.abs(ChronoUnit.DAYS.between(day.minusMonths(months), version.asOf()));
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
