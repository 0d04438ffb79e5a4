// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Category;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.CsvRows.Row;
import org.atalaya.guatemala.synthetic.SyntheticSicomp.Progress;
import org.atalaya.guatemala.synthetic.SyntheticSicomp.Summary;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The synthetic files through the mapping {@code sicomp}: nothing is unknown to it, and every table
 * equals a count of the files that shares no code with the library.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SicompMappingTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2023-01-01T12:00:00Z"), ZoneOffset.UTC);

  private static final CsvMapping MAPPING = Guatemala.mapping("sicomp");

  private static final List<String> EXITS =
      List.of("accusation accused", "dismissal dismissed", "archive archived", "joinder joined");

  private final CaseStore store = CaseStore.inMemory(MAPPING, SampleCases.SECRET, CLOCK);
  private Path folder = Path.of("");
  private Summary written = new Summary(Map.of());
  private List<ImportReport> reports = List.of();

  @BeforeAll
  void load(@TempDir Path shared) throws IOException {
    folder = shared;
    written =
        SyntheticSicomp.of(11, LocalDate.of(2022, 12, 31))
            .cases(8_000)
            .write(shared, Progress.NONE);
    reports =
        List.of(
            store
                .loader()
                .load(
                    MAPPING,
                    SyntheticSicomp.FILES.stream().map(shared::resolve).toList(),
                    CaseLoader.Progress.NONE));
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void load_everyRow_isKnownToTheMapping() {
    ImportReport report = reports.getFirst();

    assertThat(report.unknownCodes()).isEmpty();
    assertThat(report.suspiciousDates()).isEmpty();
    assertThat(report.rowsLoaded()).isEqualTo(written.total());
  }

  @Test
  void source_isSaidToBeSynthetic() {
    assertThat(MAPPING.source().synthetic()).isTrue();
    assertThat(MAPPING.source().licence()).isPresent();
    assertThat(MAPPING.source().citation()).isPresent();
  }

  @Test
  void dimensions_forMeasuresByCohort_areInternal() {
    assertThat(MAPPING.schema().dimensions())
        .filteredOn(Dimension::internal)
        .extracting(Dimension::id)
        .containsExactly(
            "time-to-protection",
            "time-to-accusation",
            "time-to-sentence",
            "time-to-dismissal",
            "time-to-archive",
            "time-to-joinder",
            "exit-course",
            "protection-course",
            "sentence-course",
            "alert-course");
  }

  Stream<Arguments> tables() {
    return Stream.of(
        table(CountingUnit.CASE, "department", row -> department(row.get("municipality"))),
        table(CountingUnit.CASE, "reporting-department", row -> row.get("reporting_department")),
        table(CountingUnit.CASE, "weekday", SicompMappingTest::weekday),
        table(CountingUnit.CASE, "hour", row -> hour(row.get("hour"))),
        table(CountingUnit.CASE, "crime", row -> row.get("crime")),
        table(CountingUnit.CASE, "procedural-state", row -> row.get("state")),
        table(CountingUnit.CASE, "source", row -> row.get("source")),
        table(CountingUnit.CASE, "reporting-delay", SicompMappingTest::reportingDelay),
        table(CountingUnit.CASE, "time-to-protection", row -> within(row, "protected")),
        table(CountingUnit.CASE, "time-to-sentence", row -> within(row, "sentenced")),
        tableOfSeveral(CountingUnit.CASE, "form-of-violence", SicompMappingTest::forms),
        tableOfSeveral(CountingUnit.CASE, "iccs", SicompMappingTest::iccs),
        tableOfSeveral(CountingUnit.OFFENCE, "iccs", SicompMappingTest::iccs),
        table(CountingUnit.OFFENCE, "crime", row -> row.get("crime")),
        table(CountingUnit.OFFENCE, "offence-stage", row -> row.get("stage")),
        table(CountingUnit.VICTIM, "victim-sex", row -> row.get("victim_sex")),
        table(CountingUnit.VICTIM, "victim-age", row -> age(row.get("victim_age"))),
        table(CountingUnit.VICTIM, "relationship", row -> row.get("relationship")),
        table(CountingUnit.VICTIM, "killing-typology", row -> row.get("killing")),
        table(CountingUnit.VICTIM, "gender-related-killing", row -> row.get("gender_related")),
        table(CountingUnit.SUSPECT, "suspect-ethnicity", row -> row.get("suspect_ethnicity")),
        table(CountingUnit.SUSPECT, "suspect-age", row -> age(row.get("suspect_age"))),
        table(CountingUnit.PAIR, "relationship", row -> row.get("relationship")),
        table(
            CountingUnit.PAIR, "suspect-marital-status", row -> row.get("suspect_marital_status")),
        table(CountingUnit.PROCEEDING, "act", row -> row.get("act")),
        table(CountingUnit.ALERT, "department", row -> row.get("department")),
        table(CountingUnit.ALERT, "alert-state", row -> row.get("alert_state")),
        table(CountingUnit.ALERT, "alert-age", row -> row.get("alert_age")),
        table(CountingUnit.ALERT, "last-seen-weekday", row -> row.get("weekday")),
        table(
            CountingUnit.ALERT,
            "alert-outcome",
            row -> row.get("alert_outcome").replace("unknown", Category.UNKNOWN)),
        table(CountingUnit.PROCEEDING, "sentence-outcome", row -> row.get("outcome")));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void count_table_equalsACountOfTheFile(
      CountingUnit unit, String dimension, Function<Row, List<String>> codes) throws IOException {
    Map<String, Long> expected = new TreeMap<>();
    CsvRows.forEach(
        folder.resolve(unit.id() + "s.csv"),
        row -> codes.apply(row).forEach(code -> expected.merge(code, 1L, Long::sum)));

    assertThat(count(unit, dimension)).isEqualTo(expected);
  }

  /** The first exit and the days to it, added up over the bands. */
  @Test
  void count_exitCourse_saysWhichExitCameFirst() throws IOException {
    Map<String, Long> expected = new TreeMap<>();
    CsvRows.forEach(
        folder.resolve("cases.csv"),
        row -> {
          String first = "pending";
          String day = "9999";
          for (String exit : EXITS) {
            String date = row.get(exit.split(" ")[1]);
            if (!date.isEmpty() && date.compareTo(day) < 0) {
              first = exit.split(" ")[0];
              day = date;
            }
          }
          expected.merge(first, 1L, Long::sum);
        });
    Map<String, Long> counted = new TreeMap<>();
    count(CountingUnit.CASE, "exit-course")
        .forEach((code, cases) -> counted.merge(code.replaceAll("\\..*", ""), cases, Long::sum));

    assertThat(counted).isEqualTo(expected);
  }

  private Map<String, Long> count(CountingUnit unit, String dimension) {
    List<String> codes =
        MAPPING.schema().dimension(dimension).orElseThrow().categories().stream()
            .map(Category::code)
            .toList();
    UnprotectedTally tally =
        store
            .tables()
            .tally(
                new TallyRequest(unit, List.of(new TallyRequest.Axis(dimension, codes, true)), 1));
    Map<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < codes.size(); i++) {
      if (tally.count(i) > 0) {
        counts.put(codes.get(i), tally.count(i));
      }
    }
    return counts;
  }

  private static Arguments table(CountingUnit unit, String dimension, Function<Row, String> code) {
    return tableOfSeveral(unit, dimension, row -> List.of(code.apply(row)));
  }

  private static Arguments tableOfSeveral(
      CountingUnit unit, String dimension, Function<Row, List<String>> codes) {
    return argumentSet(unit.id() + " by " + dimension, unit, dimension, codes);
  }

  private static String department(String municipality) {
    return municipality.equals("9999") ? "?" : municipality.substring(0, 2);
  }

  private static String weekday(Row row) {
    return row.get("event").isEmpty()
        ? "?"
        : Integer.toString(LocalDate.parse(row.get("event")).getDayOfWeek().getValue());
  }

  private static String hour(String hour) {
    return hour.isEmpty() ? "?" : hour.length() == 1 ? "0" + hour : hour;
  }

  private static String age(String age) {
    if (age.isEmpty()) {
      return "?";
    }
    int from = Integer.parseInt(age) / 5 * 5;
    return from >= 65 ? "65+" : from + "-" + (from + 4);
  }

  private static String reportingDelay(Row row) {
    return row.get("event").isEmpty()
        ? "?"
        : band(
            days(row.get("event"), row.get("registered")),
            0,
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            14,
            31,
            61,
            92,
            183,
            365);
  }

  private static String within(Row row, String date) {
    return row.get(date).isEmpty()
        ? "none"
        : band(days(row.get("registered"), row.get(date)), 0, 91, 183, 365, 730);
  }

  private static String band(long days, int... lower) {
    int band = 0;
    while (band + 1 < lower.length && days >= lower[band + 1]) {
      band++;
    }
    return band + 1 == lower.length ? lower[band] + "+" : lower[band] + "-" + (lower[band + 1] - 1);
  }

  private static long days(String from, String to) {
    return ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(to));
  }

  private static List<String> forms(Row row) {
    List<String> forms = new ArrayList<>();
    for (String form : List.of("physical", "psychological", "sexual", "economic")) {
      if (row.get(form).equals("1")) {
        forms.add(form);
      }
    }
    return forms.isEmpty() ? List.of("none") : forms;
  }

  private static List<String> iccs(Row row) {
    return switch (row.get("crime")) {
      case "femicide", "parricide", "murder", "homicide" -> List.of("0101");
      case "attempted-femicide", "attempted-homicide" -> List.of("0102");
      case "violence-women-physical", "injuries" -> List.of("02011");
      case "violence-women-psychological" -> List.of("02012", "0208");
      case "threats" -> List.of("02012");
      case "violence-women-sexual" -> List.of("0301");
      case "rape" -> List.of("03011");
      case "sexual-assault" -> List.of("03012");
      case "sexual-exhibitionism" -> List.of("0802");
      case "sexual-privacy-violation" -> List.of("0211");
      case "minors-blackmail-online" -> List.of("0205", "0302");
      case "coercion" -> List.of("0205");
      case "trafficking-persons", "trafficking-remuneration" -> List.of("0204");
      case "minors-maltreatment" -> List.of("02011", "0206");
      case "minors-abandonment" -> List.of("0206");
      case "minors-harmful-labour" -> List.of("0203");
      case "kidnapping", "illegal-detention", "minors-abduction" -> List.of("0202");
      case "violence-women-economic", "economic-support-denial", "other-offence" -> List.of("0219");
      case "disobedience" -> List.of("0806");
      default -> List.of("0302");
    };
  }
}
