// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.MappingException;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.UnprotectedTable;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No withheld count follows from sums, in one table or in several. */
class FixedTablesTest {

  private static final String[] AGES = {"10", "20", "40", "70"};

  /**
   * Of a textbook (Hundepool et al., <em>Statistical Disclosure Control</em>, 2012, §4.4): one
   * small count among nine. Three more have to go, as a row and a column with one gap each fill it.
   */
  @Test
  void protect_oneSmallCount_withholdsThreeMoreAroundIt() {
    int[][] counts = {{20, 50, 10}, {8, 19, 22}, {17, 32, 12}};
    StringBuilder rows = new StringBuilder(SampleCases.HEADER);
    for (int department = 0; department < 3; department++) {
      for (int age = 0; age < 3; age++) {
        rows.append(row(department + 1, "2", AGES[age]).repeat(counts[department][age]));
      }
    }
    Map<String, PublishableTable> published =
        protect(rows.toString(), 10, "{id: a, indicator: victims, by: [department, victim-age]}");

    PublishableTable table = table(published, "a");
    List<CellValue> cells = new ArrayList<>();
    for (int department = 0; department < 3; department++) {
      cells.addAll(table.cells().subList(department * 5, department * 5 + 3));
    }
    assertThat(cells.get(3)).isInstanceOf(Suppressed.class);
    assertThat(cells).filteredOn(Suppressed.class::isInstance).hasSize(4);
    assertThat(cells).filteredOn(Published.class::isInstance).hasSize(5);
    // The row adds up to 49, and is published: the count is at most that.
    assertThat(cells.get(3)).isEqualTo(new Suppressed(Math.min(49, 45) + 1));
    assertThat(table.margin().orElseThrow())
        .startsWith(new Published(80), new Published(49), new Published(61));
    assertThat(table.profile()).isEqualTo("fixed");
    assertThat(table.protection().getFirst().in(Locale.ENGLISH)).contains("below 10");
  }

  /**
   * Random records, three tables with common totals; what can be solved is found by elimination.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void protect_linkedTables_leaveNoSmallCountToBeSolved(int seed) {
    String rows = random(seed);
    String tables =
        """
        {id: a, indicator: victims, by: [department, victim-age]}
        {id: b, indicator: victims, by: [department, victim-sex]}
        {id: c, indicator: victims, by: [victim-age, victim-sex, year]}
        """;
    try (CaseStore store = SampleCases.store(SampleCases.mapping(), rows)) {
      Statistics statistics = new Statistics(store.tables(), Guatemala.indicators());
      FixedTables fixed = fixed(5, tables);
      List<FixedTableCells> counts =
          fixed.tables().values().stream()
              .map(query -> new FixedTableCells(statistics.count(query)))
              .toList();

      Map<String, PublishableTable> published = fixed.protect(statistics);

      Set<Map<String, String>> small = small(counts, 5);
      Set<Map<String, String>> withheld = withheld(published);
      assertThat(small).isNotEmpty();
      assertThat(withheld).containsAll(small);
      assertThat(solved(counts, withheld)).doesNotContainAnyElementsOf(small);
      // Small counts alone withheld, some follow: the check would find it.
      assertThat(solved(counts, small)).containsAnyElementsOf(small);
      assertExactOrWithheld(published, statistics, fixed);
    }
  }

  private static void assertExactOrWithheld(
      Map<String, PublishableTable> published, Statistics statistics, FixedTables fixed) {
    fixed
        .tables()
        .forEach((id, query) -> {
          UnprotectedTable exact = statistics.count(query);
          List<CellValue> cells = table(published, id).cells();
          for (int cell = 0; cell < cells.size(); cell++) {
            long count = exact.cells().count(cell);
            if (cells.get(cell) instanceof Suppressed withheld) {
              assertThat(count).isLessThan(withheld.below());
            } else {
              assertThat(cells.get(cell)).isEqualTo(new Published(count));
            }
          }
        });
  }

  /** A single gap is filled by its row; with three more, nothing but the room is left. */
  @Test
  void leaves_singleGapOrBox_isToldApart() {
    String rows =
        SampleCases.HEADER
            + row(1, "1", "10").repeat(3)
            + row(1, "2", "10").repeat(9)
            + row(2, "1", "10").repeat(8)
            + row(2, "2", "10").repeat(7);
    try (CaseStore store = SampleCases.store(SampleCases.mapping(), rows)) {
      FixedTableCells table =
          new FixedTableCells(
              new Statistics(store.tables(), Guatemala.indicators())
                  .count(StatisticsQuery.of("victims").by("department", "victim-sex")));
      Map<String, String> gap = Map.of("department", "01", "victim-sex", "M");
      Set<Map<String, String>> box =
          Set.of(
              gap,
              Map.of("department", "01", "victim-sex", "F"),
              Map.of("department", "02", "victim-sex", "M"),
              Map.of("department", "02", "victim-sex", "F"));

      assertThat(new WithheldRanges(List.of(table), Set.of(gap)).leaves(gap, 1)).isFalse();
      // From 0 to 3 and the 8 men of 02, whose place women of 02 would take.
      assertThat(new WithheldRanges(List.of(table), box).leaves(gap, 11)).isTrue();
      assertThat(new WithheldRanges(List.of(table), box).leaves(gap, 12)).isFalse();
    }
  }

