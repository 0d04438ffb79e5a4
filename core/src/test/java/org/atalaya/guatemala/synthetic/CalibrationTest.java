// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.atalaya.cases.Category;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.CsvRows.Row;
import org.atalaya.guatemala.synthetic.SyntheticSicomp.Progress;
import org.atalaya.guatemala.synthetic.SyntheticSicomp.Summary;
import org.atalaya.testkit.SharedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The figures are those of their sources, and the cases drawn from them show them again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalibrationTest {

  private static final int CASES = 200_000;

  private static final Calibration CALIBRATION = Calibration.read();

  /** 200,000 complaints of 2020 to 2022. */
  private static final SyntheticSicomp THREE_YEARS =
      SyntheticSicomp.of(3, LocalDate.of(2022, 12, 31)).cases(CASES).years(3);

  private Path threeYears = Path.of("");
  private Summary summary = new Summary(Map.of());

  @TempDir Path folder;

  @BeforeAll
  void write(@TempDir Path shared) throws IOException {
    threeYears = shared;
    summary = THREE_YEARS.write(shared, Progress.NONE);
  }

  @Test
  void read_everyEntry_saysWhereItIsFrom() {
    assertThat(CALIBRATION.entries())
        .hasSizeGreaterThan(100)
        .allSatisfy((id, entry) -> assertThat(entry.basis()).as(id).isNotBlank());
    assertThat(CALIBRATION.entries().values().stream().filter(entry -> !entry.assumed()).count())
        .isGreaterThan(50);
  }

  @Test
  void weights_unknownId_isAnError() {
    assertThatThrownBy(() -> CALIBRATION.weights("shoe-size"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the calibration has no shoe-size");
  }

  @Test
  void municipality_codes_areThoseOfTheListAndUnknown() {
    List<String> expected =
        Guatemala.CODE_LISTS.find("municipality").orElseThrow().stream()
            .map(Category::code)
            .collect(Collectors.toCollection(ArrayList::new));
    expected.add("9999");

    assertThat(CALIBRATION.weights("municipality").keySet()).containsExactlyElementsOf(expected);
  }

  @Test
  void figuresOfTheForms_equalARecount() throws IOException {
    Map<String, Integer> places = new TreeMap<>();
    Map<String, Integer> forms = new TreeMap<>();
    Map<String, Integer> weekdays = new TreeMap<>();
    for (int year = 2009; year <= 2011; year++) {
      recount(year, places, forms, weekdays);
    }

    assertThat(CALIBRATION.weights("forms")).isEqualTo(forms);
    assertThat(CALIBRATION.weights("weekday")).isEqualTo(weekdays);
    assertThat(CALIBRATION.weights("municipality")).containsAllEntriesOf(places);
  }

  private static void recount(
      int year,
      Map<String, Integer> places,
      Map<String, Integer> forms,
      Map<String, Integer> weekdays)
      throws IOException {
    Path file = SharedData.file("gt-ine-vif/vif-%d.csv.gz".formatted(year));
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      List<String> header = Arrays.asList(String.valueOf(lines.readLine()).split(","));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(",", -1);
        String place = fields[header.indexOf("HEC_DEPTOMCPIO")].strip();
        places.merge(place.length() < 4 ? "0" + place : place, 1, Integer::sum);
        forms.merge(fields[header.indexOf("HEC_TIPAGRE")].strip(), 1, Integer::sum);
        int dayOfMonth = Integer.parseInt(fields[header.indexOf("DIA_EMISION")].strip());
        YearMonth month =
            YearMonth.of(
                Integer.parseInt(fields[header.indexOf("ANO_EMISION")].strip()),
                Integer.parseInt(fields[header.indexOf("MES_EMISION")].strip()));
        // A form of 29 February 2011 has no weekday.
        if (month.isValidDay(dayOfMonth)) {
          int weekday = month.atDay(dayOfMonth).getDayOfWeek().getValue();
          weekdays.merge(Integer.toString(weekday), 1, Integer::sum);
        }
      }
    }
  }

  /** Published: 79,800 in 2020, 89,001 in 2021. Months vary within a year, years do not. */
  @Test
  void write_years_haveThePublishedProportion() throws IOException {
    Map<String, Integer> years = count(threeYears, "cases.csv", CalibrationTest::yearOf);

    assertThat((double) figure(years, "2021") / figure(years, "2020"))
        .isCloseTo(89_001 / 79_800.0, within(0.005));
  }

  /** Published for 2022: 65, 13, 10 and 1 %. Three standard errors of a share of 0.65 are 0.006. */
  @Test
  void write_offencesOf2022_haveThePublishedShares() throws IOException {
    Map<String, Integer> crimes =
        count(
            threeYears,
            "cases.csv",
            row -> yearOf(row).equals("2022") ? row.get("crime") : "another year");
    crimes.remove("another year");
    double total = crimes.values().stream().mapToInt(Integer::intValue).sum();
    double women =
        crimes.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("violence-women"))
            .mapToInt(Map.Entry::getValue)
            .sum();

    assertThat(women / total).isCloseTo(0.65, within(0.007));
    assertThat(figure(crimes, "rape") / total).isCloseTo(0.13, within(0.005));
    assertThat(figure(crimes, "minors-maltreatment") / total).isCloseTo(0.10, within(0.004));
    assertThat(figure(crimes, "femicide") / total).isCloseTo(0.01, within(0.002));
  }

  /** Published: 81 % of the complaints from January to 23 August 2022, on that day. */
  @Test
  void write_complaintsOf2022InAugust_areUnresolvedAsPublished() throws IOException {
    LocalDate day = LocalDate.of(2022, 8, 23);
    SyntheticSicomp.of(3, day).cases(60_000).years(1).write(folder, Progress.NONE);
    Map<String, Integer> states =
        count(
            folder,
            "cases.csv",
            row -> yearOf(row).equals("2022") ? row.get("state") : "another year");
    states.remove("another year");
    double total = states.values().stream().mapToInt(Integer::intValue).sum();

    assertThat(figure(states, "pending") / total).isCloseTo(0.81, within(0.015));
  }

  /** Published: 51,569 archived in 2024; the level of 2024 is an assumption, hence 6 %. */
  @Test
  void write_archivedIn2024_areAsManyAsPublished() throws IOException {
    LocalDate day = LocalDate.of(2024, 12, 31);
    SyntheticSicomp.of(3, day).cases(60_000).years(6).write(folder, Progress.NONE);
    Map<String, Integer> archived =
        count(
            folder,
            "cases.csv",
            row -> row.get("archived").startsWith("2024") ? "2024" : "another");
    Map<String, Integer> registered = count(folder, "cases.csv", CalibrationTest::yearOf);
    double scale = 89_001.0 / figure(registered, "2023");

    assertThat(figure(archived, "2024") * scale).isCloseTo(51_569, within(51_569 * 0.06));
  }

  @Test
  void write_victimsOfACase_areAsManyAsPublished() {
    double perCase =
        (double) summary.rowsOf("victims.csv").orElseThrow()
            / summary.rowsOf("cases.csv").orElseThrow();

    assertThat(perCase).isCloseTo(470.0 / 448, within(0.003));
  }

  /** INE forms: departments grow at different speed from 2019 on, hence a percentage point. */
  @Test
  void write_departments_areNearTheForms() throws IOException {
    SyntheticSicomp.of(3, LocalDate.of(2019, 12, 31))
        .cases(60_000)
        .years(1)
        .write(folder, Progress.NONE);
    Map<String, Integer> places =
        count(folder, "cases.csv", row -> row.get("municipality").substring(0, 2));
    Map<String, Integer> expected = new HashMap<>();
    CALIBRATION
        .weights("municipality")
        .forEach((code, forms) -> expected.merge(code.substring(0, 2), forms, Integer::sum));
    double total = places.values().stream().mapToInt(Integer::intValue).sum();
    double forms = expected.values().stream().mapToInt(Integer::intValue).sum();

    expected.forEach((department, count) ->
        assertThat(figure(places, department) / total)
            .as(department)
            .isCloseTo(count / forms, within(0.012)));
  }

  /** Counts of days vary more than a Poisson variable would, as real ones do. */
  @Test
  void write_days_areOverdispersed() throws IOException {
    Map<String, Integer> days =
        count(
            threeYears,
            "cases.csv",
            row -> yearOf(row).equals("2021") ? row.get("registered") : "another year");
    days.remove("another year");
    double mean = days.values().stream().mapToInt(Integer::intValue).average().orElseThrow();
    double variance =
        days.values().stream().mapToDouble(count -> (count - mean) * (count - mean)).sum()
            / (days.size() - 1);

    assertThat(days).hasSize(365);
    assertThat(variance / mean).isGreaterThan(3);
  }

  private static Map<String, Integer> count(Path folder, String file, Function<Row, String> code)
      throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    CsvRows.forEach(folder.resolve(file), row -> counts.merge(code.apply(row), 1, Integer::sum));
    return counts;
  }

  private static int figure(Map<String, Integer> counts, String name) {
    return counts.getOrDefault(name, 0);
  }

  private static String yearOf(Row row) {
    return row.get("registered").substring(0, 4);
  }
}
