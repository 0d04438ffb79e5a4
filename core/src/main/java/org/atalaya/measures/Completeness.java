// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.internal.ReportingDelay;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.QueryScope;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableAxis;

/**
 * Which part of what will be known of a month is known already, measured from published figures.
 *
 * @param dimension id of the dimension of months
 * @param months the estimated part, 0 to 1, of each month that has begun; months that are not there
 *     are taken to be complete
 */
public record Completeness(String dimension, Map<CalendarPeriod, Double> months) {

  /** Figures of a month of which less than this is known are provisional. */
  public static final double PROVISIONAL_BELOW = 0.98;

  /** Older delays may not be those of today. */
  private static final int MONTHS_OBSERVED = 36;

  /** Months of delay that are told apart; what comes later still is taken never to come. */
  private static final int DELAYS = 13;

  private static final String EVENT = "event-month";
  private static final String REGISTERED = "month";

  public Completeness {
    months = Collections.unmodifiableMap(new LinkedHashMap<>(months));
  }

  /** Whether figures of this year, quarter or month still fill up. */
  public boolean isProvisional(CalendarPeriod period) {
    for (int i = 0; i < period.months(); i++) {
      CalendarPeriod month = new CalendarPeriod(period.first().plusMonths(i), 1);
      if (months.getOrDefault(month, 1.0) < PROVISIONAL_BELOW) {
        return true;
      }
    }
    return false;
  }

  /**
   * Of the months of the events, from how many months later events were registered so far. Absent
   * where the records do not have both months, or too few of them, or the table of both is slower
   * than {@code tier}.
   */
  static Optional<Completeness> ofEvents(
      StatisticsCatalogue catalogue, Tier tier, DatasetVersion version, PublishedCounts counts) {
    for (StatisticsCatalogue.Entry entry : DataQuality.wholeUnits(catalogue)) {
      List<String> months =
          entry.dimensions().stream()
              .filter(dimension -> dimension.role() == Role.MONTH)
              .map(Dimension::id)
              .toList();
      if (months.contains(EVENT) && months.contains(REGISTERED)) {
        StatisticsQuery query = StatisticsQuery.of(entry.indicator().id()).by(EVENT, REGISTERED);
        return isSlower(query, tier, counts)
            ? Optional.empty()
            : ofEvents(counts.counts(query.version(version.number()), QueryScope.MEASURES));
      }
    }
    return Optional.empty();
  }

  private static boolean isSlower(StatisticsQuery query, Tier tier, PublishedCounts counts) {
    return counts.release(query, List.of()).tier().compareTo(tier) > 0;
  }

  private static Optional<Completeness> ofEvents(PublishableTable table) {
    TableAxis events = table.header().axes().getFirst();
    TableAxis registrations = table.header().axes().getLast();
    YearMonth last = CalendarPeriod.lastMonthEndedOn(table.header().version().asOf());
    YearMonth first = last.minusMonths(MONTHS_OBSERVED - 1L);
    double[][] triangle = new double[MONTHS_OBSERVED][];
    for (int month = 0; month < MONTHS_OBSERVED; month++) {
      triangle[month] = new double[Math.min(DELAYS, MONTHS_OBSERVED - month)];
    }
    for (int i = 0; i < events.size(); i++) {
      Optional<YearMonth> event = month(events.categories().get(i));
      long since = event.map(one -> ChronoUnit.MONTHS.between(first, one)).orElse(-1L);
      if (since < 0 || since >= MONTHS_OBSERVED) {
        continue;
      }
      double[] known = triangle[(int) since];
      double[] row = numbers(table, i, registrations.size());
      for (int j = 0; j < row.length; j++) {
        Optional<YearMonth> registered = month(registrations.categories().get(j));
        long delay = registered.map(one -> ChronoUnit.MONTHS.between(event.get(), one)).orElse(-1L);
        if (delay >= 0 && delay < known.length) {
          known[(int) delay] += row[j];
        }
      }
    }
    return ReportingDelay.of(triangle)
        .map(delay -> {
          Map<CalendarPeriod, Double> parts = new LinkedHashMap<>();
          for (int month = 0; month < MONTHS_OBSERVED; month++) {
            parts.put(
                new CalendarPeriod(first.plusMonths(month), 1), delay.completenessOfMonth(month));
          }
          return new Completeness(events.dimension().id(), parts);
        });
  }

