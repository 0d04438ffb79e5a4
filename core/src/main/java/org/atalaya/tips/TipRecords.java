// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.atalaya.cases.Category;
import org.atalaya.tips.TipEnvelope.Minor;
import org.atalaya.tips.UnprotectedTipFact.Subject;

/**
 * What is counted of a tip as a row of the table of the unit {@code tip}: the columns that the
 * mapping {@code sicomp} names.
 */
public final class TipRecords {

  /** All columns, the first being that by which a row is known. */
  public static final List<String> COLUMNS =
      List.of(
          "tip_id",
          "registered",
          "department",
          "subject",
          "crime_group",
          "minor",
          "tip_state",
          "waited",
          "closed_as");

  /** How the country pack's code lists say that a place is not known. */
  private static final String NO_PLACE = "9999";

  private static final String WAITS = "waits";

  /** Codes of the bands of waiting, by first minute. */
  private static final NavigableMap<Long, String> BANDS =
      new TreeMap<>(
          Map.of(0L, "0-14", 15L, "15-59", 60L, "60-239", 240L, "240-1439", 1440L, "1440+"));

  private TipRecords() {}

  /** The row of a tip: by each of {@link #COLUMNS}, in their order, a text. */
  public static Map<String, String> row(UnprotectedTipFact fact) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("tip_id", fact.id());
    row.put("registered", fact.received().toString());
    row.put("department", fact.department().orElse(NO_PLACE));
    row.put(
        "subject", fact.subject() == Subject.WITHHELD ? Category.UNKNOWN : code(fact.subject()));
    row.put("crime_group", fact.crimeGroup().orElse(Category.UNKNOWN));
    row.put("minor", fact.minor() == Minor.UNKNOWN ? Category.UNKNOWN : code(fact.minor()));
    row.put("tip_state", state(fact));
    row.put("waited", fact.waited().map(TipRecords::band).orElse(WAITS));
    row.put("closed_as", fact.closedAs().map(TipRecords::code).orElse(Category.NOT_APPLICABLE));
    return row;
  }

  private static String state(UnprotectedTipFact fact) {
    if (fact.closedAs().isPresent()) {
      return "closed";
    }
    return fact.waited().isPresent() ? "acknowledged" : WAITS;
  }

  /** Of clocks that disagree none has waited less than nothing. */
  private static String band(Duration waited) {
    return BANDS.floorEntry(Math.max(0, waited.toMinutes())).getValue();
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
