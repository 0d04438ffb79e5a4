// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.disclosure.CellKeyChecks.Perturbation;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.UnprotectedTable;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;

/**
 * The same people have the same figure whatever the question, its order, the unit in which they are
 * counted, the version asked for, and whatever the order and number of the files they came in.
 *
 * <p>The noise here is even on −20 to 20: two different sets of records agree once in 41 times.
 */
class SamePeopleSameFigureTest {

  private static final CellKeyRule RULE =
      new CellKeyRule(
          ContinuousPerturbationTable.scattered(
              PerturbationTableFixture.even(20), new SplittableRandom(1)),
          1);

  private static final DisclosureControl CONTROL =
      new DisclosureControl(DisclosureProfile.publicWith(List.of(RULE)));

  @Test
  void protect_samePeople_haveTheSameFigure() {
    for (List<CellValue> figures : figuresOfSamePeople(CONTROL::protect)) {
      assertThat(new HashSet<>(figures)).as("%s", figures).hasSize(1);
    }
  }

  @Test
  void protect_figures_areNotTheCounts() {
    List<CellValue> figures =
        figuresOfSamePeople(CONTROL::protect).stream().map(List::getFirst).toList();

    assertThat(figures)
        .doesNotContain(new Published(34), new Published(12))
        .doesNotHaveDuplicates();
  }

  /** Noise drawn for every answer, and noise that depends on the place in the table, are found. */
  @Test
  void figuresOfSamePeople_brokenRule_differ() {
    SplittableRandom random = new SplittableRandom(2);
    Function<UnprotectedTable, PublishableTable> fresh =
        table -> published(table, place -> (n, sum) -> RULE.apply(n, random.nextLong(1L << 40)));
    Function<UnprotectedTable, PublishableTable> byPlace =
        table -> published(table, place -> (n, sum) -> RULE.apply(n, sum + place * (1L << 31) / 3));

    for (Function<UnprotectedTable, PublishableTable> broken : List.of(fresh, byPlace)) {
      assertThat(figuresOfSamePeople(broken))
          .anySatisfy(figures -> assertThat(new HashSet<>(figures)).hasSizeGreaterThan(1));
    }
    assertThat(figuresOfSamePeople(table -> published(table, place -> RULE::apply)))
        .isEqualTo(figuresOfSamePeople(CONTROL::protect));
  }

  /** For the records of department 01, and for those of department 02: every figure of them. */
  private static List<List<CellValue>> figuresOfSamePeople(
      Function<UnprotectedTable, PublishableTable> protection) {
    List<String> reversed = new ArrayList<>(SampleCases.ROWS.lines().skip(1).toList());
    Collections.reverse(reversed);
    List<CellValue> first = new ArrayList<>();
    List<CellValue> second = new ArrayList<>();
    for (List<String> files :
        List.of(
            List.of(SampleCases.ROWS),
            List.of(file(reversed)),
            List.of(file(reversed.subList(0, 20)), file(reversed.subList(20, 48))))) {
      try (CaseStore store = SampleCases.empty(SampleCases.mapping())) {
        SampleCases.load(store, SampleCases.mapping(), files.toArray(String[]::new));
        Statistics statistics = new Statistics(store.tables(), Guatemala.indicators());
        ask(statistics, protection, first, second);
        SampleCases.load(
            store, SampleCases.mapping(), SampleCases.ROWS + "2011-05-05,101,2,20,1122,1\n");
        first.add(
            protection
                .apply(statistics.count(of("victims").where("department", "01").version(1)))
                .cells()
                .getFirst());
        second.add(
            protection
                .apply(statistics.count(of("victims").where("department", "02")))
                .cells()
                .getFirst());
      }
    }
    return List.of(first, second);
  }

  private static void ask(
      Statistics statistics,
      Function<UnprotectedTable, PublishableTable> protection,
      List<CellValue> first,
      List<CellValue> second) {
    Function<StatisticsQuery, PublishableTable> answer =
        query -> protection.apply(statistics.count(query));
    for (String indicator : List.of("victims", "complaints", "suspects")) {
      PublishableTable all = answer.apply(of(indicator).by("department"));
      first.add(all.cells().get(0));
      second.add(all.cells().get(1));
      PublishableTable listed =
          answer.apply(of(indicator).by("department").where("department", "02", "01"));
      boolean asAsked =
          listed.header().axes().getFirst().categories().getFirst().code().equals("02");
      first.add(listed.cells().get(asAsked ? 1 : 0));
      first.add(answer.apply(of(indicator).where("department", "01")).cells().getFirst());
      // All records of department 02 are of its capital.
      second.add(answer.apply(of(indicator).where("municipality", "0201")).cells().getFirst());
    }
    List<CellValue> margin =
        answer.apply(of("victims").by("department", "victim-sex")).margin().orElseThrow();
    first.add(margin.get(0));
    second.add(margin.get(1));
    List<CellValue> marginOfOverlapping =
        answer.apply(of("victims").by("department", "form-of-violence")).margin().orElseThrow();
    first.add(marginOfOverlapping.get(0));
    second.add(marginOfOverlapping.get(1));
  }

  private static StatisticsQuery of(String indicator) {
    return StatisticsQuery.of(indicator);
  }

  private static String file(List<String> rows) {
    return SampleCases.HEADER + String.join("\n", rows) + "\n";
  }

  private static PublishableTable published(
      UnprotectedTable table, Function<Integer, Perturbation> rules) {
    return new PublishableTable(
        table.header(),
        Measure.COUNT,
        published(table.cells(), rules),
        table.margin().map(margin -> published(margin, rules)),
        new Protection("public", "", List.of(), 0));
  }

  private static List<CellValue> published(
      UnprotectedTally tally, Function<Integer, Perturbation> rules) {
    CellValue[] values = new CellValue[tally.size()];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = rules.apply(cell).apply(tally.count(cell), tally.keySum(cell));
    }
    return Arrays.asList(values);
  }
}