  @Test
  void protect_sameRecordsInTwoTables_areWithheldInBoth() {
    Map<String, PublishableTable> published =
        protect(
            random(3),
            5,
            """
            {id: a, indicator: victims, by: [department, victim-age]}
            {id: b, indicator: victims, by: [victim-age, department]}
            """);

    assertThat(withheld(Map.of("a", table(published, "a"))))
        .isEqualTo(withheld(Map.of("a", table(published, "b"))))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{id: a, indicator: victims, by: [form-of-violence]} | table a: by: given:"
            + " form-of-violence",
        "{id: a, indicator: victims, by: [municipality, department]} | lies within another one",
        "{id: a, indicator: victims, by: [year-to-date]} | year-to-date",
        "{id: a, indicator: victims, by: [victim-sex], where: {victim-age: '60+'}} | a total that"
            + " has to be withheld"
      })
  void protect_tableThatCannotBeProtected_saysWhich(String table, String message) {
    assertThatThrownBy(() -> protect(SampleCases.ROWS, 20, table))
        .isInstanceOf(FixedTableException.class)
        .hasMessageContaining(message);
  }

  @Test
  void protect_unitsTogether_areRefused() {
    assertThatThrownBy(() ->
            protect(
                SampleCases.ROWS,
                5,
                """
                {id: a, indicator: victims, by: [department]}
                {id: b, indicator: complaints, by: [department]}
                """))
        .isInstanceOf(FixedTableException.class)
        .hasMessage(
            "table b: indicator: given: case, allowed: one unit in all tables, here victim");
  }

  @Test
  void protect_unknownDimension_isAQueryException() {
    assertThatThrownBy(
            () -> protect(SampleCases.ROWS, 5, "{id: a, indicator: victims, by: [colour]}"))
        .isInstanceOf(QueryException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{threshold: 5} | 'tables'",
        "{threshold: 1, tables: [{id: a, indicator: victims, by: []}]} | threshold must be >= 2",
        "{threshold: 5, tables: []} | number of tables",
        "{threshold: 5, tables: [{id: A B, indicator: victims, by: []}]} | lower-case words",
        "{threshold: 5, tables: [{id: a, indicator: victims, by: [], noise: 3}]} | noise",
        "{threshold: 5, tables: [{id: a, indicator: v, by: []}, {id: a, indicator: v, by: []}]} |"
            + " two tables a"
      })
  void read_wrongDeclaration_namesThePlace(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("tables.yaml")
        .hasMessageContaining(message);
  }

  @Test
  void unprotectedCells_sayNothing() {
    try (CaseStore store = SampleCases.store()) {
      UnprotectedTable counts =
          new Statistics(store.tables(), Guatemala.indicators())
              .count(StatisticsQuery.of("victims").by("department", "victim-sex"));

      assertThat(new FixedTableCells(counts)).hasToString("FixedTableCells[96 cells]");
    }
  }

  /** The small counts that are not zero: those that must not be found out. */
  private static Set<Map<String, String>> small(List<FixedTableCells> tables, long threshold) {
    Set<Map<String, String>> small = new HashSet<>();
    for (FixedTableCells table : tables) {
      for (int cell = 0; cell < table.size(); cell++) {
        if (table.count(cell) > 0 && table.count(cell) < threshold) {
          small.add(table.key(cell));
        }
      }
    }
    return small;
  }

  private static Set<Map<String, String>> withheld(Map<String, PublishableTable> published) {
    Set<Map<String, String>> withheld = new HashSet<>();
    published
        .values()
        .forEach(table -> {
          for (int cell = 0; cell < table.cells().size(); cell++) {
            if (table.cells().get(cell) instanceof Suppressed) {
              Map<String, String> key = new HashMap<>();
              for (int axis = 0; axis < table.header().axes().size(); axis++) {
                key.put(
                    table.header().axes().get(axis).dimension().id(),
                    table
                        .header()
                        .axes()
                        .get(axis)
                        .categories()
                        .get(table.header().position(cell, axis))
                        .code());
              }
              withheld.add(key);
            }
          }
        });
    return withheld;
  }

  /** Which cells follow from sums by Gaussian elimination; totals are taken to be published. */
  private static Set<Map<String, String>> solved(
      List<FixedTableCells> tables, Set<Map<String, String>> withheld) {
    List<Map<String, String>> unknown = List.copyOf(withheld);
    Map<Map<String, String>, Integer> numbers = new HashMap<>();
    unknown.forEach(key -> numbers.put(key, numbers.size()));
    List<double[]> rows = new ArrayList<>();
    for (FixedTableCells table : tables) {
      for (int[] sum : table.sums()) {
        double[] row = new double[unknown.size()];
        for (int i = 0; i < sum.length; i++) {
          Integer number = numbers.get(table.key(sum[i]));
          if (number != null) {
            row[number] = i == sum.length - 1 ? -1 : 1;
          }
        }
        rows.add(row);
      }
    }
    int pivotRow = 0;
    for (int column = 0; column < unknown.size() && pivotRow < rows.size(); column++) {
      int best = pivotRow;
      for (int row = pivotRow; row < rows.size(); row++) {
        if (Math.abs(rows.get(row)[column]) > Math.abs(rows.get(best)[column])) {
          best = row;
        }
      }
      double[] pivot = rows.get(best);
      if (Math.abs(pivot[column]) < 1e-9) {
        continue;
      }
      rows.set(best, rows.get(pivotRow));
      rows.set(pivotRow, pivot);
      for (double[] row : rows) {
        double factor = row == pivot ? 0 : row[column] / pivot[column];
        for (int i = column; i < row.length && factor != 0; i++) {
          row[i] -= factor * pivot[i];
        }
      }
      pivotRow++;
    }
    Set<Map<String, String>> solved = new HashSet<>();
    for (double[] row : rows) {
      List<Integer> left = new ArrayList<>();
      for (int i = 0; i < row.length; i++) {
        if (Math.abs(row[i]) > 1e-9) {
          left.add(i);
        }
      }
      if (left.size() == 1) {
        solved.add(unknown.get(left.getFirst()));
      }
    }
    return solved;
  }

  private static String random(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder rows = new StringBuilder(SampleCases.HEADER);
    for (int department = 1; department <= 5; department++) {
      for (String age : AGES) {
        boolean few = random.nextInt(4) == 0;
        for (String sex : List.of("1", "2")) {
          int count = few ? random.nextInt(3) : 5 + random.nextInt(40);
          rows.append(row(department, sex, age).repeat(count));
        }
      }
    }
    return rows.toString();
  }

  private static String row(int department, String sex, String age) {
    return "2010-01-15,%d01,%s,%s,1122,1\n".formatted(department, sex, age);
  }

  private static Map<String, PublishableTable> protect(String rows, long threshold, String tables) {
    try (CaseStore store = SampleCases.store(SampleCases.mapping(), rows)) {
      return fixed(threshold, tables)
          .protect(new Statistics(store.tables(), Guatemala.indicators()));
    }
  }

  private static PublishableTable table(Map<String, PublishableTable> published, String id) {
    return Optional.ofNullable(published.get(id)).orElseThrow();
  }

  private static FixedTables fixed(long threshold, String tables) {
    return read(
        "threshold: %d\ntables:\n%s"
            .formatted(threshold, tables.strip().indent(0).replaceAll("(?m)^\\{", "  - {")));
  }

  private static FixedTables read(String yaml) {
    return FixedTables.read(
        "tables.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
