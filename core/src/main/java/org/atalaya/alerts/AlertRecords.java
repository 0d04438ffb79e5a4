// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.atalaya.cases.Category;

/**
 * What is counted of an alert as a row of the table of the unit {@code alert}: the columns that the
 * mapping {@code sicomp} names. "Ended" is one column and the outcome another, so that nobody takes
 * one for the other.
 */
public final class AlertRecords {

  /** Name of the column by which a row is known. */
  public static final String ID = "alert_id";

  private static final String ENDED = "ended";
  private static final String UNKNOWN_OUTCOME = "unknown";

  /** Column of the day of an end, by outcome. */
  private static final Map<String, String> DAY_OF =
      Map.of(
          Outcome.LOCATED_ALIVE.code(),
          "located_alive",
          Outcome.LOCATED_DEAD.code(),
          "located_dead",
          Outcome.OTHER.code(),
          "other_end",
          Outcome.WITHDRAWN.code(),
          "withdrawn",
          UNKNOWN_OUTCOME,
          "unknown_end");

  /** All columns. */
  public static final List<String> COLUMNS =
      List.of(
          ID,
          "kind",
          "registered",
          "department",
          "weekday",
          "hours",
          "age",
          "sex",
          "ethnicity",
          "marital_status",
          "alert_state",
          "alert_outcome",
          "alert_age",
          ENDED,
          "located_alive",
          "located_dead",
          "other_end",
          "withdrawn",
          "unknown_end");

  /** Codes of the bands of completed days since activation, by first day. */
  private static final NavigableMap<Long, String> AGES =
      new TreeMap<>(
          Map.of(0L, "0-29", 30L, "30-89", 90L, "90-364", 365L, "365-1094", 1095L, "1095+"));

  private AlertRecords() {}

  /**
   * The row of an alert.
   *
   * @param asOf the day on which an active alert's age is told
   * @return by each of {@link #COLUMNS}, in their order, a text, empty where there is no such day
   */
  public static Map<String, String> row(UnprotectedAlertFact fact, LocalDate asOf) {
    Map<String, String> row = new LinkedHashMap<>();
    COLUMNS.forEach(column -> row.put(column, ""));
    row.put(ID, fact.id());
    row.put("kind", fact.kind().code());
    row.put("registered", fact.activated().toString());
    row.put("department", fact.department());
    row.put("weekday", Integer.toString(fact.weekday()));
    row.put("hours", fact.hourBand());
    row.put("age", Integer.toString(fact.age()));
    row.put("sex", fact.sex().name());
    row.put("ethnicity", fact.ethnicity());
    row.put("marital_status", fact.maritalStatus());
    fact.ended()
        .ifPresentOrElse(
            day -> end(row, day, fact.outcome()),
            () -> {
              long age = Math.max(0, DAYS.between(fact.activated(), asOf));
              row.put("alert_state", "active");
              row.put("alert_outcome", Category.NOT_APPLICABLE);
              row.put("alert_age", AGES.floorEntry(age).getValue());
            });
    return row;
  }

  private static void end(Map<String, String> row, LocalDate day, Optional<String> told) {
    String outcome = told.orElse(UNKNOWN_OUTCOME);
    row.put("alert_state", ENDED);
    row.put("alert_outcome", outcome);
    row.put("alert_age", Category.NOT_APPLICABLE);
    row.put(ENDED, day.toString());
    row.put(DAY_OF.getOrDefault(outcome, "unknown_end"), day.toString());
  }
}