  /** The counts of a month of events; of what is withheld, what its published total leaves. */
  private static double[] numbers(PublishableTable table, int row, int width) {
    List<CellValue> cells = table.cells().subList(row * width, (row + 1) * width);
    double total = table.margin().map(margin -> WithheldCells.number(margin.get(row))).orElse(0.0);
    return WithheldCells.fill(total, cells);
  }

  private static Optional<YearMonth> month(Category category) {
    return CalendarPeriod.parse(category.code()).map(CalendarPeriod::first);
  }

  /**
   * Of the months of registration: a month that has not ended is not complete; a month that has is
   * as complete as months of its age were in earlier versions, compared with what is known of them
   * today. Without earlier versions ended months are taken to be complete. Absent where the table
   * of months is slower than {@code tier}.
   */
  static Optional<Completeness> ofRegistration(
      StatisticsCatalogue catalogue,
      Tier tier,
      List<DatasetVersion> versions,
      PublishedCounts counts) {
    Optional<StatisticsCatalogue.Entry> entry =
        DataQuality.wholeUnits(catalogue).stream().findFirst();
    Optional<Dimension> month =
        entry.stream()
            .flatMap(one -> one.dimensions().stream())
            .filter(one -> one.role() == Role.MONTH)
            .findFirst();
    if (entry.isEmpty() || month.isEmpty()) {
      return Optional.empty();
    }
    DatasetVersion latest = versions.getLast();
    StatisticsQuery query = StatisticsQuery.of(entry.get().indicator().id()).by(month.get().id());
    if (isSlower(query, tier, counts)) {
      return Optional.empty();
    }
    Map<CalendarPeriod, CellValue> now = byMonth(query, latest, counts);
    Map<Integer, double[]> byAge = new TreeMap<>();
    for (DatasetVersion earlier : versions.subList(0, versions.size() - 1)) {
      byMonth(query, earlier, counts)
          .forEach((period, then) -> {
            int age = age(period, earlier.asOf());
            if (age >= 0 && age < 12) {
              double[] sums = byAge.computeIfAbsent(age, one -> new double[2]);
              sums[0] += WithheldCells.number(then);
              sums[1] += WithheldCells.number(now.getOrDefault(period, then));
            }
          });
    }
    Map<CalendarPeriod, Double> parts = new LinkedHashMap<>();
    for (CalendarPeriod period : now.keySet()) {
      int age = age(period, latest.asOf());
      double[] sums = byAge.get(age);
      if (age < 0) {
        parts.put(period, 0.0);
      } else if (sums != null && sums[1] > 0) {
        parts.put(period, Math.min(1, sums[0] / sums[1]));
      }
    }
    return Optional.of(new Completeness(month.get().id(), parts));
  }

  /** Whole months since the end of a month; −1 for a month that has not ended. */
  private static int age(CalendarPeriod month, LocalDate asOf) {
    LocalDate end = month.last().atEndOfMonth();
    return end.isAfter(asOf)
        ? -1
        : (int) ChronoUnit.MONTHS.between(end.plusDays(1), asOf.plusDays(1));
  }

  private static Map<CalendarPeriod, CellValue> byMonth(
      StatisticsQuery query, DatasetVersion version, PublishedCounts counts) {
    return byMonth(counts.counts(query.version(version.number()), QueryScope.MEASURES));
  }

  /**
   * The cells of a table with one axis of months, by month; those of unknown month are left out.
   */
  static Map<CalendarPeriod, CellValue> byMonth(PublishableTable table) {
    List<Category> months = table.header().axes().getFirst().categories();
    Map<CalendarPeriod, CellValue> byMonth = new LinkedHashMap<>();
    for (int i = 0; i < months.size(); i++) {
      CellValue value = table.cells().get(i);
      CalendarPeriod.parse(months.get(i).code()).ifPresent(period -> byMonth.put(period, value));
    }
    return byMonth;
  }
}
