// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.atalaya.guatemala.synthetic.CsvRows.Row;
import org.atalaya.guatemala.synthetic.SyntheticSicomp.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The invented alerts have the published proportions, and an end is no outcome. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyntheticAlertsTest {

  private static final LocalDate LAST_DAY = LocalDate.of(2024, 6, 30);
  private static final LocalDate EARLIER = LocalDate.of(2023, 6, 30);
  private static final List<String> ENDS =
      List.of("located_alive", "located_dead", "other_end", "withdrawn", "unknown_end");

  private List<Row> alerts = List.of();
  private List<Row> earlier = List.of();

  @BeforeAll
  void write(@TempDir Path folder) throws IOException {
    SyntheticSicomp system = SyntheticSicomp.of(5, LAST_DAY).cases(60_000).years(4);
    system.write(folder, Progress.NONE);
    alerts = CsvRows.all(folder.resolve("alerts.csv"));
    system.knownAt(EARLIER).write(folder, Progress.NONE);
    earlier = CsvRows.all(folder.resolve("alerts.csv"));
  }

  /** Published: 618 of 11,300; three standard errors of that share are 0.009 here. */
  @Test
  void write_womenStillMissing_areThePublishedShare() {
    List<Row> women = alerts.stream().filter(row -> row.get("kind").equals("woman")).toList();

    assertThat(women).hasSizeBetween(1_300, 1_600);
    assertThat(share(women, SyntheticAlertsTest::isActive))
        .isCloseTo(618 / 11_300.0, within(0.018));
  }

  @Test
  void write_end_hasOneDayAndOneOutcome_andAnActiveAlertNone() {
    assertThat(alerts)
        .isNotEmpty()
        .allSatisfy(row -> {
          List<String> days = ENDS.stream().map(row::get).filter(day -> !day.isEmpty()).toList();
          if (isActive(row)) {
            assertThat(days).isEmpty();
            assertThat(row.get("ended")).isEmpty();
            assertThat(row.get("alert_outcome")).isEqualTo("not-applicable");
          } else {
            assertThat(days).containsExactly(row.get("ended"));
            assertThat(row.get("alert_outcome")).isNotEqualTo("not-applicable");
            assertThat(row.get("alert_age")).isEqualTo("not-applicable");
          }
        });
  }

  @Test
  void write_ended_areMoreThanLocatedAlive() {
    long ended = alerts.stream().filter(Predicate.not(SyntheticAlertsTest::isActive)).count();
    long alive = alerts.stream().filter(row -> !row.get("located_alive").isEmpty()).count();

    assertThat((double) alive / ended).isBetween(0.85, 0.95);
  }

  @Test
  void write_kinds_areToldApartByAgeAndWomenAreWomen() {
    assertThat(alerts)
        .allMatch(row ->
            row.get("kind").equals("woman") == Integer.parseInt(row.get("age")) >= 18
                && (row.get("kind").equals("child") || row.get("sex").equals("F")));
  }

  @Test
  void knownAt_earlierDay_isTheSameAlertsSomeOfThemActiveStill() {
    Map<String, Row> later = alerts.stream().collect(toMap(id(), Function.identity()));

    assertThat(earlier)
        .hasSizeGreaterThan(2_000)
        .allMatch(row -> !LocalDate.parse(row.get("registered")).isAfter(EARLIER))
        .allMatch(row -> row.get("ended").compareTo(EARLIER.toString()) <= 0)
        .allSatisfy(row -> {
          Row after = later.getOrDefault(row.get("alert_id"), new Row(Map.of()));
          for (String kept : List.of("registered", "department", "age", "weekday", "hours")) {
            assertThat(after.get(kept)).isEqualTo(row.get(kept));
          }
        });
    assertThat(earlier)
        .anyMatch(row -> isActive(row) && !isActive(later.getOrDefault(row.get("alert_id"), row)));
  }

  private static Function<Row, String> id() {
    return row -> row.get("alert_id");
  }

  private static boolean isActive(Row row) {
    return row.get("alert_state").equals("active");
  }

  private static double share(List<Row> rows, Predicate<Row> of) {
    return (double) rows.stream().filter(of).count() / rows.size();
  }
}
