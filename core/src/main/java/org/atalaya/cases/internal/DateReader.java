// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.CsvMapping.DateColumns;
import org.atalaya.cases.ImportReport.SuspiciousDate;
import org.jspecify.annotations.Nullable;

/**
 * Puts a date together from the fields of one row after another. A part that is unknown or
 * impossible makes the finer parts unknown too, never the coarser ones.
 */
final class DateReader {

  /** No such day: where the day is not known. */
  static final int NO_DAY = Integer.MIN_VALUE;

  /** 31/12/2024, 31-12-2024 or 31.12.2024, with or without a time of day after it. */
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?:[T ].*)?");

  private static final int NO_COLUMN = -1;
  private static final int BLANK = -2;
  private static final int RECENT = 1 << 12;

  private final DateColumns columns;
  private final LocalDate today;
  private final int datePosition;
  private final int yearPosition;
  private final int monthPosition;
  private final int dayPosition;
  private final TextCache<Reading> wholes = new TextCache<>(this::whole);
  private final TextCache<Integer> parts = new TextCache<>(this::part);

  private final @Nullable Recent[] recent = new Recent[RECENT];

  private Reading current;

  private record Recent(int year, int month, int day, Reading reading) {}

  /**
   * What was read.
   *
   * @param year 0 where unknown
   * @param month ordinal of the month, 0 where unknown
   * @param day days since 1970, {@link #NO_DAY} where unknown
   * @param latest the last day that it can mean, {@link #NO_DAY} where not even the year is known
   * @param blank whether the file says nothing: the date has not come, or nobody wrote it down
   * @param suspicion what is wrong with it
   */
  record Reading(
      int year, int month, int day, int latest, boolean blank, @Nullable SuspiciousDate suspicion) {

    private static final Reading NOTHING = new Reading(0, 0, NO_DAY, NO_DAY, true, null);
    private static final Reading UNKNOWN = new Reading(0, 0, NO_DAY, NO_DAY, false, null);
  }

  DateReader(DateColumns columns, ToIntFunction<String> position, LocalDate today) {
    this.columns = columns;
    this.today = today;
    datePosition = columns.date().map(position::applyAsInt).orElse(NO_COLUMN);
    yearPosition = columns.year().map(position::applyAsInt).orElse(NO_COLUMN);
    monthPosition = columns.month().map(position::applyAsInt).orElse(NO_COLUMN);
    dayPosition = columns.day().map(position::applyAsInt).orElse(NO_COLUMN);
    current = Reading.NOTHING;
  }

  /** Moves on to a row. */
  void read(FieldBatch batch, int row) {
    if (datePosition != NO_COLUMN) {
      current = wholes.get(batch, row, datePosition);
      return;
    }
    int year = parts.get(batch, row, yearPosition);
    int month = monthPosition == NO_COLUMN ? BLANK : parts.get(batch, row, monthPosition);
    int day = dayPosition == NO_COLUMN ? BLANK : parts.get(batch, row, dayPosition);
    current = year == BLANK ? wholes.get(batch, row, yearPosition) : recent(year, month, day);
  }

  /** The date of the current row. */
  Reading current() {
    return current;
  }

  /** The reading of these parts, kept for the next row that has them. */
  private Reading recent(int year, int month, int day) {
    int slot = (year * 31 + month) * 31 + day & RECENT - 1;
    Recent kept = recent[slot];
    if (kept == null || kept.year != year || kept.month != month || kept.day != day) {
      kept = new Recent(year, month, day, reading(year, month, day));
      recent[slot] = kept;
    }
    return kept.reading;
  }

  private Reading whole(String text) {
    if (columns.unknown().contains(text)) {
      return Reading.UNKNOWN;
    }
    if (text.isEmpty()) {
      return Reading.NOTHING;
    }
    if (columns.dayFirst()) {
      return dayFirst(text);
    }
    // ISO 8601, with or without a time of day after it.
    boolean timed = text.length() > 10 && "T ".indexOf(text.charAt(10)) >= 0;
    String[] fields = (timed ? text.substring(0, 10) : text).split("-", 3);
    return reading(
        number(fields[0]),
        fields.length > 1 ? number(fields[1]) : BLANK,
        fields.length > 2 ? number(fields[2]) : BLANK);
  }

  private Reading dayFirst(String text) {
    Matcher matcher = DAY_FIRST.matcher(text);
    return matcher.matches()
        ? reading(number(matcher.group(4)), number(matcher.group(3)), number(matcher.group(1)))
        : suspicious(0, 0, SuspiciousDate.IMPOSSIBLE);
  }

  private int part(String text) {
    return columns.unknown().contains(text) ? BLANK : number(text);
  }

  private static int number(String text) {
    return text.isEmpty() ? BLANK : RowEncoder.wholeNumber(text);
  }

  private Reading reading(int year, int month, int day) {
    if (year == BLANK) {
      return Reading.UNKNOWN;
    }
    if (year < columns.earliestYear() || year > today.getYear()) {
      return suspicious(0, 0, year < 0 ? SuspiciousDate.IMPOSSIBLE : SuspiciousDate.OUT_OF_RANGE);
    }
    if (month == BLANK) {
      return known(year, 0, NO_DAY, null);
    }
    if (month < 1 || month > 12) {
      return suspicious(year, 0, SuspiciousDate.IMPOSSIBLE);
    }
    YearMonth period = YearMonth.of(year, month);
    if (period.isAfter(YearMonth.from(today))) {
      return suspicious(year, 0, SuspiciousDate.OUT_OF_RANGE);
    }
    int ordinal = CalendarPeriod.monthOrdinal(period);
    if (day == BLANK) {
      return known(year, ordinal, NO_DAY, null);
    }
    if (!period.isValidDay(day)) {
      return suspicious(year, ordinal, SuspiciousDate.IMPOSSIBLE);
    }
    LocalDate date = period.atDay(day);
    return date.isAfter(today)
        ? suspicious(year, ordinal, SuspiciousDate.OUT_OF_RANGE)
        : known(year, ordinal, (int) date.toEpochDay(), null);
  }

  private Reading suspicious(int year, int month, SuspiciousDate suspicion) {
    return known(year, month, NO_DAY, suspicion);
  }

  private Reading known(int year, int month, int day, @Nullable SuspiciousDate suspicion) {
    return new Reading(year, month, day, latest(year, month, day), false, suspicion);
  }

  private int latest(int year, int month, int day) {
    if (day != NO_DAY || year == 0) {
      return day;
    }
    LocalDate end = YearMonth.of(year, month == 0 ? 12 : month % 12 + 1).atEndOfMonth();
    return (int) Math.min(end.toEpochDay(), today.toEpochDay());
  }
}
