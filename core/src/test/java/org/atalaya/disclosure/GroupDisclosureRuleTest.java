// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Category;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.IndicatorCatalogue;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;
import org.atalaya.statistics.UnprotectedTable;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That all people of a small group have something in common cannot be read off any table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupDisclosureRuleTest {

  private static final GroupDisclosureRule RULE = new GroupDisclosureRule(20, 0.8);

  /** Counts as they are, so that what is withheld follows from the records alone. */
  private static final DisclosureControl EXACT = control(new MinimumFrequencyRule(1), RULE);

  private CaseStore store;
  private Statistics statistics;

  @BeforeAll
  void load() {
    store = SampleCases.store();
    statistics = new Statistics(store.tables(), Guatemala.indicators());
  }

  @AfterAll
  void close() {
    store.close();
  }

  /** All 12 complaints of January 2010 are of women; 12 of the year's 22 are of January. */
  @Test
  void protect_wholeGroupInOneCategory_isWithheldAndTheGroupIsNot() {
    PublishableTable table =
        EXACT.protect(
            statistics.count(of("victims").by("month", "victim-sex").where("month", "2010-01")));

    assertThat(table.cells()).containsExactly(withheld(), withheld(), withheld());
    assertThat(table.margin()).contains(List.of(new Published(12)));
  }

  /** Of the 8 of March 2011, 6 are men. */
  @ParameterizedTest
  @CsvSource({"0.76, 6", "0.75, "})
  void protect_largePartOfGroup_isWithheldFromTheShareOn(double share, Integer published) {
    DisclosureControl control =
        control(new MinimumFrequencyRule(1), new GroupDisclosureRule(20, share));

    PublishableTable table =
        control.protect(
            statistics.count(
                of("victims").by("victim-sex").where("month", "2011-03").where("victim-sex", "M")));

    assertThat(table.cells())
        .containsExactly(published == null ? withheld() : new Published(published));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void protect_groupLargerThanSaid_isPublished(long largest) {
    DisclosureControl control =
        control(new MinimumFrequencyRule(1), new GroupDisclosureRule(largest, 0.8));

    List<CellValue> cells =
        control
            .protect(statistics.count(of("victims").by("victim-sex").where("month", "2010-01")))
            .cells();

    assertThat(cells.getFirst())
        .isEqualTo(largest < 12 ? new Published(12) : new Suppressed(largest + 1));
  }

  /** Department 02 is one municipality: that says where everyone lives. */
  @Test
  void protect_enclosingCategory_isTheGroup() {
    assertThat(figure("victims", Map.of("municipality", "0201"))).isEqualTo(withheld());
    assertThat(figure("victims", Map.of("department", "02"))).isEqualTo(new Published(12));
    assertThat(figure("victims", Map.of("municipality", "0201", "department", "02")))
        .isEqualTo(withheld());
  }

  /** 9 of January 2011 in 0101 are all that there are in that month and place by the sex. */
  @Test
  void protect_sameCell_isWithheldHoweverAskedFor() {
    List<CellValue> figures = figuresHoweverAsked(EXACT::protect);

    assertThat(new HashSet<>(figures)).as("%s", figures).containsExactly(withheld());
    assertThat(figures).hasSizeGreaterThan(10);
  }

  /** A rule that looks at the margin of the table asked for depends on what is asked. */
  @Test
  void figuresHoweverAsked_ruleOnTheTablesOwnMargin_differ() {
    List<CellValue> figures = figuresHoweverAsked(GroupDisclosureRuleTest::byOwnMargin);

    assertThat(new HashSet<>(figures)).hasSize(2);
  }

  /** What is unknown of everyone in a group says nothing of them. */
  @Test
  void protect_unknownOfAll_isPublished() {
    assertThat(figure("victims", Map.of("department", "?", "victim-age", "?")))
        .isEqualTo(new Published(2));
    assertThat(figure("victims", Map.of("department", "?", "victim-sex", "F")))
        .isEqualTo(withheld());
  }

  @Test
  void protect_indicatorOfOneCategory_answersLikeTheFilter() {
    Indicator victims = Guatemala.indicators().indicator("victims").orElseThrow();
    Indicator women =
        new Indicator(
            "women",
            victims.unit(),
            victims.words(),
            Map.of("victim-sex", "F"),
            victims.tier(),
            victims.dimensions(),
            victims.measures(),
            victims.populationSex(),
            List.of(),
            Optional.empty());
    Statistics both =
        new Statistics(
            store.tables(),
            new IndicatorCatalogue(List.of(victims, women), Guatemala.indicators().tiers()));

    List<CellValue> ofIndicator = EXACT.protect(both.count(of("women").by("month"))).cells();
    List<CellValue> filtered =
        EXACT.protect(both.count(of("victims").by("month").where("victim-sex", "F"))).cells();

    assertThat(ofIndicator).isEqualTo(filtered).contains(withheld()).contains(new Published(6));
  }

  @Test
  void protect_declaredNoSecret_isPublished() {
    GroupDisclosureRule rule = new GroupDisclosureRule(20, 0.8, Map.of("victim-sex", Set.of("F")));

    List<CellValue> cells =
        control(new MinimumFrequencyRule(1), rule)
            .protect(statistics.count(of("victims").by("month", "victim-sex")))
            .cells();

    assertThat(cells).startsWith(new Published(12));
    assertThat(figure("victims", Map.of("month", "2010-01", "victim-sex", "F")))
        .isEqualTo(withheld());
  }

  /** Every cell of these tables against counts of its wider groups, each asked for by itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "month,victim-sex",
        "victim-age,municipality",
        "department,form-of-violence",
        "form-of-violence,month",
        "year,victim-sex,victim-age",
        "department,month,victim-sex",
        "year,month,victim-age",
        "year-to-date,municipality",
        "municipality"
      })
  void protect_anyTable_withholdsWhatTellsTooMuchOfAWiderGroup(String by) {
    UnprotectedTable counts = statistics.count(of("victims").by(by.split(",")));
    List<CellValue> cells = EXACT.protect(counts).cells();
    TableHeader header = counts.header();

    int expected = 0;
    for (int cell = 0; cell < cells.size(); cell++) {
      long count = counts.cells().count(cell);
      boolean tells = count > 0 && count <= 20 && tellsTooMuch(header, cell, count);
      expected += tells ? 1 : 0;
      assertThat(cells.get(cell))
          .as("%s %d", by, cell)
          .isEqualTo(tells || count == 0 ? withheld() : new Published(count));
    }
    assertThat(expected).isPositive();
  }

  private boolean tellsTooMuch(TableHeader header, int cell, long count) {
    List<String> told = header.axes().stream().map(axis -> axis.dimension().id()).toList();
    for (int axis = 0; axis < header.axes().size(); axis++) {
      TableAxis lifted = header.axes().get(axis);
      String dimension = lifted.dimension().id();
      Category category = lifted.categories().get(header.position(cell, axis));
      boolean follows =
          header.axes().stream()
              .anyMatch(other -> other.dimension().parent().equals(Optional.of(dimension)));
      if (category.isResidual() || follows || dimension.endsWith("-to-date")) {
        continue;
      }
      StatisticsQuery wider = of("victims");
      for (int other = 0; other < header.axes().size(); other++) {
        if (other != axis) {
          wider =
              wider.where(
                  told.get(other),
                  header.axes().get(other).categories().get(header.position(cell, other)).code());
        }
      }
      Optional<String> parent = lifted.dimension().parent().filter(id -> !told.contains(id));
      if (parent.isPresent()) {
        wider = wider.where(parent.get(), category.parent().orElseThrow());
      }
      long group = statistics.count(wider).cells().count(0);
      if (group <= 20 && count >= 0.8 * group) {
        return true;
      }
    }
    return false;
  }

  /** The same people have the same noise, so the figures of group and part are equal: withheld. */
  @Test
  void protect_noise_neverShowsThatAGroupIsOneCategory() {
    for (int seed = 0; seed < 40; seed++) {
      DisclosureControl control = control(noise(seed), RULE);

      List<CellValue> women =
          control
              .protect(statistics.count(of("victims").by("month", "victim-sex")))
              .cells()
              .subList(0, 3);

      assertThat(women).containsOnly(new Suppressed(20 + 5 + 1));
    }
  }

  /** Without the rule, and with one that compares counts without their noise. */
  @Test
  void protect_noRule_showsIt() {
    List<CellValue> figures = new ArrayList<>();
    for (int seed = 0; seed < 40; seed++) {
      figures.add(
          control(noise(seed))
              .protect(statistics.count(of("victims").by("month", "victim-sex")))
              .cells()
              .getFirst());
    }

    assertThat(figures).hasAtLeastOneElementOfType(Published.class);
  }

  /** A withheld figure does not say whether it is small or tells too much. */
  @Test
  void protect_withheldFigures_areAllAlike() {
    PublishableTable table =
        control(noise(1), RULE)
            .protect(statistics.count(of("victims").by("municipality", "victim-age")));

    assertThat(table.cells())
        .filteredOn(Suppressed.class::isInstance)
        .hasSizeGreaterThan(100)
        .containsOnly(new Suppressed(26));
    assertThat(table.protection()).contains(RULE.note());
  }

  @Test
  void rule_wrongNumbers_areRefused() {
    assertThatThrownBy(() -> new GroupDisclosureRule(0, 0.8))
        .hasMessage("largestGroup must be >= 1.0 and <= 1000000.0. Provided value: 0.0");
    assertThatThrownBy(() -> new GroupDisclosureRule(20, 1.2)).hasMessageContaining("share");
    assertThatThrownBy(() -> control(new MinimumFrequencyRule(30), RULE))
        .hasMessageContaining("no smaller than the threshold")
        .hasMessageContaining("20");
    assertThatThrownBy(() -> control(new MinimumFrequencyRule(5), RULE, RULE))
        .hasMessageContaining("at most one GroupDisclosureRule");
  }

  /** The 9 of January 2011 in 0101, all women, and what else all of them have in common. */
  private List<CellValue> figuresHoweverAsked(
      Function<UnprotectedTable, PublishableTable> protection) {
    List<CellValue> figures = new ArrayList<>();
    Map<String, String> told =
        Map.of("month", "2011-01", "municipality", "0101", "victim-sex", "F");
    for (String indicator : List.of("complaints", "victims")) {
      for (List<String> order :
          List.of(
              List.of("month", "municipality", "victim-sex"),
              List.of("victim-sex", "month", "municipality"),
              List.of("municipality", "victim-sex", "month"))) {
        for (int filters = 0; filters <= 3; filters++) {
          StatisticsQuery query = of(indicator);
          List<String> by = order.subList(filters, 3);
          query = query.by(by.toArray(String[]::new));
          for (String filtered : order.subList(0, filters)) {
            query = query.where(filtered, String.valueOf(told.get(filtered)));
          }
          figures.add(cell(protection.apply(statistics.count(query)), told));
        }
      }
    }
    return figures;
  }

  private static CellValue cell(PublishableTable table, Map<String, String> told) {
    TableHeader header = table.header();
    for (int cell = 0; cell < header.cells(); cell++) {
      boolean all = true;
      for (int axis = 0; axis < header.axes().size(); axis++) {
        TableAxis one = header.axes().get(axis);
        all &=
            one.categories()
                .get(header.position(cell, axis))
                .code()
                .equals(told.get(one.dimension().id()));
      }
      if (all) {
        return table.cells().get(cell);
      }
    }
    throw new AssertionError("no such cell");
  }

  /** The sabotaged rule: looks at nothing but the margin over the last axis. */
  private static PublishableTable byOwnMargin(UnprotectedTable table) {
    int width = table.header().axes().getLast().size();
    CellValue[] cells = new CellValue[table.cells().size()];
    for (int cell = 0; cell < cells.length; cell++) {
      long count = table.cells().count(cell);
      boolean tells =
          RULE.tellsOf(count, table.margin().orElseThrow().count(cell / width)) || count == 0;
      cells[cell] = tells ? withheld() : new Published(count);
    }
    return new PublishableTable(
        table.header(),
        Measure.COUNT,
        Arrays.asList(cells),
        Optional.empty(),
        new Protection("public", "", List.of(), 0));
  }

  private CellValue figure(String indicator, Map<String, String> where) {
    StatisticsQuery query = of(indicator);
    for (Map.Entry<String, String> filter : where.entrySet()) {
      query = query.where(filter.getKey(), filter.getValue());
    }
    return EXACT.protect(statistics.count(query)).cells().getFirst();
  }

  private static StatisticsQuery of(String indicator) {
    return StatisticsQuery.of(indicator);
  }

  private static Suppressed withheld() {
    return new Suppressed(21);
  }

  private static CellKeyRule noise(int seed) {
    return new CellKeyRule(
        PerturbationTableDesigner.of(5, 3).design().scattered(new SplittableRandom(seed)), 5);
  }

  private static DisclosureControl control(DisclosureRule... rules) {
    return new DisclosureControl(DisclosureProfile.publicWith(List.of(rules)));
  }
}
