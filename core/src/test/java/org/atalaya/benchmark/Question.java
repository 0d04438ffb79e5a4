// SPDX-License-Identifier: Apache-2.0
package org.atalaya.benchmark;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import org.atalaya.statistics.StatisticsQuery;

/**
 * A question to the victims, and the bare SQL that yields the same cells.
 *
 * @param name what the table of results calls it
 * @param query the question
 * @param filtered code by dimension that the SQL has in its condition and not in its rows
 * @param groups dimensions of the columns of the SQL, which count and sum of keys follow
 * @param sql the SQL
 */
record Question(
    String name,
    StatisticsQuery query,
    Map<String, String> filtered,
    List<String> groups,
    String sql) {

  /** The last day of the records, an end of a month: that month belongs to the year to date. */
  static final LocalDate LAST_DAY = LocalDate.of(2024, 8, 31);

  /** Of how many years the records are. */
  static final int YEARS = 10;

  /** A year of which there are all months. */
  private static final String YEAR = "2023";

  private static final String TALLY = "count(*), CAST(sum(record_key) AS BIGINT) FROM fact_victim";
  private static final String VERSION = " WHERE from_version <= 1 AND to_version > 1";

  /** A question that is one condition and one grouping by columns. */
  private static Question plain(
      String name,
      Map<String, String> filters,
      List<String> by,
      ToIntBiFunction<String, String> ordinals) {
    StatisticsQuery query = StatisticsQuery.of("victims").by(by.toArray(String[]::new));
    StringBuilder where = new StringBuilder(VERSION);
    for (Map.Entry<String, String> filter : filters.entrySet()) {
      query = query.where(filter.getKey(), filter.getValue());
      where.append(" AND ").append(column(filter.getKey())).append(" = ");
      where.append(ordinals.applyAsInt(filter.getKey(), filter.getValue()));
    }
    String columns = String.join(", ", by.stream().map(Question::column).toList());
    String sql =
        by.isEmpty()
            ? "SELECT " + TALLY + where
            : "SELECT " + columns + ", " + TALLY + where + " GROUP BY " + columns;
    return new Question(name, query, filters, by, sql);
  }

  /**
   * The questions.
   *
   * @param ordinals the ordinal of a category, by the dimension and its code
   * @param forms the ordinals of the categories of {@code form-of-violence}
   */
  static List<Question> all(ToIntBiFunction<String, String> ordinals, Collection<Integer> forms) {
    return List.of(
        plain("total", Map.of(), List.of(), ordinals),
        plain("year", Map.of(), List.of("year"), ordinals),
        plain("month", Map.of(), List.of("month"), ordinals),
        plain("department", Map.of(), List.of("department"), ordinals),
        plain(
            "department × crime group in a year",
            Map.of("year", YEAR),
            List.of("department", "crime-group"),
            ordinals),
        plain("month × sex", Map.of(), List.of("month", "victim-sex"), ordinals),
        plain(
            "municipality of a department",
            Map.of("department", "01"),
            List.of("municipality"),
            ordinals),
        plain(
            "age × sex in a year",
            Map.of("year", YEAR),
            List.of("victim-age", "victim-sex"),
            ordinals),
        byYearAndForm(forms),
        plain(
            "month, of a sex in a department",
            Map.of("victim-sex", "F", "department", "16"),
            List.of("month"),
            ordinals),
        toDate(),
        plain("a year's total", Map.of("year", YEAR), List.of(), ordinals),
        plain(
            "month × municipality × sex",
            Map.of(),
            List.of("month", "municipality", "victim-sex"),
            ordinals));
  }

  private static Question byYearAndForm(Collection<Integer> forms) {
    String bits =
        forms.stream()
            .map(ordinal -> "(%d, %d)".formatted(ordinal, 1L << ordinal))
            .collect(Collectors.joining(", "));
    return new Question(
        "year × form of violence (several of a victim)",
        StatisticsQuery.of("victims").by("year", "form-of-violence"),
        Map.of(),
        List.of("year", "form-of-violence"),
        "SELECT year, form, "
            + TALLY
            + " JOIN (VALUES "
            + bits
            + ") AS forms(form, bit) ON form_of_violence & bit <> 0"
            + VERSION
            + " GROUP BY year, form");
  }

  private static Question toDate() {
    return new Question(
        "year to date",
        StatisticsQuery.of("victims").by("year-to-date"),
        Map.of(),
        List.of("year-to-date"),
        "SELECT month // 12, "
            + TALLY
            + VERSION
            + " AND month % 12 < "
            + LAST_DAY.getMonthValue()
            + " GROUP BY ALL");
  }

  private static String column(String dimension) {
    return dimension.replace('-', '_');
  }
}
