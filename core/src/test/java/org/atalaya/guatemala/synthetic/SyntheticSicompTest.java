// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.atalaya.cases.Category;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.CsvRows.Row;
import org.atalaya.guatemala.synthetic.SyntheticSicomp.Progress;
import org.atalaya.guatemala.synthetic.SyntheticSicomp.Summary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The files hold together, and a system looked at earlier is the same system. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyntheticSicompTest {

  private static final LocalDate LAST_DAY = LocalDate.of(2022, 12, 31);

  private static final SyntheticSicomp SYSTEM =
      SyntheticSicomp.of(7, LAST_DAY).cases(20_000).years(3);

  private static final LocalDate EARLIER = LocalDate.of(2022, 3, 31);

  /** The system as known on its last day, and on 31 March before. */
  private Path later = Path.of("");

  private Path earlier = Path.of("");
  private Summary written = new Summary(Map.of());

  @TempDir Path folder;

  @BeforeAll
  void write(@TempDir Path shared) throws IOException {
    later = shared.resolve("later");
    earlier = shared.resolve("earlier");
    written = SYSTEM.write(later, Progress.NONE);
    SYSTEM.knownAt(EARLIER).write(earlier, Progress.NONE);
  }

  @Test
  void write_sameSeed_givesTheSameBytes() throws IOException {
    SYSTEM.write(folder, Progress.NONE);

    for (String file : SyntheticSicomp.FILES) {
      assertThat(Files.mismatch(later.resolve(file), folder.resolve(file))).isEqualTo(-1);
    }
  }

  @Test
  void write_otherSeed_givesOtherCases() throws IOException {
    SyntheticSicomp.of(8, LAST_DAY).cases(20_000).years(3).write(folder, Progress.NONE);

    assertThat(Files.mismatch(later.resolve("cases.csv"), folder.resolve("cases.csv")))
        .isGreaterThanOrEqualTo(0);
  }

  @Test
  void write_summary_countsTheRows() throws IOException {
    assertThat(written.rows().keySet()).containsExactlyElementsOf(SyntheticSicomp.FILES);
    for (String file : SyntheticSicomp.FILES) {
      assertThat(written.rowsOf(file)).hasValue((long) CsvRows.all(later.resolve(file)).size());
    }
  }

  @Test
  void write_codedColumns_holdCodesOfTheListsOnly() throws IOException {
    Map<String, String> lists = new HashMap<>();
    lists.put("municipality", "municipality");
    lists.put("reporting_department", "department");
    lists.put("crime", "crime");
    lists.put("stage", "offence-stage");
    lists.put("source", "complaint-source");
    lists.put("state", "procedural-state");
    lists.put("relationship", "relationship");
    lists.put("killing", "killing-typology");
    lists.put("act", "act");
    lists.put("outcome", "sentence-outcome");
    for (String who : List.of("victim", "suspect")) {
      lists.put(who + "_ethnicity", "ethnic-people");
      lists.put(who + "_schooling", "schooling");
      lists.put(who + "_marital_status", "marital-status");
    }
    Map<String, Set<String>> found = new HashMap<>();
    for (String file : SyntheticSicomp.FILES) {
      CsvRows.forEach(
          later.resolve(file),
          row ->
              row.fields()
                  .forEach((column, code) ->
                      found.computeIfAbsent(column, name -> new TreeSet<>()).add(code)));
    }

    lists.forEach((column, list) -> {
      Set<String> allowed = codes(list);
      allowed.add(column.equals("municipality") ? "9999" : Category.UNKNOWN);
      assertThat(allowed).as(column).containsAll(found.getOrDefault(column, Set.of("none")));
    });
    assertThat(found.get("act")).isEqualTo(codes("act"));
    assertThat(found.get("killing")).isEqualTo(codes("killing-typology"));
    assertThat(found.get("state")).isEqualTo(codes("procedural-state"));
  }

  @Test
  void write_everyCase_hasAFirstVictimAndOffenceAndAPairWithItsFirstSuspect() throws IOException {
    Set<String> cases = first("cases.csv", "case_id", "");
    assertThat(first("victims.csv", "victim_no", "1")).isEqualTo(cases);
    assertThat(first("offences.csv", "offence_no", "1")).isEqualTo(cases);
    assertThat(first("pairs.csv", "pair_no", "1"))
        .isEqualTo(first("suspects.csv", "suspect_no", "1"));
    assertThat(cases).containsAll(first("proceedings.csv", "act_no", "1"));
  }

  @Test
  void write_firstOffence_isThePrincipalOneOfTheCase() throws IOException {
    Map<String, String> principal = new HashMap<>();
    CsvRows.forEach(
        later.resolve("cases.csv"), row -> principal.put(row.get("case_id"), row.get("crime")));
    CsvRows.forEach(
        later.resolve("offences.csv"),
        row -> {
          if (row.get("offence_no").equals("1")) {
            assertThat(row.get("crime")).isEqualTo(principal.get(row.get("case_id")));
          }
        });
  }

  @Test
  void write_stateOfACase_isWhatItsActsSay() throws IOException {
    CsvRows.forEach(
        later.resolve("cases.csv"),
        row -> {
          String expected =
              !row.get("sentenced").isEmpty()
                  ? "sentence"
                  : !row.get("dismissed").isEmpty()
                      ? "dismissal"
                      : !row.get("archived").isEmpty()
                          ? "archive"
                          : !row.get("joined").isEmpty()
                              ? "joinder"
                              : !row.get("accused").isEmpty() ? "accusation" : "pending";
          assertThat(row.get("state")).isEqualTo(expected);
        });
  }

  @Test
  void write_violenceAgainstWomen_hasWomenAsFirstVictims() throws IOException {
    List<Row> women =
        CsvRows.all(later.resolve("victims.csv")).stream()
            .filter(row -> row.get("crime").equals("femicide"))
            .toList();

    assertThat(women).isNotEmpty().allMatch(row -> row.get("victim_sex").equals("F"));
  }

  @Test
  void knownAt_earlierDay_holdsNothingOfLaterDays() throws IOException {
    Set<String> dates = new TreeSet<>();
    for (String file : SyntheticSicomp.FILES) {
      CsvRows.forEach(
          earlier.resolve(file),
          row ->
              row.fields().values().stream()
                  .filter(field -> field.length() == 10 && Character.isDigit(field.charAt(0)))
                  .forEach(dates::add));
    }

    assertThat(dates)
        .hasSizeGreaterThan(365)
        .allMatch(date -> !LocalDate.parse(date).isAfter(EARLIER));
  }

  @Test
  void knownAt_earlierDay_isTheSameSystem() throws IOException {
    Set<String> corrected =
        Set.of(
            "municipality",
            "crime",
            "state",
            "accused",
            "sentenced",
            "dismissed",
            "archived",
            "joined",
            "protected");
    Set<String> alsoOfVictims =
        Set.of("municipality", "crime", "relationship", "gender_related", "killing");
    Set<String> place = Set.of("municipality", "crime");
    assertGrew(earlier, later, "cases.csv", List.of("case_id"), corrected);
    assertGrew(earlier, later, "victims.csv", List.of("case_id", "victim_no"), alsoOfVictims);
    assertGrew(earlier, later, "suspects.csv", List.of("case_id", "suspect_no"), place);
    assertGrew(earlier, later, "offences.csv", List.of("case_id", "offence_no"), place);
    assertGrew(earlier, later, "pairs.csv", List.of("case_id", "pair_no"), place);
    assertGrew(earlier, later, "proceedings.csv", List.of("case_id", "act_no"), place);
  }

  @Test
  void knownAt_earlierDay_lacksComplaintsThatWereEnteredLate() throws IOException {
    long known = CsvRows.all(earlier.resolve("cases.csv")).size();
    long registered =
        CsvRows.all(later.resolve("cases.csv")).stream()
            .filter(row -> !LocalDate.parse(row.get("registered")).isAfter(EARLIER))
            .count();
    assertThat(known).isLessThan(registered).isGreaterThan(registered * 99 / 100);
  }

  @Test
  void cases_noneOrTooMany_isRefusedWithWhatIsAllowed() {
    assertThatThrownBy(() -> SYSTEM.cases(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cases must be from 1 to 100000000, given: 0");
    assertThatThrownBy(() -> SYSTEM.cases(100_000_001))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void years_none_isRefused() {
    assertThatThrownBy(() -> SYSTEM.years(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("years must be from 1 to 30, given: 0");
  }

  @Test
  void knownAt_afterTheLastDay_isRefused() {
    assertThatThrownBy(() -> SYSTEM.knownAt(LAST_DAY.plusDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 2020-01-01 to 2022-12-31, given: 2023-01-01");
  }

  @Test
  void lastDay_beforeTheEarliest_isRefused() {
    assertThatThrownBy(() -> SyntheticSicomp.of(1, LocalDate.of(1999, 12, 31)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("given: 1999-12-31");
  }

  @Test
  void write_progress_isTold() throws IOException {
    List<Long> told = new ArrayList<>();

    SyntheticSicomp.of(1, LAST_DAY).cases(70_000).write(folder, (done, total) -> told.add(done));

    assertThat(told).containsExactly(65_536L);
  }

  private static void assertGrew(
      Path earlier, Path later, String file, List<String> id, Set<String> mayChange)
      throws IOException {
    Map<String, Row> byId = new HashMap<>();
    CsvRows.forEach(later.resolve(file), row -> byId.put(id(row, id), row));
    Set<String> changed = new HashSet<>();
    List<Row> before = CsvRows.all(earlier.resolve(file));
    for (Row row : before) {
      Row after = byId.get(id(row, id));
      assertThat(after).as("%s %s", file, id(row, id)).isNotNull();
      if (after != null) {
        row.fields()
            .forEach((column, field) -> {
              if (!field.equals(after.get(column))) {
                changed.add(column);
              }
            });
      }
    }
    assertThat(before).isNotEmpty();
    assertThat(byId.size()).isGreaterThan(before.size());
    assertThat(mayChange).as(file).containsAll(changed);
    assertThat(changed).as(file).contains("crime");
  }

  private static String id(Row row, List<String> columns) {
    return columns.stream().map(row::get).collect(Collectors.joining("/"));
  }

  private Set<String> first(String file, String column, String value) throws IOException {
    Set<String> ids = new TreeSet<>();
    CsvRows.forEach(
        later.resolve(file),
        row -> {
          if (value.isEmpty() || row.get(column).equals(value)) {
            ids.add(row.get("case_id"));
          }
        });
    return ids;
  }

  private static Set<String> codes(String list) {
    return Guatemala.CODE_LISTS.find(list).orElseThrow().stream()
        .map(Category::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
