// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.atalaya.cases.CsvMapping.DateColumns;
import org.atalaya.cases.ImportReport.SuspiciousDate;

/**
 * Puts a date together from the fields of one row after another. A part that is unknown or
 * impossible makes the finer parts unknown too, never the coarser ones.
 */
final class DateReader {

  private static final int NONE = -1;

  private final DateColumns columns;
  private final LocalDate today;
  private final ImportFindings findings;
  private final int datePosition;
  private final int yearPosition;
  private final int monthPosition;
  private final int dayPosition;

  private int year;
  private Optional<YearMonth> month = Optional.empty();
  private Optional<LocalDate> day = Optional.empty();

  DateReader(
      DateColumns columns,
      ToIntFunction<String> position,
      LocalDate today,
      ImportFindings findings) {
    this.columns = columns;
    this.today = today;
    this.findings = findings;
    datePosition = columns.date().map(position::applyAsInt).orElse(NONE);
    yearPosition = columns.year().map(position::applyAsInt).orElse(NONE);
    monthPosition = columns.month().map(position::applyAsInt).orElse(NONE);
    dayPosition = columns.day().map(position::applyAsInt).orElse(NONE);
  }

  void read(List<String> fields) {
    year = 0;
    month = Optional.empty();
    day = Optional.empty();
    if (datePosition == NONE) {
      read(part(fields, yearPosition), part(fields, monthPosition), part(fields, dayPosition));
    } else {
      String text = part(fields, datePosition);
      // ISO 8601, with or without a time of day after it.
      boolean timed = text.length() > 10 && "T ".indexOf(text.charAt(10)) >= 0;
      String[] parts = (timed ? text.substring(0, 10) : text).split("-", 3);
      read(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }
  }

  private void read(String yearText, String monthText, String dayText) {
    if (yearText.isEmpty()) {
      return;
    }
    int givenYear = RowEncoder.wholeNumber(yearText);
    if (givenYear < columns.earliestYear() || givenYear > today.getYear()) {
      findings.suspicious(givenYear < 0 ? SuspiciousDate.IMPOSSIBLE : SuspiciousDate.OUT_OF_RANGE);
      return;
    }
    year = givenYear;
    if (monthText.isEmpty()) {
      return;
    }
    try {
      YearMonth givenMonth = YearMonth.of(year, RowEncoder.wholeNumber(monthText));
      if (givenMonth.isAfter(YearMonth.from(today))) {
        findings.suspicious(SuspiciousDate.OUT_OF_RANGE);
        return;
      }
      month = Optional.of(givenMonth);
      if (!dayText.isEmpty()) {
        LocalDate givenDay = givenMonth.atDay(RowEncoder.wholeNumber(dayText));
        if (givenDay.isAfter(today)) {
          findings.suspicious(SuspiciousDate.OUT_OF_RANGE);
          return;
        }
        day = Optional.of(givenDay);
      }
    } catch (DateTimeException e) {
      findings.suspicious(SuspiciousDate.IMPOSSIBLE);
    }
  }

  private String part(List<String> fields, int position) {
    String text = position == NONE ? "" : fields.get(position).strip();
    return columns.unknown().contains(text) ? "" : text;
  }

  /** The year, 0 where unknown. */
  int year() {
    return year;
  }

  Optional<YearMonth> month() {
    return month;
  }

  Optional<LocalDate> day() {
    return day;
  }

  /** The last day that the date can mean; absent where not even the year is known. */
  Optional<LocalDate> latest() {
    if (day.isPresent() || year == 0) {
      return day;
    }
    LocalDate end = month.map(YearMonth::atEndOfMonth).orElse(LocalDate.of(year, 12, 31));
    return Optional.of(end.isAfter(today) ? today : end);
  }

  void noteIfAfter(DateReader complaint) {
    if (day.isPresent() && complaint.day.isPresent() && day.get().isAfter(complaint.day.get())) {
      findings.suspicious(SuspiciousDate.EVENT_AFTER_COMPLAINT);
    }
  }
}
