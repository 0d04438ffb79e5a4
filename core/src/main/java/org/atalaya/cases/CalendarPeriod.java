// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole year, quarter or month: {@code 2011}, {@code 2011-Q3}, {@code 2011-08}.
 *
 * @param first its first month
 * @param months 1, 3 or 12
 */
public record CalendarPeriod(YearMonth first, int months) {

  private static final Pattern CODE =
      Pattern.compile("(?<year>\\d{4})(-(Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])))?");

  public CalendarPeriod {
    boolean whole =
        switch (months) {
          case 1 -> true;
          case 3, 12 -> (first.getMonthValue() - 1) % months == 0;
          default -> false;
        };
    if (!whole) {
      throw new IllegalArgumentException(
          "a period is a whole year, quarter or month, given: %d months from %s"
              .formatted(months, first));
    }
  }

  /** The year {@code year}. */
  public static CalendarPeriod year(int year) {
    return new CalendarPeriod(YearMonth.of(year, 1), 12);
  }

  /** The period with this code, if it is one. */
  public static Optional<CalendarPeriod> parse(String code) {
    Matcher matcher = CODE.matcher(code);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(matcher.group("year"));
    if (year == 0) {
      return Optional.empty();
    }
    String quarter = matcher.group("quarter");
    String month = matcher.group("month");
    if (quarter != null) {
      int firstMonth = 3 * Integer.parseInt(quarter) - 2;
      return Optional.of(new CalendarPeriod(YearMonth.of(year, firstMonth), 3));
    }
    return Optional.of(
        month == null
            ? year(year)
            : new CalendarPeriod(YearMonth.of(year, Integer.parseInt(month)), 1));
  }

  /** The period of a time dimension that is kept as {@code ordinal}. */
  public static CalendarPeriod ofOrdinal(Dimension.Role role, int ordinal) {
    return switch (role) {
      case YEAR -> year(ordinal);
      case MONTH ->
          new CalendarPeriod(
              YearMonth.of(Math.floorDiv(ordinal, 12), Math.floorMod(ordinal, 12) + 1), 1);
      case GEO, CLASSIFICATION -> throw new IllegalArgumentException(role + " has no periods");
    };
  }

  /** The last month that has ended on {@code day}. */
  public static YearMonth lastMonthEndedOn(LocalDate day) {
    YearMonth current = YearMonth.from(day);
    return day.equals(current.atEndOfMonth()) ? current : current.minusMonths(1);
  }

  /** The period of the same length that ends where this one begins. */
  public CalendarPeriod previous() {
    return new CalendarPeriod(first.minusMonths(months), months);
  }

  /** The last month, included. */
  public YearMonth last() {
    return first.plusMonths(months - 1L);
  }

  /**
   * The integer by which stores keep a year (the year itself) or a month (12 × year + month − 1, so
   * that consecutive months are consecutive integers). Never 0, which stands for unknown.
   *
   * @throws IllegalStateException for a quarter, which is no category of any dimension
   */
  public int ordinal() {
    return switch (months) {
      case 12 -> first.getYear();
      case 1 -> monthOrdinal(first);
      default -> throw new IllegalStateException("no dimension has the category " + code());
    };
  }

  /** The ordinal of a month. */
  public static int monthOrdinal(YearMonth month) {
    return month.getYear() * 12 + month.getMonthValue() - 1;
  }

  /** The code in addresses and files. */
  public String code() {
    // Not by a format: a table of months asks for hundreds.
    String month = first.toString();
    String year = month.substring(0, month.length() - "-01".length());
    return switch (months) {
      case 12 -> year;
      case 3 -> year + "-Q" + (first.getMonthValue() + 2) / 3;
      default -> month;
    };
  }
}
